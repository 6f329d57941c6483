/** Arithmetic and comparison of values: 金额 ± 金额, 金额 × 数, 金额 ÷ 金额 = 数; unknown in, unknown out. Language.md, Expressions. */
import type { CompareOperator } from '../../grammar/index.ts'
import { absolute, type Ticks } from '../money/amount.ts'
import { add, compare, divide, fromInteger, magnitude, multiply, type Num, negate, numberToTicks, subtract, ticksToNumber } from '../money/number.ts'
import { truth, unknown, type Value, ZERO } from '../value.ts'

export type ArithmeticOperator = '+' | '-' | '×' | '÷'

export function calculate(operator: ArithmeticOperator, left: Value, right: Value): Value {
  if (left.k === 'unknown') return left
  if (right.k === 'unknown') return right
  if (operator === '+' || operator === '-') return addUp(operator, left, right)
  if (operator === '×') return times(left, right)
  return quotient(left, right)
}

function addUp(operator: '+' | '-', left: Value, right: Value): Value {
  const [a, b] = alike(left, right)
  if (a.k === 'amount' && b.k === 'amount')
    return withSlack(operator === '+' ? a.ticks + b.ticks : a.ticks - b.ticks, (a.slack ?? 0n) + (b.slack ?? 0n))
  if (a.k === 'number' && b.k === 'number')
    return { k: 'number', n: operator === '+' ? add(a.n, b.n) : subtract(a.n, b.n), ...joinSlack(a.slack, b.slack) }
  return unknown('type', operator)
}

function joinSlack(a: Num | undefined, b: Num | undefined): { readonly slack?: Num } {
  if (!a && !b) return {}
  return { slack: a && b ? add(a, b) : ((a ?? b) as Num) }
}

export function withSlack(ticks: Ticks, slack: Ticks): Value {
  if (slack === 0n) return ticks === 0n ? ZERO : { k: 'amount', ticks }
  return { k: 'amount', ticks, slack }
}

/** A bare 0 stands beside money as money does. */
function alike(left: Value, right: Value): readonly [Value, Value] {
  if (left.k === 'amount' && isZero(right)) return [left, ZERO]
  if (right.k === 'amount' && isZero(left)) return [ZERO, right]
  return [left, right]
}

function isZero(value: Value): boolean {
  return value.k === 'number' && value.n.isZero()
}

function times(left: Value, right: Value): Value {
  if (left.k === 'number' && right.k === 'number') return { k: 'number', n: multiply(left.n, right.n) }
  if (left.k === 'number' && right.k === 'amount') return times(right, left)
  if (left.k === 'amount' && right.k === 'number') {
    const exact = multiply(ticksToNumber(left.ticks), right.n)
    const slack = left.slack ? numberToTicks(magnitude(multiply(ticksToNumber(left.slack), right.n))) : 0n
    return withSlack(numberToTicks(exact), slack)
  }
  return unknown('type', '×')
}

function quotient(left: Value, right: Value): Value {
  if (left.k === 'number' && right.k === 'number') {
    const n = divide(left.n, right.n)
    return n ? { k: 'number', n } : unknown('nothing', '÷ 0')
  }
  if (left.k === 'amount' && right.k === 'amount') {
    const n = divide(ticksToNumber(left.ticks), ticksToNumber(right.ticks))
    return n ? { k: 'number', n } : unknown('nothing', '÷ 0')
  }
  if (left.k === 'amount' && right.k === 'number') {
    const n = divide(ticksToNumber(left.ticks), right.n)
    return n ? withSlack(numberToTicks(n), left.slack ?? 0n) : unknown('nothing', '÷ 0')
  }
  return unknown('type', '÷')
}

export function negated(value: Value): Value {
  if (value.k === 'amount') return withSlack(-value.ticks, value.slack ?? 0n)
  if (value.k === 'number') return { ...value, n: negate(value.n) }
  return value.k === 'unknown' ? value : unknown('type', '-')
}

export function absoluteValue(value: Value): Value {
  if (value.k === 'amount') return withSlack(absolute(value.ticks), value.slack ?? 0n)
  if (value.k === 'number') return { ...value, n: magnitude(value.n) }
  return value.k === 'unknown' ? value : unknown('type', '绝对值')
}

