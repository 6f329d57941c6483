/** How wide a sheet's columns are and which of them stay in sight. Widths are cells of a terminal, which is what Excel's unit comes to for Chinese text. */
import { columnContents } from './column-contents.ts'
import type { PublishedTable } from './model.ts'

const NARROWEST = 8
/** Totals are bold, and a number that does not fit is shown as ###. */
const BOLD = 1.15
const WIDEST = 44
/** A header is set over several lines rather than widen its column further than this. */
const WIDEST_HEADER = 20
/** Columns that stay must leave room on a small screen for those that move. */
const WIDEST_FROZEN = 60

export function columnWidths(table: PublishedTable): readonly number[] {
  return columnContents(table).map(({ header, cells }) => Math.max(NARROWEST, limited(header, WIDEST_HEADER), limited(cells, WIDEST)))
}

function limited(width: number, limit: number): number {
  return Math.min(Math.ceil(width * BOLD) + 2, limit)
}

/** The text columns at the left, if something is left to scroll. */
export function frozenColumns(table: PublishedTable, widths: readonly number[]): number {
  const firstNumber = table.columns.findIndex((column) => column.kind !== 'text')
  let total = 0
  let count = 0
  while (count < firstNumber && total + (widths[count] ?? 0) <= WIDEST_FROZEN) total += widths[count++] ?? 0
  return count
}
