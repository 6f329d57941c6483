/**
 * Figures that one can ask about, as an editor shows them: `表六 › 2010301 › 合计 = 123.4`, where they stand, and a word by which they are found
 * again in a later question.
 */
import { cutCells } from '../../grammar/index.ts'
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { Figure } from '../evaluate/dependents.ts'
import type { NamedValue } from '../evaluate/environment.ts'
import type { Equation } from '../evaluate/equation.ts'
import type { SideState } from '../evaluate/side-state.ts'
import { printValue } from '../explain/print-value.ts'
import { type ColumnForm, isNumeric, type Place, type RowForm, wholeLine } from '../format/form.ts'
import type { LinePart } from '../model/line-state.ts'
import { splitProject } from '../model/read-cell.ts'
import { type BoundRow, cellPlace, rowPlace, type Written } from '../model/row.ts'
import type { Line } from '../store/line-document.ts'
import type { Value } from '../value.ts'
import type { NameReader } from './name-reader.ts'

/** How many figures of one row are offered where the row as a whole is asked about. */
const MOST_OF_ROW = 12

const LONGEST_KEY = 20

/** The figures at a place: of the cell, of the row if its label is meant, of a declared name. */
export function figuresAt(reader: NameReader, line: Line, character: number): readonly Figure[] {
  const { analysis } = reader.context
  const name = reader.at(line, character)?.named
  const named = name?.type === 'name' ? namedFigure(analysis, name.name) : undefined
  if (named) return [named]
  const part = reader.context.partOf(line)
  if (!part || part.isHeader) return []
  const cells = part.setsField ? fieldCells(analysis, line) : rowCells(part, line, character)
  const hit = cells.find(({ place }) => place && place.line === line && place.start <= character && character <= place.end)
  const asked = (hit ? [hit] : cells).flatMap(({ row, column }) => figureOf(analysis, row, column) ?? [])
  return hit ? asked : asked.filter((figure) => !isNothing(figure)).slice(0, MOST_OF_ROW)
}

interface Cell {
  readonly row: BoundRow
  readonly column: ColumnForm
  /** Only of cells that stand in the line. */
  readonly place: Place | undefined
}

/** All figures of the row that the place is in; in a line with two sides, of that side. */
function rowCells(part: LinePart, line: Line, character: number): readonly Cell[] {
  const slots = part.before.header?.slots ?? []
  const index = cutCells(line.text).findIndex(({ end }) => character <= end)
  const side = slots[index]?.side
  const rows = part.rows.filter((row) => row.line === line && row.kind !== 'block' && (side === undefined || row.side === side))
  return rows.flatMap((row) =>
    numericColumns(row).map((column) => ({ row, column, place: isPrinted(row, column) ? cellPlace(row, column) : undefined })),
  )
}

function isPrinted({ header, written }: BoundRow, column: ColumnForm): boolean {
  return written[column.index] !== undefined || header?.slots.some((slot) => slot?.column === column) === true
}

function fieldCells(analysis: BudgetAnalysis, line: Line): readonly Cell[] {
  return blockRows(analysis, line).flatMap((row) =>
    numericColumns(row).map((column) => ({ row, column, place: row.written[column.index] ? cellPlace(row, column) : undefined })),
  )
}

/** The row that stands for the figures of fields, found from any of its fields' lines. */
function blockRows({ state }: BudgetAnalysis, line: Line): readonly BoundRow[] {
  const rows = (state?.tables ?? []).flatMap(({ sides }) => sides.flatMap((side) => [...side.rows.keys()]))
  return rows.filter((row) => row.kind === 'block' && row.written.some((written) => written?.line === line))
}

function numericColumns({ side }: BoundRow): readonly ColumnForm[] {
  return side.columns.filter(isNumeric)
}

export function figureOf({ state }: BudgetAnalysis, row: BoundRow, column: ColumnForm): Figure | undefined {
  const side = state?.table(row.table)?.side(row.side)
  const own = side?.rows.get(row)
  if (own) return { type: 'row', state: own, column }
  if (row.kind === 'subtotal') {
    for (const equation of state?.ledger.live.values() ?? [])
      if (equation.kind === 'subtotal' && equation.target()?.row === row && equation.target()?.column === column) return { type: 'check', equation }
    return undefined
  }
  return side && { type: 'fixed', side, form: row.form ?? side.totalForm, column }
}

