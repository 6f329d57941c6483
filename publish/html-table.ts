/** One published table as HTML: a caption, header cells with their scope, merged cells, notes. The page around it is in html.ts. */
import type { PublishedColumn, PublishedRow, PublishedTable } from './model.ts'
import { plainText } from './plain-text.ts'
import { coveredColumns, placeHeader, rowSpanAt } from './spans.ts'
import { fullTitle, type Words } from './words.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

export function htmlTable(table: PublishedTable, index: number, words: Words): string {
  const id = `t${index + 1}`
  const title = escapeHtml(fullTitle(table))
  const unit = table.unit === undefined ? '' : `<span class="unit">${escapeHtml(words.unit(table.unit))}</span>`
  return [
    `<section id="${id}" aria-labelledby="${id}-title">`,
    `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(words.scrollable(fullTitle(table)))}">`,
    '<table>',
    `<caption id="${id}-title"><span class="title">${title}</span>${unit}</caption>`,
    ...head(table),
    ...body(table),
    '</table>',
    '</div>',
    ...table.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`),
    '</section>',
  ].join('\n')
}

function head(table: PublishedTable): readonly string[] {
  const placed = placeHeader(table)
  if (placed.length === 0) return []
  const rows = table.header.map((_, row) => {
    const cells = placed.filter((cell) => cell.row === row)
    return `<tr>${cells.map((cell) => `<th scope="${cell.columnSpan > 1 ? 'colgroup' : 'col'}"${spans(cell.rowSpan, cell.columnSpan)}>${escapeHtml(cell.text)}</th>`).join('')}</tr>`
  })
  return ['<thead>', ...rows, '</thead>']
}

function body(table: PublishedTable): readonly string[] {
  const covered = coveredColumns(table.rows, table.columns.length)
  const rows = table.rows.map((row, index) => {
    const cells = table.columns.map((column, at) => (covered[index]?.[at] ? '' : htmlCell(row, column, at, rowSpanAt(table.rows, index, at))))
    return `<tr${row.kind === 'data' ? '' : ` class="${row.kind === 'total' ? 'total' : 'subtotal'}"`}>${cells.join('')}</tr>`
  })
  return ['<tbody>', ...rows, '</tbody>']
}

function htmlCell(row: PublishedRow, column: PublishedColumn, at: number, rowSpan: number): string {
  const text = escapeHtml(row.cells[at]?.text ?? '')
  if (column.kind !== 'text') return `<td class="number"${spans(rowSpan, 1)}>${text}</td>`
  // The first column names the row. An empty header cell would be announced as a nameless row, so it stays a plain cell.
  if (at === 0 && text !== '') return `<th scope="${rowSpan > 1 ? 'rowgroup' : 'row'}"${spans(rowSpan, 1)}>${text}</th>`
  return `<td${spans(rowSpan, 1)}>${text}</td>`
}

function spans(rowSpan: number, columnSpan: number): string {
  return (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '') + (columnSpan > 1 ? ` colspan="${columnSpan}"` : '')
}
