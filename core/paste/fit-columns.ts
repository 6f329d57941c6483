/** Rows without a header: which column each place is, by the number of places alone. Columns that the program numbers for itself are let go. */
import { foldWidth } from '../../grammar/index.ts'
import type { PastedTable } from './pasted-table.ts'
import { widthOf } from './pasted-table.ts'

/** For each wanted column the column of the grid; nothing where the numbers do not fit. */
export function fitColumns(table: PastedTable, wanted: number): readonly number[] | undefined {
  const { left, right } = table.blankColumns
  const width = widthOf(table.grid)
  const from = isNumbering(table) ? 1 : 0
  const starts: readonly (readonly [start: number, count: number])[] = [
    [-left, width + left + right],
    [0, width],
    [0, width + right],
    [from, width - from],
    [from, width + right - from],
  ]
  const fitting = starts.find(([, count]) => count === wanted)
  return fitting && Array.from({ length: wanted }, (_, index) => fitting[0] + index)
}

/** The first column counts the rows: 1, 2, 3. */
export function isNumbering({ grid }: PastedTable): boolean {
  const numbers = grid.map((row) => row[0]?.text ?? '').filter((text) => text !== '')
  return grid.length > 1 && numbers.length > 1 && numbers.every((text, index) => foldWidth(text).replace(/[.、]$/, '') === `${index + 1}`)
}
