/**
 * Formula → a function of the place that asks. Names are found once, when a form is put in force: a name that means nothing,
 * or two things, is a finding in the formula’s own file. Language.md, Expressions.
 */
import type { CompareOperator, Expression } from '../../grammar/index.ts'
import { type ColumnForm, placeOf, type RowForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { parseFigure } from '../money/amount.ts'
import { parseNumber, shift } from '../money/number.ts'
import type { Finding } from '../rules/define-rule.ts'
import { syntax } from '../rules/syntax.ts'
import type { Line } from '../store/line-document.ts'
import { unknown, type Value } from '../value.ts'
import { type ArithmeticOperator, allOf, anyOf, calculate, compareValues, negated, not } from './arithmetic.ts'
import { compileName, compilePath } from './compile-path.ts'
import { compileCall } from './functions.ts'
import type { RowRef } from './row-state.ts'
import type { SideState } from './side-state.ts'
import type { TableState } from './table-state.ts'
import type { Condition, Tuple } from './tuple.ts'

/** The place that asks: its row, its side, the column whose value is wanted, the rows that it gathers (本组). */
export interface Frame {
  readonly row?: RowRef
  readonly side?: SideState
  readonly column?: ColumnForm
  readonly form?: RowForm
  readonly group?: GroupRef
}

/** What a 每 line brought together for one row. */
export interface GroupRef {
  readonly side: SideState
  tuples(): readonly Tuple[] | Value
}

export interface Compiled {
  run(frame: Frame): Value
  /** Needs nothing but the row: its own columns, literals, the year, the catalogue. */
  readonly local: boolean
  readonly columns: ReadonlySet<ColumnForm>
  /** Reads another table, or another year. */
  readonly crossTable: boolean
  /** Only adds and subtracts columns of the row: then it holds for totals as well. */
  readonly additive: boolean
  /** What it reads from other tables: for cycles and for the explanation. */
  readonly tables: ReadonlySet<TableState>
}

export interface Environment {
  readonly year: number | undefined
  table(folded: string): TableState | undefined
  tableNames(): Iterable<string>
  /** A 设 or 已知 name. */
  name(folded: string): (() => Value) | undefined
  names(): Iterable<string>
  /** A name that the declarations alone settle: 本级, the only unit. */
  fixedName(folded: string): Value | undefined
  lastYear(folded: string): (() => Value) | undefined
  /** The rows that a 每 of this side brought together for the asking row. */
  groupOf(side: SideState): { readonly side: SideState; of(frame: Frame): GroupRef | Value } | undefined
  codeName(value: Value): Value
  codeAbove(value: Value, level: string, column: ColumnForm | undefined): Value
  declaredUnits(): readonly Value[]
}

/** Where a formula stands: what its bare names may mean. */
export interface Scope {
  readonly environment: Environment
  readonly line: Line
  readonly report: (finding: Finding) => void
  readonly side?: SideState
  readonly column?: ColumnForm
  readonly form?: RowForm
}

export const NO_COLUMNS: ReadonlySet<ColumnForm> = new Set()
export const NO_TABLES: ReadonlySet<TableState> = new Set()

export function constant(value: Value): Compiled {
  return { run: () => value, local: true, columns: NO_COLUMNS, crossTable: false, additive: false, tables: NO_TABLES }
}

/** What several parts come to, taken together. */
export function combine(parts: readonly Compiled[], run: (frame: Frame) => Value, additive = false): Compiled {
  return {
    run,
    local: parts.every((part) => part.local),
    columns: new Set(parts.flatMap((part) => [...part.columns])),
    crossTable: parts.some((part) => part.crossTable),
    additive,
    tables: new Set(parts.flatMap((part) => [...part.tables])),
  }
}

export function compile(scope: Scope, expression: Expression): Compiled {
  switch (expression.type) {
    case 'number':
      return constant(literal(expression))
    case 'text':
      return constant({ k: 'text', text: expression.value, key: foldLabel(expression.value) })
    case 'path':
      return compilePath(scope, expression)
    case 'call':
      return compileCall(scope, expression.name, expression.args, expression)
    case 'negate': {
      const operand = compile(scope, expression.operand)
      return combine([operand], (frame) => negated(operand.run(frame)), operand.additive)
    }
    case 'not': {
      const operand = compile(scope, expression.operand)
      return combine([operand], (frame) => not(operand.run(frame)))
    }
    case 'arithmetic':
      return compileArithmetic(scope, expression.operator, expression.left, expression.right)
    case 'compare':
      return compileComparison(scope, expression.operands, expression.operators)
    case 'logic': {
      const operands = expression.operands.map((operand) => compile(scope, operand))
      const join = expression.operator === '且' ? allOf : anyOf
      return combine(operands, (frame) => join(operands.map((operand) => operand.run(frame))))
    }
    case 'list': {
      const items = expression.items.map((item) => compile(scope, item))
      const except = expression.except.map((item) => compile(scope, item))
      return combine([...items, ...except], (frame) => ({
        k: 'list',
        items: items.map((item) => item.run(frame)),
        except: except.map((item) => item.run(frame)),
      }))
    }
    case 'range':
      scope.report(syntax.at(placeOf(scope.line, expression), { zh: '“至”只能写在 求和( ) 里', en: '“至” stands only inside 求和( )' }))
      return constant(unknown('format-problem', '至'))
    case 'missing':
      return constant(unknown('format-problem', '…'))
  }
}

function compileArithmetic(scope: Scope, operator: ArithmeticOperator, left: Expression, right: Expression): Compiled {
  const a = compile(scope, left)
  const b = compile(scope, right)
  const additive = (operator === '+' || operator === '-') && a.additive && b.additive
  return combine([a, b], (frame) => calculate(operator, a.run(frame), b.run(frame)), additive)
}

function compileComparison(scope: Scope, operands: readonly Expression[], operators: readonly CompareOperator[]): Compiled {
  const parts = operands.map((operand, index) => compileRight(scope, operators[index - 1], operand))
  return combine(parts, (frame) => {
    const values = parts.map((part) => part.run(frame))
    return allOf(operators.map((operator, index) => compareValues(operator, values[index] as Value, values[index + 1] as Value)))
  })
}

/** After 属于 a 设 name comes before a column of the same name: forms print columns named as the sets of codes that they hold. */
export function compileRight(scope: Scope, operator: Condition['operator'] | undefined, expression: Expression): Compiled {
  const isName = operator === '属于' && expression.type === 'path' && expression.steps.length === 0
  return isName && scope.environment.name(foldLabel(expression.head.value)) ? compileName(scope, expression) : compile(scope, expression)
}

function literal(number: Extract<Expression, { type: 'number' }>): Value {
  if (number.unit === '元' || number.unit === '万元') {
    const figure = parseFigure(number.digits, number.unit)
    return figure ? { k: 'amount', ticks: figure.ticks } : unknown('bad-cell', number.digits)
  }
  const n = parseNumber(number.digits)
  if (!n) return unknown('bad-cell', number.digits)
  return number.percent ? { k: 'number', n: shift(n, -2), percent: true } : { k: 'number', n }
}
