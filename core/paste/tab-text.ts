/**
 * The table in a text whose cells are cut by tabs, as spreadsheets copy it: a cell with a line break, a tab or a quotation mark in it stands
 * between quotation marks, and those within are doubled. Such text knows no merged cells.
 */
import { MOST_COLUMNS } from '../model/header.ts'
import { withoutUnseen } from './html-text.ts'
import { MOST_PLACES, type PastedCell, type PastedTable, tidied, widthOf } from './pasted-table.ts'

/** Nothing for a text that is no table. */
export function readTabText(text: string): PastedTable | undefined {
  if (!text.includes('\t')) return undefined
  const rows = cutRows(text.replace(/\r\n?/g, '\n'))
  const first = rows.findIndex(({ length }) => length > 1)
  const last = rows.findLastIndex(({ length }) => length > 1)
  const table = rows.slice(first, last + 1)
  if (!isTable(table) || table.reduce((sum, { length }) => sum + length, 0) > MOST_PLACES) return undefined
  const tidy = tidied(table.map((row) => row.map(toCell)))
  if (tidy.grid.length === 0 || widthOf(tidy.grid) > MOST_COLUMNS) return undefined
  return { ...tidy, above: linesOf(rows.slice(0, first)), below: linesOf(rows.slice(last + 1)), headRows: 0 }
}

/** Code that is indented has its tabs before its words, and rows of a budget have bars. */
function isTable(rows: readonly (readonly string[])[]): boolean {
  const isCut = (row: readonly string[]) => row.findLastIndex((cell) => cell.trim() !== '') > row.findIndex((cell) => cell.trim() !== '')
  const full = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const widths = new Set(full.map(({ length }) => length))
  const barred = full.filter(([first]) => /^\s*[|｜]/.test(first ?? '')).length
  return barred * 2 < full.length && full.some(isCut) && (widths.size === 1 || full.filter(isCut).length * 2 >= full.length)
}

function linesOf(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.flatMap(([first]) => first?.trim() || [])
}

function toCell(text: string): PastedCell {
  const lines = withoutUnseen(text)
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
  return { text: lines.filter((line) => line !== '').join('\n') }
}

function cutRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let at = 0
  for (;;) {
    const { cell, end } = readCell(text, at)
    rows[rows.length - 1]?.push(cell)
    if (end >= text.length) break
    if (text[end] === '\n') rows.push([])
    at = end + 1
  }
  if (rows[rows.length - 1]?.join('') === '') rows.pop()
  return rows
}

function readCell(text: string, from: number): { readonly cell: string; readonly end: number } {
  const quoted = text[from] === '"' ? readQuoted(text, from) : undefined
  if (quoted) return quoted
  let end = from
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end += 1
  return { cell: text.slice(from, end), end }
}

/**
 * Only where it had to be quoted: `"三公"经费` and `"附"` are texts as they stand. A quotation mark that opens no cell ends the search, so that
 * no text is searched twice.
 */
function readQuoted(text: string, from: number): { readonly cell: string; readonly end: number } | undefined {
  let close = text.indexOf('"', from + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  const end = close + 1
  if (close < 0 || (end < text.length && text[end] !== '\t' && text[end] !== '\n')) return undefined
  const inside = text.slice(from + 1, close)
  return /[\t\n"]/.test(inside) ? { cell: inside.replaceAll('""', '"'), end } : undefined
}
