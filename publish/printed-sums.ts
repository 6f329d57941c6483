/** Sums as a printed table tells them: what a figure adds up, by the numbers of the rows and columns that are printed. */
import type { PrintedLine } from './align-sides.ts'
import type { PublishedColumn } from './model.ts'
import { columnNamedBy, type PrintedColumn } from './printed-columns.ts'
import { addendsOfColumn, type RowKey } from './row-sums.ts'
import type { PlannedCell } from './side-rows.ts'

export type SumOfCell = (cell: PlannedCell) => readonly number[] | undefined

/** Rows that are not printed hold nothing, and are left out. */
export function sumsOfRows(lines: readonly PrintedLine[]): SumOfCell {
  const numbers = new Map<RowKey, number>()
  for (const [number, line] of lines.entries()) for (const row of line) if (row) numbers.set(row.key, number)
  return ({ addends }) =>
    addends?.()
      ?.flatMap((key) => numbers.get(key) ?? [])
      .sort((a, b) => a - b)
}

/** What the model says of a column, without what only printing needs. A column that is not published has no number. */
export function publishedColumn(
  column: PrintedColumn,
  columns: readonly PrintedColumn[],
  side: Parameters<typeof addendsOfColumn>[0],
): PublishedColumn {
  const { path, kind, decimals, type } = column
  const numberOf = (form: PrintedColumn['form'] | undefined) => columns.findIndex((each) => each.form === form)
  const addends = addendsOfColumn(side, column.form)?.map(numberOf)
  const named = numberOf(columnNamedBy(side, column.form))
  return {
    path,
    kind,
    decimals,
    type,
    side: column.side,
    ...(addends ? { sumOf: addends.includes(-1) ? [] : addends } : {}),
    ...(named >= 0 ? { namesOf: named } : {}),
  }
}
