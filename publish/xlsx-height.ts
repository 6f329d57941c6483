/** Heights of rows whose cells are merged. Excel fits a row to its wrapped text by itself, but not where cells are merged. */
import { displayWidth } from '../grammar/width.ts'
import type { PublishedTable } from './model.ts'
import { placeHeader } from './spans.ts'

/** In points, for the text size of the sheets. */
const LINE_HEIGHT = 15
/** Excel's limit. */
const TALLEST = 409

export function textHeight(text: string, width: number): number {
  return Math.min(TALLEST, LINE_HEIGHT * linesOf(text, width))
}

/** One height for each header row. A cell that is merged downwards and needs more than its rows have gets it from the last of them. */
export function headerHeights(table: PublishedTable, widths: readonly number[]): readonly number[] {
  const lines = new Array<number>(table.header.length).fill(1)
  const placed = [...placeHeader(table)].sort((a, b) => a.rowSpan - b.rowSpan)
  for (const { text, row, column, rowSpan, columnSpan } of placed) {
    const width = widths.slice(column, column + columnSpan).reduce((sum, each) => sum + each, 0)
    const has = lines.slice(row, row + rowSpan).reduce((sum, each) => sum + each, 0)
    const last = row + rowSpan - 1
    lines[last] = (lines[last] ?? 1) + Math.max(0, linesOf(text, width) - has)
  }
  return lines.map((each) => Math.min(TALLEST, each * LINE_HEIGHT))
}

function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / Math.max(1, width - 2))), 0)
}
