/** The heading of each column of a pasted table, over as many rows as it has: merged cells, and such as only look merged, become the steps of a path. */
import { foldLabel } from '../format/label.ts'
import { continuesDown, continuesRight, type Grid, widthOf } from './pasted-table.ts'

/** `from` and `to` are the first heading row and the first behind it. */
export function headingPaths(grid: Grid, from: number, to: number): readonly (readonly string[])[] {
  const rows: string[][] = []
  for (let row = from; row < to; row += 1) rows.push(headingRow(grid, row, to, rows[rows.length - 1]))
  return Array.from({ length: widthOf(grid) }, (_, column) => pathOf(rows.map((texts) => texts[column] ?? '')))
}

/** A step that repeats the one above says nothing: a cell merged downwards, or a word written twice. */
function pathOf(steps: readonly string[]): readonly string[] {
  return steps.filter((step, index) => step !== '' && foldLabel(step) !== foldLabel(steps.slice(0, index).findLast((each) => each !== '') ?? ''))
}

function headingRow(grid: Grid, row: number, to: number, above: readonly string[] | undefined): string[] {
  const texts: string[] = []
  for (let column = 0; column < widthOf(grid); column += 1) {
    const own = headingText(grid[row]?.[column]?.text ?? '')
    const reaches = own === '' && column > 0 && isUnderLeft(grid, row, to, column, above)
    texts.push(reaches ? (texts[column - 1] ?? '') : own)
  }
  return texts
}

/**
 * A blank place belongs to the heading at its left where both have something below and stand under the same heading above: text without markup
 * has no other sign of a merged cell.
 */
function isUnderLeft(grid: Grid, row: number, to: number, column: number, above: readonly string[] | undefined): boolean {
  if (above && above[column] !== above[column - 1]) return false
  return hasOwnBelow(grid, row, to, column) && hasOwnBelow(grid, row, to, column - 1)
}

function hasOwnBelow(grid: Grid, row: number, to: number, column: number): boolean {
  for (let below = row + 1; below < to; below += 1)
    if ((grid[below]?.[column]?.text ?? '') !== '' && !continuesDown(grid, below, column) && !continuesRight(grid, below, column)) return true
  return false
}

/** A heading is one line, however it was broken; between Chinese characters blanks only spread it out. */
export function headingText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}（）()、，])[ \u3000]+(?=[\p{Script=Han}（）()、，])/gu, '')
    .trim()
}