/** Sums values of one kind; an empty list is no amount. */
export function total(values: readonly Value[]): Value {
  const [first, ...others] = values
  return others.reduce((sum, value) => calculate('+', sum, value), first ?? ZERO)
}

export function compareValues(operator: CompareOperator, left: Value, right: Value): Value {
  if (operator === '属于') return belongs(left, right)
  if (operator === '始于') return startsWith(left, right)
  if (left.k === 'unknown') return left
  if (right.k === 'unknown') return right
  const [a, b] = alike(left, right)
  if (isFigure(a) && isFigure(b)) return compareFigures(operator, a, b)
  if (operator !== '=' && operator !== '<>') return unknown('type', operator)
  const same = sameWord(a, b)
  if (same === undefined) return unknown('type', operator)
  return truth(operator === '=' ? same : !same)
}

function isFigure(value: Value): value is Extract<Value, { k: 'amount' | 'number' }> {
  return value.k === 'amount' || value.k === 'number'
}

function compareFigures(operator: CompareOperator, a: Value, b: Value): Value {
  const sign = signOfDifference(a, b)
  if (sign === undefined) return unknown('type', operator)
  switch (operator) {
    case '=':
      return truth(sign === 0)
    case '<>':
      return truth(sign !== 0)
    case '<':
      return truth(sign < 0)
    case '<=':
      return truth(sign <= 0)
    case '>':
      return truth(sign > 0)
    default:
      return truth(sign >= 0)
  }
}

/** 0 within the slack of both. */
function signOfDifference(a: Value, b: Value): number | undefined {
  if (a.k === 'amount' && b.k === 'amount') {
    const gap = a.ticks - b.ticks
    if (absolute(gap) <= (a.slack ?? 0n) + (b.slack ?? 0n)) return 0
    return gap < 0n ? -1 : 1
  }
  if (a.k !== 'number' || b.k !== 'number') return undefined
  const gap = subtract(a.n, b.n)
  const zero = fromInteger(0)
  return compare(magnitude(gap), add(a.slack ?? zero, b.slack ?? zero)) <= 0 ? 0 : compare(gap, zero)
}

/** Codes, texts and numbers that stand for codes: `201` in a formula is the code 201. */
function sameWord(a: Value, b: Value): boolean | undefined {
  const left = wordOf(a)
  const right = wordOf(b)
  return left === undefined || right === undefined ? undefined : left === right
}

export function wordOf(value: Value): string | undefined {
  if (value.k === 'code') return value.code
  if (value.k === 'text') return value.key
  return value.k === 'number' ? value.n.toFixed() : undefined
}

/** A code belongs to itself and to what it lies below; a list takes what any item takes and no exception does. */
function belongs(left: Value, right: Value): Value {
  if (right.k === 'list') {
    const inside = right.items.some((item) => isTrue(belongs(left, item)))
    if (left.k === 'unknown') return left
    return truth(inside && !right.except.some((item) => isTrue(belongs(left, item))))
  }
  if (left.k === 'unknown') return left
  if (right.k === 'unknown') return right
  const part = wordOf(left)
  const whole = wordOf(right)
  if (part === undefined || whole === undefined) return unknown('type', '属于')
  return truth(left.k === 'code' ? part.startsWith(whole) : part === whole)
}

function startsWith(left: Value, right: Value): Value {
  if (left.k === 'unknown') return left
  if (right.k === 'unknown') return right
  const text = wordOf(left)
  const start = wordOf(right)
  return text === undefined || start === undefined ? unknown('type', '始于') : truth(text.startsWith(start))
}

export function isTrue(value: Value): boolean {
  return value.k === 'truth' && value.truth
}

/** Three-valued: false wins over unknown in 且, true in 或. */
export function allOf(values: readonly Value[]): Value {
  if (values.some((value) => value.k === 'truth' && !value.truth)) return truth(false)
  return values.find((value) => value.k !== 'truth') ?? truth(true)
}

export function anyOf(values: readonly Value[]): Value {
  if (values.some(isTrue)) return truth(true)
  return values.find((value) => value.k !== 'truth') ?? truth(false)
}

export function not(value: Value): Value {
  return value.k === 'truth' ? truth(!value.truth) : value
}
