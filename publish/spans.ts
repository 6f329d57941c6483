/**
 * Where merged cells lie. A format that a user wrote may ask for spans that overlap or leave the table, and a spreadsheet with such merges
 * does not open; so every writer takes its places from here, cut to what fits.
 */
import type { HeaderCell, PublishedRow, PublishedTable } from './model.ts'

export interface PlacedHeader {
  readonly text: string
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/** The number of columns that the table needs on paper; at least one, so that its title has a place. */
export function tableWidth(table: PublishedTable): number {
  return Math.max(1, table.columns.length)
}

/** The header's cells with their places, row by row and from left to right. */
export function placeHeader(table: PublishedTable): readonly PlacedHeader[] {
  const width = tableWidth(table)
  const height = table.header.length
  const taken: boolean[][] = table.header.map(() => new Array<boolean>(width).fill(false))
  const placed: PlacedHeader[] = []
  table.header.forEach((cells, row) => {
    let column = 0
    for (const cell of cells) {
      while (column < width && taken[row]?.[column]) column++
      if (column >= width) break
      const columnSpan = freeRun(taken[row] ?? [], column, cell, width)
      const rowSpan = Math.min(Math.max(1, Math.trunc(cell.rowSpan) || 1), height - row)
      for (let r = row; r < row + rowSpan; r++) taken[r]?.fill(true, column, column + columnSpan)
      placed.push({ text: cell.text, row, column, rowSpan, columnSpan })
      column += columnSpan
    }
  })
  return placed
}

function freeRun(taken: readonly boolean[], column: number, cell: HeaderCell, width: number): number {
  const wanted = Math.min(Math.max(1, Math.trunc(cell.columnSpan) || 1), width - column)
  let run = 1
  while (run < wanted && !taken[column + run]) run++
  return run
}

/** How many rows down the cell is merged: as far as the rows below say that they are covered. A covered cell that nothing covers has 1. */
export function rowSpanAt(rows: readonly PublishedRow[], row: number, column: number): number {
  const wanted = rows[row]?.cells[column]?.rowSpan ?? 1
  let span = 1
  while (span < wanted && rows[row + span]?.cells[column]?.covered) span++
  return span
}

/** For each row, which of its columns lie under a merged cell from above. */
export function coveredColumns(rows: readonly PublishedRow[], width: number): readonly (readonly boolean[])[] {
  const until = new Array<number>(width).fill(0)
  return rows.map((_, row) => {
    const covered = until.map((end) => row < end)
    for (let column = 0; column < width; column++) {
      if (!covered[column]) until[column] = row + rowSpanAt(rows, row, column)
    }
    return covered
  })
}
