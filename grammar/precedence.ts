/**
 * Builds the tree of an expression from its flat run of operands and operators. The grammar keeps expressions flat, so that nesting, and
 * with it the stack, grows with brackets only. Loosest first: 或 · 且 · 非 · comparisons (a chain) · + - · × ÷ · the sign.
 */
import type { CompareOperator, Expression } from './syntax.ts'

export type Operator = CompareOperator | '+' | '-' | '×' | '÷' | '且' | '或' | '非'
export type Item =
  | { readonly type: 'operand'; readonly expression: Expression }
  | { readonly type: 'operator'; readonly operator: Operator }
  | { readonly type: 'prefix'; readonly operator: '非' | '-'; readonly start: number }

const LEVEL: Record<Operator, number> = {
  ...{ 或: 1, 且: 2, 非: 3 },
  ...{ '=': 4, '<>': 4, '<': 4, '<=': 4, '>': 4, '>=': 4, 属于: 4, 始于: 4 },
  ...{ '+': 5, '-': 5, '×': 6, '÷': 6 },
}
const COMPARISON = 4
const SIGN = 7

interface Reader {
  readonly items: readonly Item[]
  place: number
}

export function assemble(items: readonly Item[]): Expression {
  return climb({ items, place: 0 }, 1)
}

/** Precedence climbing. Operators of one level gather to the left, comparisons and 且, 或 to one node. */
function climb(reader: Reader, level: number): Expression {
  let left = prefixed(reader)
  for (;;) {
    const item = reader.items[reader.place]
    if (item?.type !== 'operator' || LEVEL[item.operator] < level) return left
    const own = LEVEL[item.operator]
    left = own === COMPARISON ? comparison(reader, left) : own < COMPARISON ? logic(reader, left, item.operator as '且' | '或') : binary(reader, left)
  }
}

function prefixed(reader: Reader): Expression {
  const item = reader.items[reader.place++]
  if (item?.type === 'operand') return item.expression
  if (item?.type !== 'prefix') return { type: 'missing', start: 0, end: 0 }
  const operand = climb(reader, item.operator === '非' ? COMPARISON : SIGN)
  return { type: item.operator === '非' ? 'not' : 'negate', operand, start: item.start, end: operand.end }
}

function binary(reader: Reader, left: Expression): Expression {
  const operator = take(reader) as '+' | '-' | '×' | '÷'
  const right = climb(reader, LEVEL[operator] + 1)
  return { type: 'arithmetic', operator, left, right, start: left.start, end: right.end }
}

function comparison(reader: Reader, first: Expression): Expression {
  const operands = [first]
  const operators: CompareOperator[] = []
  while (nextLevel(reader) === COMPARISON) {
    operators.push(take(reader) as CompareOperator)
    operands.push(climb(reader, COMPARISON + 1))
  }
  return { type: 'compare', operands, operators, start: first.start, end: operands.at(-1)?.end ?? first.end }
}

function logic(reader: Reader, first: Expression, operator: '且' | '或'): Expression {
  const operands = [first]
  while (nextLevel(reader) === LEVEL[operator]) {
    take(reader)
    operands.push(climb(reader, LEVEL[operator] + 1))
  }
  return { type: 'logic', operator, operands, start: first.start, end: operands.at(-1)?.end ?? first.end }
}

function nextLevel(reader: Reader): number | undefined {
  const item = reader.items[reader.place]
  return item?.type === 'operator' ? LEVEL[item.operator] : undefined
}

function take(reader: Reader): Operator {
  const item = reader.items[reader.place++]
  return item?.type === 'operator' ? item.operator : '+'
}
