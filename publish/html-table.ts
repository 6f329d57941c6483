/** One published table as HTML: a heading, its unit, header cells with their scope, merged cells, notes. The page around it is in html.ts. */
import { printsExactly } from './exact-number.ts'
import type { PublishedCell, PublishedColumn, PublishedRow, PublishedTable } from './model.ts'
import type { TableHeading } from './outline.ts'
import { plainText } from './plain-text.ts'
import { coveredColumns, placeHeader, rowSpanAt } from './spans.ts'
import type { Words } from './words.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/** Further attributes of a cell, escaped, each with a blank before it: places and marks in the preview, nothing in the page. */
export type CellAttributes = (cell: PublishedCell) => string

const noAttributes: CellAttributes = () => ''

/** A text that would make a column of a few characters very tall. */
const LONG_TEXT = 40
/** Beyond so many columns a page of paper takes smaller print. */
const MANY_COLUMNS = 12

export function htmlTable({ table, id, level, title }: TableHeading, words: Words): string {
  const tag = `h${Math.min(level + 1, 6)}`
  const unit = table.unit === undefined ? [] : [`<p class="unit" id="${id}-unit">${escapeHtml(words.unit(table.unit))}</p>`]
  return [
    `<section class="table${table.columns.length > MANY_COLUMNS ? ' wide' : ''}" id="${id}" aria-labelledby="${id}-title">`,
    `<${tag} id="${id}-title">${escapeHtml(title)}</${tag}>`,
    '<div class="sheet">',
    ...unit,
    `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(words.scrollable(title))}">`,
    `<table aria-labelledby="${id}-title"${unit.length > 0 ? ` aria-describedby="${id}-unit"` : ''}>`,
    ...tableHead(table),
    ...tableBody(table),
    '</table>',
    '</div>',
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
    return `<tr${rowClass(row)}>${cells.join('')}</tr>`
  })
  return ['<tbody>', ...rows, '</tbody>']
}

/** Rows that add up others stand out, also those that a form does not call a total. */
function rowClass({ kind, cells }: PublishedRow): string {
  if (kind !== 'data') return ` class="${kind === 'total' ? 'total' : 'subtotal'}"`
  const figures = cells.filter(({ value }) => value !== undefined)
  return figures.length > 0 && figures.every(({ sumOf }) => sumOf) ? ' class="sum"' : ''
}

function htmlCell(row: PublishedRow, column: PublishedColumn, at: number, rowSpan: number, attributes: CellAttributes): string {
  const cell = row.cells[at] ?? { text: '' }
  const text = escapeHtml(cell.text)
  const more = spans(rowSpan, 1) + attributes(cell)
  if (column.kind !== 'text') return `<td class="number"${more}>${figure(cell, text)}</td>`
  // The first column names the row. An empty header cell would be announced as a nameless row, so it stays a plain cell.
  const long = cell.text.length > LONG_TEXT ? ' class="long"' : ''
  if (at === 0 && text !== '') return `<th scope="${rowSpan > 1 ? 'rowgroup' : 'row'}"${long}${more}>${text}</th>`
  return `<td${long}${more}>${text}</td>`
}

/** The exact value beside a print that is rounded, or shows a share. */
function figure(cell: PublishedCell, text: string): string {
  return printsExactly(cell) ? text : `<data value="${escapeHtml(cell.value ?? '')}">${text}</data>`
}

function spans(rowSpan: number, columnSpan: number): string {
  return (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '') + (columnSpan > 1 ? ` colspan="${columnSpan}"` : '')
}
