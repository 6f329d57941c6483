/** What a form prints where a table holds nothing: a row of fixed words, or a sentence below the empty rows that it fixes (`无数据 …`). */
import type { TableForm } from '../core/format/form.ts'
import { parseFigure, toDecimalText } from '../core/money/amount.ts'
import type { PublishedCell, PublishedRow } from './model.ts'
import type { PrintedColumn } from './printed-columns.ts'

export interface EmptyTable {
  /** Instead of all rows of the table. */
  readonly rows?: readonly PublishedRow[]
  readonly notes: readonly string[]
}

/** `undefined` where the form says nothing: then an empty table is printed with its header and totals. */
export function emptyTable(noData: TableForm['noData'], columns: readonly PrintedColumn[]): EmptyTable | undefined {
  if (!noData) return undefined
  const { cells, text } = noData
  if (!cells) return { notes: text ? [text] : [] }
  return { rows: [{ kind: 'data', cells: columns.map((column, index) => wordCell(column, cells[index] ?? '')) }], notes: [] }
}

function wordCell(column: PrintedColumn, text: string): PublishedCell {
  const figure = column.kind === 'amount' ? parseFigure(text, column.unit) : undefined
  return figure ? { text, value: toDecimalText(figure.ticks, column.unit) } : { text }
}
