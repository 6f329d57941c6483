/**
 * How a table is set on pages: upright or across, in which size, how wide each column, how many lines each row, on how many pages. The largest type
 * that reads easily is taken; only a table that would not fit otherwise becomes smaller than 7.5 points.
 */

import { MEASURED_ROWS } from './column-contents.ts'
import { type LongWords, shareWidth, squeezeWidth } from './column-shares.ts'
import { AREA, type Orientation } from './docx-page.ts'
import { STYLES, tableLine } from './docx-styles.ts'
import { headerLines } from './header-lines.ts'
import { linesOf } from './line-breaks.ts'
import type { PublishedTable } from './model.ts'
import { keptRows, mergedCells, rowLines } from './row-lines.ts'

export interface TableLayout {
  readonly orientation: Orientation
  /** In points, as all lengths here. */
  readonly size: number
  readonly widths: readonly number[]
  /** The lines of text in each header row and in each row. */
  readonly header: readonly number[]
  readonly rows: readonly number[]
  /** The rows that stay on the page of the next one: a merged cell that is broken over pages cannot be read. */
  readonly kept: readonly boolean[]
  readonly pages: number
}

const COMMON = { portrait: [10.5, 10, 9, 8.5, 8], landscape: [10.5, 10, 9, 8.5, 8, 7.5] } as const
const SMALLEST_UPRIGHT = 9
const SMALLEST = 5
const SMALL = [7.5, 7, 6.5, 6, 5.5, SMALLEST] as const
/** A table reads easily while no more than one row in four has a second line. */
const EASY = 1.25
const LINE = 0.5
/** Of a page's height, so that a table which fits by a hair fits in every program. */
const SPARE = 6

/** Between the text and the lines around it. */
export function cellPadding(size: number): { readonly beside: number; readonly above: number } {
  return size >= 9 ? { beside: 3, above: 2 } : { beside: 2, above: 1.5 }
}

/** @param above the height of what is printed before the table on its first page */
export function layoutTable(table: PublishedTable, above: number): TableLayout {
  if (table.rows.length <= MEASURED_ROWS) return chooseLayout(table, above)
  const { orientation, size, widths } = chooseLayout({ ...table, rows: table.rows.slice(0, MEASURED_ROWS) }, above)
  return layoutWith(table, orientation, size, widths, above)
}

function chooseLayout(table: PublishedTable, above: number): TableLayout {
  const attempts = (orientation: Orientation, sizes: readonly number[], words: LongWords) =>
    sizes.flatMap((size) => {
      const width = textWidth(table, orientation, size)
      const shares = width > 0 ? shareWidth(table, width, words) : undefined
      return shares ? [layoutWith(table, orientation, size, columnWidths(shares, size), above)] : []
    })
  const upright = attempts('portrait', COMMON.portrait, 'whole').filter((each) => isEasy(table, each))
  const [largest] = upright
  // Smaller type may save a page, but is no reason to stand upright.
  if (largest && largest.size >= SMALLEST_UPRIGHT) return fewestPages(upright) ?? largest
  const across = attempts('landscape', COMMON.landscape, 'whole').filter((each) => isEasy(table, each))
  const wide = fewestPages(across) ?? fewestPages(attempts('landscape', COMMON.landscape, 'cut'))
  if (wide) return wide
  const [small] = attempts('landscape', SMALL, 'cut')
  if (small) return small
  const shares = squeezeWidth(table, Math.max(1, textWidth(table, 'landscape', SMALLEST)))
  return layoutWith(table, 'landscape', SMALLEST, columnWidths(shares, SMALLEST), above)
}

/** What is left for text, in ems. */
function textWidth(table: PublishedTable, orientation: Orientation, size: number): number {
  const columns = Math.max(1, table.columns.length)
  return (AREA[orientation].width - columns * (2 * cellPadding(size).beside + LINE)) / size
}

function columnWidths(shares: readonly number[], size: number): readonly number[] {
  return shares.map((share) => share * size + 2 * cellPadding(size).beside + LINE)
}

function layoutWith(table: PublishedTable, orientation: Orientation, size: number, widths: readonly number[], above: number): TableLayout {
  const inEms = (width: number) => (width - 2 * cellPadding(size).beside - LINE) / size
  const shares = widths.map(inEms)
  const header = headerLines(table, widths, (text, width) => linesOf(text, inEms(width)))
  const blocks = mergedCells(table, shares)
  const rows = rowLines(table, shares, blocks)
  const room = AREA[orientation].height - SPARE - heightOf(header, size)
  const kept = keptRows(table.rows.length, blocks, (from, to) => heightOf(rows.slice(from, to), size) <= room)
  const layout = { orientation, size, widths, header, rows, kept }
  return { ...layout, pages: pagesOf(table, layout, above) }
}

function isEasy(table: PublishedTable, { header, rows, orientation }: TableLayout): boolean {
  const total = rows.reduce((sum, each) => sum + each, 0)
  const most = orientation === 'portrait' ? 2 : 3
  return total <= Math.max(1, table.rows.length) * EASY && header.every((lines) => lines <= most)
}

/** The earliest of equals, which is the largest type. */
function fewestPages(layouts: readonly TableLayout[]): TableLayout | undefined {
  return layouts.reduce<TableLayout | undefined>((best, each) => (best && best.pages <= each.pages ? best : each), undefined)
}

/** Of a row without the line below it. */
export function textHeight(lines: number, size: number): number {
  return lines * tableLine(size) + 2 * cellPadding(size).above
}

export function rowHeight(lines: number, size: number): number {
  return textHeight(lines, size) + LINE
}

function pagesOf(table: PublishedTable, { orientation, size, header, rows, kept }: Omit<TableLayout, 'pages'>, above: number): number {
  const { width } = AREA[orientation]
  const height = AREA[orientation].height - SPARE
  const headerHeight = heightOf(header, size)
  let pages = 1
  let at = above + titleHeight(table, width) + headerHeight
  const place = (needed: number, again: number): void => {
    if (at + needed > height) {
      pages += 1
      at = again
    }
    at += needed
    // A row that is higher than a page goes on over the next.
    while (at > height) {
      pages += 1
      at -= height - again
    }
  }
  let together = 0
  rows.forEach((lines, index) => {
    together += rowHeight(lines, size)
    if (kept[index]) return
    place(together, headerHeight)
    together = 0
  })
  for (const note of table.notes) place(linesOf(note, width / STYLES.TableNote.size) * STYLES.TableNote.line, 0)
  return pages
}

/** Name, title and unit. */
function titleHeight(table: PublishedTable, width: number): number {
  const { TableName, TableTitle, TableUnit } = STYLES
  const title = linesOf(table.title, width / TableTitle.size) * TableTitle.line
  return (table.name === '' ? 0 : TableName.line) + title + (table.unit === undefined ? 0 : TableUnit.line)
}

function heightOf(rows: readonly number[], size: number): number {
  return rows.reduce((sum, lines) => sum + rowHeight(lines, size), 0)
}
