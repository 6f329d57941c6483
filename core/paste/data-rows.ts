/**
 * The rows of a pasted table below its header: figures stay as they were written, merged texts stand in each row that they cover, merged
 * figures once. Headers repeated on each page, titles and remarks are no rows.
 */
import { findColumn } from '../format/find-column.ts'
import { type ColumnForm, isNumeric } from '../format/form.ts'
import { foldLabel, totalKind } from '../format/label.ts'
import type { Slot } from '../model/row.ts'
import { isCaptionRow, isColumnNumbers, isFigure, isFilledIn, noteIn, type StatedUnit, unitIn } from './captions.ts'
import type { HeaderRows } from './find-header.ts'
import { continuesDown, continuesRight, type Grid, type PastedTable, textsOf } from './pasted-table.ts'

/** A row by the grid's columns, or what stands once for the rows below it. */
export type DataPiece =
  /** `begins`: the columns in which a merged cell begins with this row; nothing where no column tells blocks by merged cells. */
  | { readonly k: 'row'; readonly cells: readonly string[]; readonly begins?: ReadonlySet<number> }
  | { readonly k: 'fields'; readonly values: ReadonlyMap<ColumnForm, string> }

export interface ReadTable {
  readonly header: HeaderRows | undefined
  /** What stands above: the title among it. */
  readonly titles: readonly string[]
  readonly unit: StatedUnit | undefined
  readonly pieces: readonly DataPiece[]
  readonly notes: readonly string[]
  /** What is neither row nor remark, and is not taken over. */
  readonly leftOut: readonly string[]
}

/** `fields` are the columns that the form prints once for a block, and that no heading names; `slots` are the form's columns by those of the grid. */
export interface Reading {
  readonly header: HeaderRows | undefined
  readonly fields: readonly ColumnForm[]
  readonly slots: ReadonlyMap<number, Slot>
}

export function readTable(table: PastedTable, reading: Reading): ReadTable {
  const { header } = reading
  const { grid } = table
  const found: Found = { titles: [...table.above], pieces: [], notes: [], leftOut: [], unit: header?.unit, blocks: blockColumns(grid, header) }
  for (let row = 0; row < (header?.from ?? 0); row += 1) readRowAbove(grid, row, reading, found)
  for (const line of table.above) found.unit ??= unitIn(line)
  for (let row = header?.to ?? 0; row < grid.length; row += 1) readRow(grid, row, reading, found)
  for (const line of table.below) {
    const note = noteIn(line)
    if (note !== undefined) found.notes.push(note)
  }
  const { blocks: _, ...read } = found
  return { header, ...read }
}

/** Columns of fields, if any of them has merged cells: then these tell where a block begins, also where two blocks say the same. */
function blockColumns(grid: Grid, header: HeaderRows | undefined): readonly number[] | undefined {
  if (!header) return undefined
  const columns = header.columns.flatMap(({ slot }, at) => (slot?.column.isField ? [at] : []))
  const isMerged = (at: number) => grid.some((_, row) => row > header.to && continuesDown(grid, row, at) && grid[row]?.[at]?.text !== '')
  return columns.some(isMerged) ? columns : undefined
}

interface Found {
  readonly titles: string[]
  readonly pieces: DataPiece[]
  readonly notes: string[]
  readonly leftOut: string[]
  unit: StatedUnit | undefined
  readonly blocks: readonly number[] | undefined
}

function readRowAbove(grid: Grid, row: number, { fields }: Reading, found: Found): void {
  const texts = textsOf(grid[row])
  const values = fieldsIn(grid, row, fields)
  if (values) return void found.pieces.push({ k: 'fields', values })
  for (const text of texts) found.unit ??= unitIn(text)
  found.titles.push(...texts)
}

