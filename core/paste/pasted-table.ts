/**
 * A table as it came from the clipboard, from whichever program: places in rows and columns, with the lines of text above and below it.
 * It knows nothing of budgets.
 */

export interface PastedCell {
  readonly text: string
  /** The figure behind what is shown, where the program gives it and shows fewer digits. */
  readonly exact?: string
}

/** Merged cells are one object at several places, so what is merged is told by identity. */
export type Grid = readonly (readonly PastedCell[])[]

export interface PastedTable {
  readonly above: readonly string[]
  readonly grid: Grid
  readonly below: readonly string[]
  /** So many rows at the top are headers, by what the program says; 0 where it says nothing. */
  readonly headRows: number
  /** Columns that were copied and are blank all through, at both edges of the grid. */
  readonly blankColumns: { readonly left: number; readonly right: number }
}

/** More than any budget has, and little enough for a browser's memory: a larger table is none. */
export const MOST_PLACES = 2_000_000

/** A place without a cell. It is merged with nothing. */
export const BLANK: PastedCell = { text: '' }

export function widthOf(grid: Grid): number {
  return grid[0]?.length ?? 0
}

/** The cell goes on from the place above. */
export function continuesDown(grid: Grid, row: number, column: number): boolean {
  const cell = grid[row]?.[column]
  return cell !== undefined && cell !== BLANK && grid[row - 1]?.[column] === cell
}

/** The cell goes on from the place to the left. */
export function continuesRight(grid: Grid, row: number, column: number): boolean {
  const cell = grid[row]?.[column]
  return cell !== undefined && cell !== BLANK && grid[row]?.[column - 1] === cell
}

/** The texts of a row, each merged cell once, blank ones left out. */
export function textsOf(row: readonly PastedCell[] | undefined): readonly string[] {
  return (row ?? []).filter((cell, column) => cell.text !== '' && row?.[column - 1] !== cell).map(({ text }) => text)
}

export function isBlankRow(row: readonly PastedCell[]): boolean {
  return row.every(({ text }) => text === '')
}

/** Rows brought to one width, without those that have no text, and without blank columns at the edges. */
export function tidied(rows: Grid): Pick<PastedTable, 'grid' | 'blankColumns'> {
  const full = rows.filter((row) => !isBlankRow(row))
  const width = full.reduce((most, row) => Math.max(most, row.length), 0)
  let first = width
  let last = -1
  for (const row of full) {
    for (let column = 0; column < first; column += 1) if (row[column] && row[column]?.text !== '') first = column
    for (let column = row.length - 1; column > last; column -= 1) if (row[column]?.text !== '') last = column
  }
  const grid = full.map((row) => Array.from({ length: last - first + 1 }, (_, index) => row[first + index] ?? BLANK))
  return { grid, blankColumns: { left: first, right: width - 1 - last } }
}
