/**
 * Which figures add up others, as the form says it: a fixed row by its formula, a total, and a column by its formula. The writers need
 * it where the same money must not be counted twice. What the figures come to is not looked at here.
 */
import { fixedRow, namesOf } from '../core/evaluate/compile-path.ts'
import { rowsAbove, rowsBetween } from '../core/evaluate/row-range.ts'
import type { SideState } from '../core/evaluate/side-state.ts'
import { findColumn } from '../core/format/find-column.ts'
import { type ColumnForm, isNumeric, type RowForm, type SideForm } from '../core/format/form.ts'
import { foldLabel } from '../core/format/label.ts'
import type { BoundRow } from '../core/model/row.ts'
import type { Expression } from '../grammar/index.ts'

/** What a printed row is made from. */
export type RowKey = RowForm | BoundRow

/** What an expression adds up: all of it, if it does nothing else. */
interface Addends<T> {
  readonly found: readonly T[]
  readonly isSum: boolean
}

const NOTHING_ELSE: Addends<never> = { found: [], isSum: false }

/** The rows that a fixed row's figure adds up; empty if it follows from them in another way, `undefined` if it has nothing of them. */
export function addendsOfFixed(side: SideState, form: RowForm, column: ColumnForm): readonly RowKey[] | undefined {
  if (!isNumeric(column)) return undefined
  const formula = form.cells.get(column)?.formula
  if (formula) return listed(rowsIn({ side, form, column }, formula))
  if (form.kind !== 'total' || column.noTotal || column.type === '百分比') return undefined
  return [...leaves(side), ...side.form.rows.filter((row) => row.kind === 'fixed')]
}

/** The columns of its own side that a column's formula adds up; read as the rows are. */
export function addendsOfColumn(side: SideForm, column: ColumnForm): readonly ColumnForm[] | undefined {
  return column.formula && isNumeric(column) ? listed(columnsIn(side, column, column.formula)) : undefined
}

function listed<T>({ found, isSum }: Addends<T>): readonly T[] | undefined {
  if (found.length === 0) return undefined
  return isSum ? [...new Set(found)] : []
}

function joined<T>(parts: readonly Addends<T>[], isSum: boolean): Addends<T> {
  return { found: parts.flatMap(({ found }) => found), isSum: isSum && parts.every((part) => part.isSum) }
}

// —— rows

interface Asking {
  readonly side: SideState
  readonly form: RowForm
  readonly column: ColumnForm
}

function leaves(side: SideState): readonly BoundRow[] {
  return [...side.rows.values()].flatMap(({ row, isParent }) => (row.kind === 'data' && !isParent ? [row] : []))
}

function rowsIn(asking: Asking, expression: Expression): Addends<RowKey> {
  if (expression.type === 'path') return rowNamed(asking, expression)
  if (expression.type === 'call' && expression.name.value === '求和')
    return joined(
      expression.args.map((arg) => summedRows(asking, arg)),
      true,
    )
  return joined(
    partsOf(expression).map((part) => rowsIn(asking, part)),
    isAddition(expression),
  )
}

/** As a formula reads a name: a column of the row first, then a row. */
function rowNamed({ side, form, column }: Asking, path: Extract<Expression, { type: 'path' }>): Addends<RowKey> {
  const names = namesOf(path)
  if (!names || names.length > 2) return NOTHING_ELSE
  const row = fixedRow(side, names[0] ?? '', form)
  const own = findColumn(side.form.columns, names)
  if (!row || (own && !('column' in own && own.column === column && names.length === 1))) return NOTHING_ELSE
  const named = names.length === 2 ? findColumn(side.form.columns, names.slice(1)) : { column }
  if (!named || !('column' in named)) return NOTHING_ELSE
  return { found: [row], isSum: named.column === column }
}

function summedRows(asking: Asking, arg: Expression): Addends<RowKey> {
  const { side, form } = asking
  const word = arg.type === 'path' && arg.steps.length === 0 ? foldLabel(arg.head.value) : ''
  if (word === '各行') return { found: leaves(side), isSum: true }
  if (word === '以上') return { found: printable(side, rowsAbove(side, form)), isSum: true }
  if (arg.type !== 'range') return rowsIn(asking, arg)
  const [from, to] = [arg.from, arg.to].map((end) => (end.type === 'path' && end.steps.length === 0 ? end.head.value : ''))
  const first = fixedRow(side, from ?? '', form)
  const last = first && fixedRow(side, to ?? '', first)
  return first && last ? { found: printable(side, rowsBetween(side, first, last)), isSum: true } : NOTHING_ELSE
}

/** `…` stands for the rows that the form does not fix; totals among them are passed over. */
function printable(side: SideState, rows: readonly RowForm[]): readonly RowKey[] {
  return rows.flatMap((row): readonly RowKey[] => (row.kind === 'rows' ? leaves(side) : row.kind === 'fixed' ? [row] : []))
}

// —— columns

function columnsIn(side: SideForm, column: ColumnForm, expression: Expression): Addends<ColumnForm> {
  if (expression.type !== 'path')
    return joined(
      partsOf(expression).map((part) => columnsIn(side, column, part)),
      isAddition(expression),
    )
  const names = namesOf(expression)
  const match = names && findColumn(side.columns, names)
  return match && 'column' in match && match.column.type === column.type && match.column !== column
    ? { found: [match.column], isSum: true }
    : NOTHING_ELSE
}

// —— expressions

function isAddition(expression: Expression): boolean {
  return (expression.type === 'arithmetic' && expression.operator === '+') || (expression.type === 'call' && expression.name.value === '求和')
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'call':
      return expression.args
    case 'negate':
    case 'not':
      return [expression.operand]
    case 'arithmetic':
      return [expression.left, expression.right]
    case 'compare':
    case 'logic':
      return expression.operands
    case 'range':
      return [expression.from, expression.to]
    case 'list':
      return [...expression.items, ...expression.except]
    default:
      return []
  }
}
