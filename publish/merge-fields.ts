/** Fields are printed once for their block: equal cells of 字段 columns in consecutive rows become one merged cell. */
import type { PublishedCell, PublishedRow } from './model.ts'
import type { PrintedColumn } from './printed-columns.ts'

export function mergeFields(rows: readonly PublishedRow[], columns: readonly PrintedColumn[]): readonly PublishedRow[] {
  const fields = columns.flatMap((column, index) => (column.form.isField ? [index] : []))
  if (fields.length === 0) return rows
  const merged = rows.map((row) => [...row.cells])
  for (const [rank, field] of fields.entries()) mergeColumn(rows, merged, field, fields.slice(0, rank + 1))
  return rows.map((row, index) => ({ kind: row.kind, cells: merged[index] ?? row.cells }))
}

/** Rows are of one block as long as this field and all before it agree. */
function mergeColumn(rows: readonly PublishedRow[], merged: PublishedCell[][], field: number, upTo: readonly number[]): void {
  for (let start = 0; start < rows.length; ) {
    let end = start + 1
    while (end < rows.length && isSameBlock(rows[start], rows[end], upTo)) end += 1
    const first = merged[start]
    if (first && end - start > 1) {
      first[field] = { ...(first[field] ?? { text: '' }), rowSpan: end - start }
      for (let row = start + 1; row < end; row += 1) (merged[row] ?? [])[field] = { text: '', covered: true }
    }
    start = end
  }
}

function isSameBlock(first: PublishedRow | undefined, other: PublishedRow | undefined, fields: readonly number[]): boolean {
  if (first?.kind !== 'data' || other?.kind !== 'data') return false
  return fields.every((field) => first.cells[field]?.text === other.cells[field]?.text)
}
