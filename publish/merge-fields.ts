/**
 * Fields are printed once for their block: consecutive rows that agree in all 字段 columns are one block, and each field is one
 * cell over it. A unit above many projects is thus printed with each of them, as the forms do, and no page is without it.
 */
import type { PublishedCell, PublishedRow } from './model.ts'
import type { PrintedColumn } from './printed-columns.ts'

export function mergeFields(rows: readonly PublishedRow[], columns: readonly PrintedColumn[]): readonly PublishedRow[] {
  const fields = columns.flatMap((column, index) => (column.form.isField ? [index] : []))
  if (fields.length === 0) return rows
  const merged: PublishedRow[] = []
  while (merged.length < rows.length) {
    const start = merged.length
    let end = start + 1
    while (end < rows.length && isSameBlock(rows[start], rows[end], fields)) end += 1
    for (const row of rows.slice(start, end)) merged.push(end - start > 1 ? withFields(row, fields, merged.length === start ? end - start : 0) : row)
  }
  return merged
}

/** The block's first row carries its height; the rows below are covered. */
function withFields(row: PublishedRow, fields: readonly number[], height: number): PublishedRow {
  const cells = row.cells.map((cell, index): PublishedCell => {
    if (!fields.includes(index)) return cell
    return height > 0 ? { ...cell, rowSpan: height } : { text: '', covered: true }
  })
  return { kind: row.kind, cells }
}

function isSameBlock(first: PublishedRow | undefined, other: PublishedRow | undefined, fields: readonly number[]): boolean {
  if (first?.kind !== 'data' || other?.kind !== 'data') return false
  return fields.every((field) => first.cells[field]?.text === other.cells[field]?.text)
}
