/** How many lines of text each header row needs, its merged cells counted. What a line is, and how high, is for each writer to say. */
import type { PublishedTable } from './model.ts'
import { placeHeader } from './spans.ts'

/** A cell that is merged downwards and needs more than its rows have gets it from the last of them. */
export function headerLines(table: PublishedTable, widths: readonly number[], linesOf: (text: string, width: number) => number): readonly number[] {
  const lines = new Array<number>(table.header.length).fill(1)
  const placed = [...placeHeader(table)].sort((a, b) => a.rowSpan - b.rowSpan)
  for (const { text, row, column, rowSpan, columnSpan } of placed) {
    const width = widths.slice(column, column + columnSpan).reduce((sum, each) => sum + each, 0)
    const has = lines.slice(row, row + rowSpan).reduce((sum, each) => sum + each, 0)
    const last = row + rowSpan - 1
    lines[last] = (lines[last] ?? 1) + Math.max(0, linesOf(text, width) - has)
  }
  return lines
}
