/** Sums over rows that the form names: 求和(以上), 求和(甲 至 乙). Totals among them are passed over. */
import type { RowForm } from '../format/form.ts'
import { unknown, type Value } from '../value.ts'
import { calculate } from './arithmetic.ts'
import type { Frame } from './compile.ts'
import { zeroOf } from './row-state.ts'
import type { SideState } from './side-state.ts'

export function rowsAbove(side: SideState, form: RowForm | undefined): readonly RowForm[] {
  const end = form ? side.form.rows.indexOf(form) : side.form.rows.length
  return side.form.rows.slice(0, end < 0 ? side.form.rows.length : end)
}

export function rowsBetween(side: SideState, first: RowForm, last: RowForm): readonly RowForm[] {
  const ends = [side.form.rows.indexOf(first), side.form.rows.indexOf(last)].sort((a, b) => a - b)
  return side.form.rows.slice(ends[0], (ends[1] ?? 0) + 1)
}

export function sumOfRows(side: SideState, rows: readonly RowForm[], frame: Frame): Value {
  const { column } = frame
  if (!column) return unknown('nothing', '求和')
  return rows.reduce(
    (sum: Value, row) =>
      calculate('+', sum, row.kind === 'rows' ? side.sumOfData(frame) : row.kind === 'fixed' ? side.fixedCell(row, column) : zeroOf(column)),
    zeroOf(column),
  )
}
