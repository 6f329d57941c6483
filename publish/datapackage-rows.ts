/**
 * The rows of one side of a table for machines: each stands alone, a block's words repeated in all of its rows. A block's amounts are not, and rows
 * that add up others say so, since money must be counted once.
 */
import type { DataField } from './datapackage-fields.ts'
import { isDecimal } from './exact-number.ts'
import type { PublishedCell, PublishedRow, PublishedTable } from './model.ts'

export type RowKind = 'item' | 'sum'

export interface DataRow {
  /** Its number among the printed rows, from 1. */
  readonly row: number
  readonly kind: RowKind
  /** One for each field. */
  readonly cells: readonly string[]
}

/** A line on which only the other side has a row is none of this side's. */
export function rowsOf(table: PublishedTable, side: number, fields: readonly DataField[]): readonly DataRow[] {
  const columns = table.columns.flatMap((column, number) => (column.side === side ? [number] : []))
  const above: PublishedCell[] = []
  return table.rows.flatMap((row, index): readonly DataRow[] => {
    for (const number of columns) {
      const cell = row.cells[number] ?? { text: '' }
      if (!cell.covered) above[number] = cell
    }
    if ((table.sides?.length ?? 1) > 1 && columns.every((number) => (row.cells[number]?.text ?? '') === '')) return []
    return [{ row: index + 1, kind: kindOf(table, row, columns), cells: fields.map((field) => partOf(field, row, above)) }]
  })
}

/** The kind of a printed line is that of both its sides; a side's own is what its figures say. */
function kindOf(table: PublishedTable, row: PublishedRow, columns: readonly number[]): RowKind {
  if (columns.some((number) => table.columns[number]?.kind === 'amount' && row.cells[number]?.sumOf)) return 'sum'
  return row.kind !== 'data' && (table.sides?.length ?? 1) < 2 ? 'sum' : 'item'
}

function partOf(field: DataField, row: PublishedRow, above: readonly PublishedCell[]): string {
  if (field.part === 'figure') {
    const cell = row.cells[field.column]
    return isDecimal(cell?.value) ? cell.value : (cell?.text ?? '')
  }
  const cell = above[field.column] ?? { text: '' }
  if (field.part === 'code') return cell.code ?? ''
  if (field.part === 'code-or-text') return cell.code ?? cell.text
  return field.part === 'name' ? nameIn(cell) : cell.text
}

/** What stands behind the code in `2010301-行政运行`; all of a text that does not begin with its code. */
function nameIn({ text, code }: PublishedCell): string {
  if (code === undefined || !text.startsWith(code)) return text
  return text.slice(code.length).replace(/^\s*[-－—–_]?\s*/, '')
}
