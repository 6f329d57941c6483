/**
 * How the width of a page is shared out among a table's columns: what must not break first, then each further piece to the column that makes the table
 * lower by it. All widths are ems, without the room between text and lines.
 */
import { MEASURED_ROWS } from './column-contents.ts'
import { emWidth, widestLine, widestWord } from './line-breaks.ts'
import type { PublishedTable } from './model.ts'
import { placeHeader, tableWidth } from './spans.ts'

/** Whether a long word, the code of a project say, may be cut to save room. */
export type LongWords = 'whole' | 'cut'

interface Needs {
  /** Figures are never broken, nor is text set in a column of single characters. */
  readonly least: number
  /** Wide enough for every cell on one line. */
  readonly natural: number
}

const NARROWEST = 2
const NARROWEST_TEXT = 3
/** A paragraph in a cell is not set in a strip. */
const PARAGRAPH_LINES = 12
const WIDEST_PARAGRAPH = 8
/** What a column of figures gets, if there is room, though it hold none. */
const ROOM_FOR_FIGURES = 6
const LONGEST_WORD = { whole: 12, cut: 6 } as const
/** A header goes over so many lines rather than widen its column. */
const HEADER_LINES = 4
/** Nor does it ask for more than this. */
const WIDEST_HEADER = 10
const STEP = 0.5
/** A cell merged over more rows than a page has must still be read on one. */
const ROWS_OF_A_PAGE = 12

/** Undefined where what must not break does not fit. */
export function shareWidth(table: PublishedTable, width: number, words: LongWords): readonly number[] | undefined {
  const needs = columnNeeds(table, words)
  const least = total(needs.map((each) => each.least))
  if (least > width) return undefined
  const natural = needs.map((each) => each.natural)
  return stretch(total(natural) <= width ? natural : lowest(table, needs, width), width)
}

/** The last resort, for a table of more columns than a page can hold: each is as much too narrow as the others. */
export function squeezeWidth(table: PublishedTable, width: number): readonly number[] {
  return stretch(
    columnNeeds(table, 'cut').map(({ least }) => least),
    width,
  )
}

function columnNeeds(table: PublishedTable, words: LongWords): readonly Needs[] {
  const isFigures = (column: number) => table.columns[column]?.kind !== 'text'
  const needs = Array.from({ length: tableWidth(table) }, (_, at) => ({ least: NARROWEST, natural: isFigures(at) ? ROOM_FOR_FIGURES : NARROWEST }))
  const widen = (column: number, least: number, natural: number): void => {
    const before = needs[column] ?? { least: 0, natural: 0 }
    needs[column] = { least: Math.max(before.least, least), natural: Math.max(before.natural, least, natural) }
  }
  for (const { text, column, columnSpan } of placeHeader(table)) {
    const whole = widestLine(text, 'bold') / columnSpan
    for (let at = column; at < column + columnSpan; at++) widen(at, Math.ceil(whole / HEADER_LINES), Math.min(whole, WIDEST_HEADER))
  }
  for (const row of table.rows.slice(0, MEASURED_ROWS)) {
    table.columns.forEach((_, column) => {
      const text = row.cells[column]?.text ?? ''
      if (text === '') return
      const whole = widestLine(text, row.kind === 'data' ? 'regular' : 'bold')
      const word = isFigures(column) ? whole : Math.min(widestWord(text), LONGEST_WORD[words])
      const paragraph = isFigures(column) ? 0 : Math.min(whole / PARAGRAPH_LINES, WIDEST_PARAGRAPH)
      widen(column, Math.max(word, paragraph, Math.min(whole, NARROWEST_TEXT)), whole)
    })
  }
  return needs
}

/** From the least that is needed, each step of width to the column whose gain makes the rows lowest. */
function lowest(table: PublishedTable, needs: readonly Needs[], width: number): readonly number[] {
  const widths = needs.map(({ least }) => least)
  const rows = demands(table)
  const open = needs.flatMap(({ least, natural }, column) => (least < natural ? [column] : []))
  for (let rest = width - total(widths); rest >= STEP; rest -= STEP) {
    const powers = rows.map((row) => row.reduce((sum, demand, column) => sum + power(demand, widths[column] ?? 1), 0))
    const gains = open.map((column) => gainOf(column, widths[column] ?? 1, rows, powers))
    const most = Math.max(0, ...gains)
    if (most === 0) break
    const column = open[gains.indexOf(most)] ?? 0
    widths[column] = (widths[column] ?? 0) + STEP
  }
  return widths
}

/** What each row's cells take on one line; of a merged cell, its part in each of its rows. */
function demands(table: PublishedTable): readonly (readonly number[])[] {
  const header = table.header.map(() => new Array<number>(tableWidth(table)).fill(0))
  for (const { text, row, column, rowSpan, columnSpan } of placeHeader(table)) {
    if (columnSpan === 1) header[row]?.splice(column, 1, emWidth(text, 'bold') / rowSpan)
  }
  const open = table.columns.map(() => ({ demand: 0, rows: 0 }))
  const rows = table.rows.slice(0, MEASURED_ROWS).map((row) =>
    table.columns.map((_, column) => {
      const cell = row.cells[column]
      const above = open[column] ?? { demand: 0, rows: 0 }
      if (cell?.covered && above.rows > 1) open[column] = { ...above, rows: above.rows - 1 }
      else open[column] = { demand: emWidth(cell?.text ?? '') / Math.min(cell?.rowSpan ?? 1, ROWS_OF_A_PAGE), rows: cell?.rowSpan ?? 1 }
      return open[column]?.demand ?? 0
    }),
  )
  return [...header, ...rows]
}

/**
 * The height of a row is that of its highest cell. A sum of eighth powers is nearly that, but smooth: it falls also while the line that would be saved is
 * not saved yet. Multiplications and roots alone, since these give the same bits everywhere.
 */
function power(demand: number, width: number): number {
  const lines = Math.max(1, demand / width)
  const squared = lines * lines
  return squared * squared * squared * squared
}

function gainOf(column: number, width: number, rows: readonly (readonly number[])[], powers: readonly number[]): number {
  return rows.reduce((gain, row, index) => {
    const demand = row[column] ?? 0
    const before = powers[index] ?? 1
    if (demand <= width) return gain
    return gain + root(before) - root(before - power(demand, width) + power(demand, width + STEP))
  }, 0)
}

function root(sum: number): number {
  return Math.sqrt(Math.sqrt(Math.sqrt(sum)))
}

/** Tables are as wide as the page, whatever they need. */
function stretch(widths: readonly number[], width: number): readonly number[] {
  const factor = width / total(widths)
  return widths.map((each) => each * factor)
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, each) => sum + each, 0)
}
