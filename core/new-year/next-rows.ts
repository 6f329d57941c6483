/** Rows and fields of next year: keys as they were, figures carried over or cleared, cells under the columns of the new form. */
import { cutCells } from '../../grammar/index.ts'
import { type ColumnForm, isNumeric } from '../format/form.ts'
import { findSlots, type PrintedNames, pathName } from '../model/header.ts'
import type { LinePart } from '../model/line-state.ts'
import type { Header } from '../model/row.ts'
import type { Line } from '../store/line-document.ts'
import type { NextColumn, NextTable } from './next-columns.ts'

export interface RowsAsked {
  readonly figures: 'carry' | 'clear'
  readonly years: { readonly from: number; readonly to: number }
  /** As headings are printed next year. */
  readonly printed: PrintedNames
}

/** What an old header's cells become: the new header's, in the old order. */
export interface NextHeader {
  readonly text: string
  readonly cells: readonly NextCell[]
  /** Old columns that have no place any more. */
  readonly gone: readonly ColumnForm[]
}
interface NextCell {
  /** The number of the old cell, from which the new one has its place. */
  readonly at: number
  readonly place: NextColumn | undefined
}

export function nextHeader(line: Line, header: Header, table: NextTable, { printed }: RowsAsked): NextHeader {
  const { text } = line.syntax
  const cells: NextCell[] = []
  const headings: string[] = []
  const gone: ColumnForm[] = []
  for (const [at, cell] of cutCells(text).entries()) {
    const slot = header.slots[at]
    const place = slot && table.placeOf(slot.column)
    if (slot && !place) {
      gone.push(slot.column)
      continue
    }
    cells.push({ at, place })
    const written = text.slice(cell.start, cell.end)
    headings.push(place && !means(written, place, table, printed) ? pathName(place.side, place.column, table.form.sides.length > 1) : written)
  }
  return { text: headings.length === cutCells(text).length ? replaced(text, headings) : rowOf(headings), cells, gone }
}

function means(written: string, { column }: NextColumn, { form }: NextTable, printed: PrintedNames): boolean {
  const found = findSlots(written.split(/[.．/]/), form.sides, printed)
  return found.length === 1 && found[0]?.column === column
}

/** The dashes under those headings. */
export function nextDashes(line: Line, { cells }: NextHeader): string {
  const { text } = line.syntax
  const dashes = cutCells(text).map(({ start, end }) => text.slice(start, end))
  return dashes.length === cells.length ? text : `|${cells.map(({ at }) => dashes[at] ?? '---').join('|')}|`
}

/** No line for a row of which nothing is left; two for a row of the year itself, which is last year's row from now on. */
export function nextRows(line: Line, part: LinePart, old: Header, next: NextHeader, asked: RowsAsked): readonly string[] {
  const isTotal = part.rows.length > 0 && part.rows.every(({ kind }) => kind === 'total' || kind === 'subtotal')
  if (isTotal && asked.figures === 'clear') return []
  const { text } = line.syntax
  const cells = cutCells(text).map(({ start, end }) => text.slice(start, end))
  const keepsTargets = asked.figures === 'clear' && part.rows.some(({ side }) => side.columns.some(isOfIndicators))
  const isCleared = (column: ColumnForm) => asked.figures === 'clear' && isNumeric(column) && (!keepsTargets || column.type === '金额')
  const written = next.cells.map(({ at, place }) => {
    if (!place) return cells[at] ?? ''
    const from = place.source ? old.slots.findIndex((slot) => slot?.column === place.source) : -1
    return isCleared(place.column) ? '' : (cells[from] ?? '')
  })
  if (written.every((cell) => cell === '')) return []
  return yearsOf(written, next, asked).map((row) => (row.length === cells.length ? replaced(text, row) : rowOf(row)))
}

function isOfIndicators({ type }: ColumnForm): boolean {
  return type.startsWith('指标')
}

/** A row of the old year stays, as that of the year before; the new year has one like it. Rows of earlier years go. */
function yearsOf(written: readonly string[], { cells }: NextHeader, { years }: RowsAsked): readonly (readonly string[])[] {
  const at = cells.findIndex(({ place }) => place?.column.type === '年')
  const year = Number.parseInt(written[at] ?? '', 10)
  if (at < 0 || Number.isNaN(year)) return [written]
  if (year < years.from) return []
  const dated = written.map((cell, index) => (index === at ? cell.replace(`${years.from}`, `${years.to}`) : cell))
  return year === years.from ? [written, dated] : [written]
}

/** Nothing where the figure is cleared, or the new form has no such field. */
export function nextField(line: Line, place: NextColumn | undefined, { figures, years }: RowsAsked): string | undefined {
  if (line.syntax.kind !== 'field' || !place) return undefined
  const { name, value, text } = line.syntax
  if (isNumeric(place.column) && (figures === 'clear' || place.source === undefined)) return undefined
  const written = text.slice(name.start, name.end)
  const isSame = place.column.folded.join('.') === place.source?.folded.join('.')
  const dated = place.column.type === '年' ? text.slice(value.start).replace(`${years.from}`, `${years.to}`) : text.slice(value.start)
  return `${isSame ? written : place.column.path.join('.')}: ${dated}`.trimEnd()
}

/** The row's own blanks and bars, where it keeps its cells. */
function replaced(text: string, cells: readonly string[]): string {
  const old = cutCells(text)
  if (old.every((cell, index) => text.slice(cell.start, cell.end) === cells[index])) return text
  return rowOf(cells)
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