function namedFigure({ state }: BudgetAnalysis, name: string): Figure | undefined {
  const named = state?.names.defines.get(name) ?? state?.names.known.get(name)
  return named && { type: 'name', named }
}

// —— what is shown

export interface FigureText {
  readonly name: string
  /** Only computed, not written: it stands nowhere in the budget. */
  readonly isGenerated: boolean
  /** Its own place, or for what nobody wrote the place in the format that computes it. */
  readonly place: Place
}

export function describeFigureItem(figure: Figure): FigureText | undefined {
  switch (figure.type) {
    case 'row':
      return describeCell(figure.state.side, figure.state.row, figure.column, figure.state.cell(figure.column))
    case 'fixed':
      return describeFixed(figure.side, figure.form, figure.column)
    case 'name':
      return describeName(figure.named)
    case 'check':
      return describeCheck(figure.equation)
  }
}

/** A 小计 row is a check of its own: it is shown as the figure that it is. */
function describeCheck(equation: Equation): FigureText | undefined {
  const place = equation.place()
  const target = equation.target()
  const written = target?.row.written[target.column.index]
  const name = target && written ? `${labelOf(target.row)} › ${target.column.path.join('.')} = ${written.text}` : equation.subject
  return place && { name: equation.checkName ? `${equation.checkName}: ${name}` : name, isGenerated: false, place }
}

function labelOf(row: BoundRow): string {
  const place = rowPlace(row)
  return [row.table.name, place ? place.line.text.slice(place.start, place.end).trim() : ''].filter((each) => each !== '').join(' › ')
}

function describeCell(side: SideState, row: BoundRow, column: ColumnForm, value: Value): FigureText {
  const own = row.written[column.index]
  const place = row.line || own ? (cellPlace(row, column) ?? rowPlace(row)) : undefined
  return {
    name: title(side, keysOf(row), column, value, own?.decimals),
    isGenerated: row.line === undefined,
    place: place ?? column.place,
  }
}

function describeFixed(side: SideState, form: RowForm, column: ColumnForm): FigureText {
  const row = side.writtenRow(form)
  const place = row && (cellPlace(row, column) ?? rowPlace(row))
  return {
    name: title(side, form.label || side.labelOf(form), column, side.fixed.node(form, column).peek(), row?.written[column.index]?.decimals),
    isGenerated: row === undefined,
    place: place ?? form.cells.get(column)?.place ?? form.place,
  }
}

function describeName({ form, node }: NamedValue): FigureText {
  return { name: `${form.name}${shown(node.peek(), undefined, undefined)}`, isGenerated: false, place: wholeLine(form.place.line) }
}

function title(side: SideState, row: string, column: ColumnForm, value: Value, decimals: number | undefined): string {
  const place = [side.table.form.name, ...(side.form.name ? [side.form.name] : []), row, column.path.join('.')]
  return `${place.filter((each) => each !== '').join(' › ')}${shown(value, column, decimals)}`
}

/** With the decimals of the form, else with those that are written. */
function shown(value: Value, column: ColumnForm | undefined, decimals: number | undefined): string {
  const printed = value.k === 'unknown' || value.k === 'list' ? '' : printValue(value, column?.unit ?? '元', column?.decimals ?? decimals)
  return printed === '' ? '' : ` = ${printed}`
}

/** What tells the row from the others: its key columns, else its first text. */
export function keysOf(row: BoundRow): string {
  const texts = row.side.columns.flatMap((column) => {
    const written = row.written[column.index]
    return written && !isNumeric(column) ? [{ column, text: keyText(column, written) }] : []
  })
  const keys = texts.filter(({ column }) => row.table.keys.includes(column))
  return (keys.length > 0 ? keys : texts.slice(0, 3)).map(({ text }) => text).join(' ')
}

/** What people call the row by: a code without its name, a project's name without its code. The figure comes behind, and a tree is narrow. */
function keyText({ type }: ColumnForm, { value, text }: Written): string {
  if (value.k === 'code') return value.code
  const { code, name } = splitProject(text)
  const key = type === '单位' ? (code ?? text) : type === '项目' ? (name ?? text) : text
  return key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key
}

function isNothing(figure: Figure): boolean {
  const value =
    figure.type === 'row' ? figure.state.cell(figure.column) : figure.type === 'fixed' ? figure.side.fixedCell(figure.form, figure.column) : undefined
  return value === undefined || value.k === 'unknown' || (value.k === 'amount' && value.ticks === 0n) || (value.k === 'number' && value.n.isZero())
}
