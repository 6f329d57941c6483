/** How many lines of text each row of a table needs when its columns are of a certain width, and which rows a merged cell holds together. */
import { linesOf } from './line-breaks.ts'
import type { PublishedTable } from './model.ts'
import { rowSpanAt } from './spans.ts'

export interface MergedCell {
  readonly row: number
  /** The row after its last. */
  readonly end: number
  readonly lines: number
}

/** The cells that are merged downwards. Widths are ems. */
export function mergedCells(table: PublishedTable, widths: readonly number[]): readonly MergedCell[] {
  return table.rows.flatMap((row, index) =>
    table.columns.flatMap((_, column) => {
      const span = rowSpanAt(table.rows, index, column)
      return span > 1 ? [{ row: index, end: index + span, lines: linesOf(row.cells[column]?.text ?? '', widths[column] ?? 1) }] : []
    }),
  )
}

export function rowLines(table: PublishedTable, widths: readonly number[], merged: readonly MergedCell[]): readonly number[] {
  const lines = table.rows.map((row, index) =>
    table.columns.reduce((most, _, column) => {
      const { text = '', covered = false } = row.cells[column] ?? {}
      const isCounted = text !== '' && !covered && rowSpanAt(table.rows, index, column) === 1
      return isCounted ? Math.max(most, linesOf(text, widths[column] ?? 1)) : most
    }, 1),
  )
  // Office programs give what a merged cell needs beyond its rows to the last of them.
  for (const { row, end, lines: needed } of merged) {
    const has = lines.slice(row, end).reduce((sum, each) => sum + each, 0)
    if (needed > has) lines[end - 1] = (lines[end - 1] ?? 1) + needed - has
  }
  return lines
}

/** Rows under a merged cell stay together, if a page can hold them. */
export function keptRows(count: number, merged: readonly MergedCell[], fits: (from: number, to: number) => boolean): readonly boolean[] {
  const kept = new Array<boolean>(count).fill(false)
  for (const { row, end } of merged) {
    if (fits(row, end)) kept.fill(true, row, end - 1)
  }
  // Merged cells that overlap may hold more together than a page can.
  for (let from = 0; from < count; ) {
    let to = from
    while (kept[to]) to += 1
    if (to > from && !fits(from, to + 1)) kept.fill(false, from, to)
    from = to + 1
  }
  return kept
}
