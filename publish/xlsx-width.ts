/** How wide a sheet's columns are and which of them stay in sight. Widths are cells of a terminal, which is what Excel's unit comes to for Chinese text. */
import { displayWidth } from '../grammar/width.ts'
import type { PublishedTable } from './model.ts'
import { placeHeader, tableWidth } from './spans.ts'

const NARROWEST = 8
/** Totals are bold, and a number that does not fit is shown as ###. */
const BOLD = 1.15
const WIDEST = 44
/** A header is set over several lines rather than widen its column further than this. */
const WIDEST_HEADER = 20
/** Columns that stay must leave room on a small screen for those that move. */
const WIDEST_FROZEN = 60
/** The first thousand rows say how wide a column is; measuring a hundred thousand would take longer than writing them. */
const MEASURED_ROWS = 1000

export function columnWidths(table: PublishedTable): readonly number[] {
  const widths = new Array<number>(tableWidth(table)).fill(NARROWEST)
  const widen = (column: number, width: number, limit: number): void => {
    widths[column] = Math.max(widths[column] ?? NARROWEST, Math.min(Math.ceil(width * BOLD) + 2, limit))
  }
  for (const cell of placeHeader(table)) {
    if (cell.columnSpan === 1) widen(cell.column, widestLine(cell.text), WIDEST_HEADER)
  }
  for (const row of table.rows.slice(0, MEASURED_ROWS)) {
    table.columns.forEach((_, index) => {
      widen(index, widestLine(row.cells[index]?.text ?? ''), WIDEST)
    })
  }
  return widths
}

function widestLine(text: string): number {
  // Beyond the limit a longer text makes no difference; a cell may hold a whole paragraph.
  return Math.max(
    ...text
      .slice(0, WIDEST * 4)
      .split('\n')
      .map((line) => displayWidth(line)),
  )
}

/** The text columns at the left, if something is left to scroll. */
export function frozenColumns(table: PublishedTable, widths: readonly number[]): number {
  const firstNumber = table.columns.findIndex((column) => column.kind !== 'text')
  let total = 0
  let count = 0
  while (count < firstNumber && total + (widths[count] ?? 0) <= WIDEST_FROZEN) total += widths[count++] ?? 0
  return count
}