function readRow(grid: Grid, row: number, reading: Reading, found: Found): void {
  const texts = textsOf(grid[row])
  if (isHeaderAgain(grid, row, reading.header)) return
  const values = fieldsIn(grid, row, reading.fields)
  if (values) return void found.pieces.push({ k: 'fields', values })
  const [only = ''] = texts
  const note = texts.length === 1 ? noteIn(only) : undefined
  if (note !== undefined) return void found.notes.push(note)
  if (isCaptionRow(grid, row) && !totalKind(foldLabel(only)) && isAboutTable(texts, found)) return void readCaption(texts, found)
  if (isFilledIn(texts) && row >= grid.length - 3) return void found.leftOut.push(texts.join(' '))
  const cells = (grid[row] ?? []).map((cell, column) => (isRepeated(grid, row, column, reading) ? '' : cell.text))
  const begins = found.blocks?.filter((column) => cells[column] !== '' && !continuesDown(grid, row, column))
  found.pieces.push({ k: 'row', cells, ...(begins ? { begins: new Set(begins) } : {}) })
}

/** Beside a unit stand labels and the title; a row of the table may speak of a unit, too. */
function isAboutTable(texts: readonly string[], { titles }: Found): boolean {
  return texts.length === 1 || texts.every((text) => unitIn(text) !== undefined || /[:：]/.test(text) || titles.includes(text))
}

function readCaption(texts: readonly string[], found: Found): void {
  for (const text of texts) found.unit ??= unitIn(text)
  const others = texts.filter((text) => unitIn(text) === undefined && !found.titles.includes(text))
  if (others.length > 0) found.leftOut.push(others.join(' '))
}

/** A cell's text stands once beside itself; downwards a text holds for each row, while a figure repeated would be counted twice. */
function isRepeated(grid: Grid, row: number, column: number, { slots }: Reading): boolean {
  if (continuesRight(grid, row, column)) return true
  if (!continuesDown(grid, row, column)) return false
  const slot = slots.get(column)
  // Without a form a figure shows itself by its point or separator: codes have neither.
  const text = grid[row]?.[column]?.text ?? ''
  return slot ? isNumeric(slot.column) && !slot.column.isField : isFigure(text) && /[.,．，]/.test(text)
}

function isHeaderAgain(grid: Grid, row: number, header: HeaderRows | undefined): boolean {
  if (!header) return false
  const texts = textsOf(grid[row])
  if (texts.length < 2) return false
  if (isColumnNumbers(texts)) return true
  for (let head = header.from; head < header.to; head += 1) {
    const own = textsOf(grid[head])
    if (own.length === texts.length && own.every((text, index) => text === texts[index])) return true
  }
  return false
}

/**
 * `项目名称 | 甲 | 项目类别 | 乙`: labels with their values beside them, as a block of a form prints its fields. Nothing if any text of the row is
 * neither; one word for the group may stand before.
 */
function fieldsIn(grid: Grid, row: number, fields: readonly ColumnForm[]): ReadonlyMap<ColumnForm, string> | undefined {
  if (fields.length === 0) return undefined
  const texts = (grid[row] ?? []).flatMap(({ text }, column) => (continuesRight(grid, row, column) ? [] : [text]))
  const labels = texts.map((text) => fieldNamed(text, fields))
  const first = labels.findIndex((label) => label !== undefined)
  if (first < 0 || texts.slice(0, first).filter((text) => text !== '').length > 1) return undefined
  const values = new Map<ColumnForm, string>()
  for (let at = first; at < texts.length; at += 1) {
    const label = labels[at]
    if (!label && texts[at] !== '') return undefined
    if (!label) continue
    const hasValue = label.value === '' && at + 1 < texts.length && labels[at + 1] === undefined
    values.set(label.column, hasValue ? (texts[at + 1] ?? '') : label.value)
    if (hasValue) at += 1
  }
  return values
}

/** `项目名称`, `项目名称：`, `其中：财政资金` or `项目名称：甲`. */
function fieldNamed(text: string, fields: readonly ColumnForm[]): { readonly column: ColumnForm; readonly value: string } | undefined {
  if (text === '' || isFigure(text)) return undefined
  const steps = text
    .split(/[:：]/)
    .map((step) => step.trim())
    .filter((step) => step !== '')
  const whole = steps.length === 0 ? undefined : findColumn(fields, steps)
  if (whole && 'column' in whole) return { column: whole.column, value: '' }
  const [name] = steps
  const match = name === undefined || steps.length < 2 ? undefined : findColumn(fields, [name])
  return match && 'column' in match ? { column: match.column, value: text.slice(text.search(/[:：]/) + 1).trim() } : undefined
}
