/** One published table as HTML: a caption, header cells with their scope, merged cells, notes. The page around it is in html.ts. */
import type { PublishedCell, PublishedColumn, PublishedRow, PublishedTable } from './model.ts'
import { plainText } from './plain-text.ts'
import { coveredColumns, placeHeader, rowSpanAt } from './spans.ts'
import { fullTitle, type Words } from './words.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/** Further attributes of a cell, escaped, each with a blank before it: places and marks in the preview, nothing in the page. */
export type CellAttributes = (cell: PublishedCell) => string

const noAttributes: CellAttributes = () => ''

export function htmlTable(table: PublishedTable, index: number, words: Words): string {
  const id = `t${index + 1}`
  const title = escapeHtml(fullTitle(table))
  const unit = table.unit === undefined ? '' : `<span class="unit">${escapeHtml(words.unit(table.unit))}</span>`
  return [
    `<section id="${id}" aria-labelledby="${id}-title">`,
    `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(words.scrollable(fullTitle(table)))}">`,
    '<table>',
    `<caption id="${id}-title"><span class="title">${title}</span>${unit}</caption>`,
    ...tableHead(table),
    ...tableBody(table),
    '</table>',
    '</div>',
    ...table.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`),
    '</section>',
  ].join('\n')
}

export function tableHead(table: PublishedTable): readonly string[] {
  const placed = placeHeader(table)
  if (placed.length === 0) return []
  const rows = table.header.map((_, row) => {
    const cells = placed.filter((cell) => cell.row === row)
    return `<tr>${cells.map((cell) => `<th scope="${cell.columnSpan > 1 ? 'colgroup' : 'col'}"${spans(cell.rowSpan, cell.columnSpan)}>${escapeHtml(cell.text)}</th>`).join('')}</tr>`
  })
  return ['<thead>', ...rows, '</thead>']
}

export function tableBody(table: PublishedTable, attributes: CellAttributes = noAttributes): readonly string[] {
  const covered = coveredColumns(table.rows, table.columns.length)
  const rows = table.rows.map((row, index) => {
    const cells = table.columns.map((column, at) =>
      covered[index]?.[at] ? '' : htmlCell(row, column, at, rowSpanAt(table.rows, index, at), attributes),
    )
    return `<tr${row.kind === 'data' ? '' : ` class="${row.kind === 'total' ? 'total' : 'subtotal'}"`}>${cells.join('')}</tr>`
  })
  return ['<tbody>', ...rows, '</tbody>']
}

function htmlCell(row: PublishedRow, column: PublishedColumn, at: number, rowSpan: number, attributes: CellAttributes): string {
  const cell = row.cells[at] ?? { text: '' }
  const text = escapeHtml(cell.text)
  const more = spans(rowSpan, 1) + attributes(cell)
  if (column.kind !== 'text') return `<td class="number"${more}>${text}</td>`
  // The first column names the row. An empty header cell would be announced as a nameless row, so it stays a plain cell.
  if (at === 0 && text !== '') return `<th scope="${rowSpan > 1 ? 'rowgroup' : 'row'}"${more}>${text}</th>`
  return `<td${more}>${text}</td>`
}

function spans(rowSpan: number, columnSpan: number): string {
  return (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '') + (columnSpan > 1 ? ` colspan="${columnSpan}"` : '')
}
