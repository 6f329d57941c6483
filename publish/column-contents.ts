/** What stands in a table's columns, measured in cells of a terminal. How wide a column becomes is for each writer to say. */
import { displayWidth } from '../grammar/width.ts'
import type { PublishedTable } from './model.ts'
import { placeHeader, tableWidth } from './spans.ts'

/** The first thousand rows say how wide a column is; measuring a hundred thousand would take longer than writing them. */
export const MEASURED_ROWS = 1000
/** No column becomes as wide as this; a cell may hold a whole paragraph, and measuring on makes no difference. */
const LONGEST_MEASURED = 180

export interface ColumnContents {
  /** The widest line of a header cell that stands over this column alone. */
  readonly header: number
  /** The widest line of its cells. */
  readonly cells: number
}

export function columnContents(table: PublishedTable): readonly ColumnContents[] {
  const headers = new Array<number>(tableWidth(table)).fill(0)
  for (const cell of placeHeader(table)) {
    if (cell.columnSpan === 1) headers[cell.column] = Math.max(headers[cell.column] ?? 0, widestLine(cell.text))
  }
  const measured = table.rows.slice(0, MEASURED_ROWS)
  return headers.map((header, column) => ({
    header,
    cells: measured.reduce((widest, row) => Math.max(widest, widestLine(row.cells[column]?.text ?? '')), 0),
  }))
}

function widestLine(text: string): number {
  return text
    .slice(0, LONGEST_MEASURED)
    .split('\n')
    .reduce((widest, line) => Math.max(widest, displayWidth(line)), 0)
}
