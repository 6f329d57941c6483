/** Heights of rows whose cells are merged. Excel fits a row to its wrapped text by itself, but not where cells are merged. */
import { displayWidth } from '../grammar/width.ts'
import { headerLines } from './header-lines.ts'
import type { PublishedTable } from './model.ts'

/** In points, for the text size of the sheets. */
const LINE_HEIGHT = 15
/** Excel's limit. */
const TALLEST = 409

export function textHeight(text: string, width: number): number {
  return Math.min(TALLEST, LINE_HEIGHT * linesOf(text, width))
}

/** One height for each header row. */
export function headerHeights(table: PublishedTable, widths: readonly number[]): readonly number[] {
  return headerLines(table, widths, linesOf).map((each) => Math.min(TALLEST, each * LINE_HEIGHT))
}

function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / Math.max(1, width - 2))), 0)
}
