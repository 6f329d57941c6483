/**
 * Draws the rows under one header straight: text to the left, amounts with their decimal points in one column, each character as wide as
 * it is shown. A row whose number of cells differs from its header's is in error and stays as it is.
 */
import { cutCells, isBar } from './cells.ts'
import { displayWidth } from './width.ts'

/** Line numbers. `rows` holds the header, too. */
export interface Run {
  header: number
  dashes: number | undefined
  rows: number[]
}

/** Longer cells do not widen their column; they overflow their own row. */
const WIDEST = 40
const NARROWEST = 3
const AMOUNT = /^[-\u2212]?[0-9][0-9,]*(\.[0-9]*)?%?$/

interface Column {
  readonly isAmount: boolean
  /** Cells before the decimal point, and from it on. */
  whole: number
  fraction: number
  width: number
}

export function formatRun(lines: readonly string[], run: Run): [line: number, text: string][] {
  const header = piecesOf(lines[run.header] ?? '')
  if (header.length === 0) return []
  const rows: [line: number, cells: string[]][] = []
  for (const line of run.rows) {
    const cells = piecesOf(lines[line] ?? '')
    if (cells.length === header.length) rows.push([line, cells])
  }
  const dashes = run.dashes === undefined ? undefined : piecesOf(lines[run.dashes] ?? '')
  const columns = measure(rows, dashes)
  const drawn = rows.map(([line, cells]): [number, string] => [line, drawRow(lines[line] ?? '', cells, columns)])
  if (run.dashes !== undefined && dashes?.length === header.length) {
    const text = lines[run.dashes] ?? ''
    if (ASCII.test(text)) drawn.push([run.dashes, drawDashes(text, dashes, columns)])
  }
  return drawn
}

const ASCII = /^[\x20-\x7E]*$/

/** Cells as typed, without the blanks around them. */
function piecesOf(text: string): string[] {
  return cutCells(text).map((cell) => text.slice(cell.start, cell.end))
}

function measure(rows: readonly [number, string[]][], dashes: readonly string[] | undefined): Column[] {
  const marked = dashes?.map((dash) => /[:\uFF1A]$/.test(dash)) ?? []
  const anyMark = marked.includes(true)
  const count = rows[0]?.[1].length ?? 0
  return Array.from({ length: count }, (_, index) => {
    const isAmount = anyMark ? marked[index] === true : looksLikeAmounts(rows, index)
    return measureColumn(rows, index, { isAmount, whole: 0, fraction: 0, width: NARROWEST })
  })
}

/** Without a mark, all cells below the header must be amounts or formulas, and one must show it by a point or a separator: codes do not. */
function looksLikeAmounts(rows: readonly [number, string[]][], index: number): boolean {
  let certain = false
  for (let row = 1; row < rows.length; row++) {
    const cell = rows[row]?.[1][index] ?? ''
    if (cell === '' || cell.startsWith('=')) continue
    if (!AMOUNT.test(cell)) return false
    certain ||= cell.includes('.') || cell.includes(',')
  }
  return certain
}

function measureColumn(rows: readonly [number, string[]][], index: number, column: Column): Column {
  for (const [, cells] of rows) {
    const cell = cells[index] ?? ''
    const width = displayWidth(cell)
    if (width > WIDEST) continue
    column.width = Math.max(column.width, width)
    if (!column.isAmount || !AMOUNT.test(cell)) continue
    const whole = wholePart(cell)
    column.whole = Math.max(column.whole, whole)
    column.fraction = Math.max(column.fraction, cell.length - whole)
  }
  column.width = Math.max(column.width, column.whole + column.fraction)
  return column
}

/** Characters before the decimal point, or before the percent sign of an integer. */
function wholePart(amount: string): number {
  const point = amount.indexOf('.')
  if (point >= 0) return point
  return amount.endsWith('%') ? amount.length - 1 : amount.length
}

function drawRow(text: string, cells: readonly string[], columns: readonly Column[]): string {
  const bars = barsOf(text, cells.length)
  let drawn = ''
  for (let index = 0; index < cells.length; index++) {
    const column = columns[index]
    if (column) drawn += `${bars[index]} ${drawCell(cells[index] ?? '', column)} `
  }
  return (drawn + (bars[cells.length] ?? '')).trimEnd()
}

function drawCell(cell: string, column: Column): string {
  const width = displayWidth(cell)
  if (width > WIDEST) return cell
  const spare = Math.max(0, column.width - width)
  if (!column.isAmount) return cell + ' '.repeat(spare)
  const after = AMOUNT.test(cell) ? column.fraction - (cell.length - wholePart(cell)) : 0
  return ' '.repeat(Math.max(0, spare - after)) + cell + ' '.repeat(after)
}

function drawDashes(text: string, dashes: readonly string[], columns: readonly Column[]): string {
  const drawn = dashes.map((dash, index) => {
    const [open, close] = [dash.startsWith(':') ? ':' : '', dash.endsWith(':') ? ':' : '']
    const room = (columns[index]?.width ?? NARROWEST) + 2
    return `|${open}${'-'.repeat(room - open.length - close.length)}${close}`
  })
  return drawn.join('') + (text.trimEnd().endsWith('|') ? '|' : '')
}

/** The bars as typed: `｜` stays what it is. The last one may be missing. */
function barsOf(text: string, cells: number): string[] {
  const bars: string[] = []
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 0x5c) index++
    else if (isBar(unit)) bars.push(text[index] ?? '|')
  }
  return bars.slice(0, cells + 1)
}
