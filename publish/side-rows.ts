/**
 * The rows of one side in the form's order: fixed rows as the form prints them, the others where it says `…`, totals where it
 * places them. In a document under review only what is written; in a source also what is generated.
 */

import { printTemplate } from '../core/analysis/print-template.ts'
import { calculate } from '../core/evaluate/arithmetic.ts'
import { RowState, zeroOf } from '../core/evaluate/row-state.ts'
import type { SideState } from '../core/evaluate/side-state.ts'
import { type ColumnForm, isNumeric, type Place, type RowForm } from '../core/format/form.ts'
import type { BoundRow, Written } from '../core/model/row.ts'
import type { Line } from '../core/store/line-document.ts'
import type { Value } from '../core/value.ts'
import { cutCells } from '../grammar/index.ts'
import type { WrittenAround } from './field-blocks.ts'
import type { PublishedRow } from './model.ts'
import { type CompareRows, placeGenerated } from './row-order.ts'
import { addendsOfFixed, type RowKey } from './row-sums.ts'
import { placesIn } from './source-place.ts'
import type { Steps } from './steps.ts'

/** What a cell holds: a value, or a text that is printed as it stands. */
export interface PlannedCell {
  readonly value?: Value
  readonly written?: Written | undefined
  readonly text?: string
  /** In a document under review: a written zero stays as it is. */
  readonly asWritten?: boolean
  readonly place?: Place | undefined
  /** The rows whose figures it adds up; see PublishedCell.sumOf. */
  readonly addends?: (() => readonly RowKey[] | undefined) | undefined
}

export interface PlannedRow {
  readonly kind: PublishedRow['kind']
  readonly key: RowKey
  readonly line: Line | undefined
  /** Its line holds more than one side. */
  readonly sharesLine: boolean
  readonly label: string
  /** The place of a row that the form does not fix among its like: 1, 2, 3 … */
  readonly ordinal?: number
  /** By the number of the column in its side. */
  readonly cells: readonly PlannedCell[]
}

export interface SideRequest {
  readonly side: SideState
  readonly around: WrittenAround
  readonly compareRows: CompareRows
  readonly year: number | undefined
  /** Of the rows that the form does not fix, how many are wanted at most. */
  readonly mostRows?: number | undefined
}

export interface PlannedSide {
  readonly rows: readonly PlannedRow[]
  /** How many more rows there are than were wanted. */
  readonly omitted: number
}

export function* rowsOfSide(request: SideRequest): Steps<PlannedSide> {
  const { side } = request
  const body = yield* bodyRows(request)
  const forms = formsInPlace(request)
  const rows = forms.flatMap((form) => {
    if (form === undefined || form.kind === 'rows') return body.rows
    const row = side.writtenRow(form)
    const isPrinted = row !== undefined || (!side.isPublished && side.form.rows.includes(form))
    return isPrinted ? [fixedRow(request, form, row)] : []
  })
  return { ...body, rows }
}

/** The form's rows with the place of the others (`undefined`) among them. Without `…` they stand before the total, unless the budget writes the total first. */
function formsInPlace({ side, compareRows }: SideRequest): readonly (RowForm | undefined)[] {
  const forms = side.form.rows.includes(side.totalForm) ? side.form.rows : [...side.form.rows, side.totalForm]
  if (forms.some((form) => form.kind === 'rows')) return forms
  const total = side.writtenRow(side.totalForm)
  const written = [...side.rows.keys()].filter((row) => row.line !== undefined)
  const isFirst = total !== undefined && forms.length === 1 && written.length > 0 && written.every((row) => compareRows(total, row) < 0)
  const at = isFirst ? forms.length : forms.indexOf(side.totalForm)
  return [...forms.slice(0, at), undefined, ...forms.slice(at)]
}

// —— rows that the form does not fix

const ROWS_IN_A_STEP = 20_000

function* bodyRows(request: SideRequest): Steps<PlannedSide> {
  const { side, around, compareRows, mostRows = Number.POSITIVE_INFINITY } = request
  const lone = (around.lone.get(side.table.form) ?? []).filter((row) => row.side === side.form)
  const others = [...side.subtotals, ...lone]
  const inOrder: BoundRow[] = [...others]
  const generated: RowState[] = []
  let seen = 0
  for (const [row, state] of side.rows) {
    if (row.kind === 'data' && row.line !== undefined) inOrder.push(row)
    else if (row.kind === 'data') generated.push(state)
    if (++seen % ROWS_IN_A_STEP === 0) yield
  }
  yield
  inOrder.sort(compareRows)
  yield
  const placed = placeGenerated({ side, states: side.rows, written: inOrder, generated, compareRows, mayMix: others.length === 0 })
  yield
  let since: RowState[] = []
  let ordinal = 0
  const planned = placed.slice(0, mostRows).map((row) => {
    const state = side.rows.get(row)
    if (row.kind === 'subtotal') {
      const above = since
      since = []
      return subtotalRow(side, row, above)
    }
    if (state) since.push(state)
    ordinal += 1
    return { ...dataRow(request, row, state), ordinal }
  })
  return { rows: planned, omitted: placed.length - planned.length }
}

function dataRow({ side, around }: SideRequest, row: BoundRow, state: RowState | undefined): PlannedRow {
  const whole = row.block || !state ? wholeBlock(side, row) : undefined
  const prose = row.block && around.prose.get(row.block)
  const placeOf = placesIn(row)
  const placeInWhole = placesIn(whole?.row)
  const children = state?.isParent ? () => state.children.map((child) => child.row) : undefined
  const cells = side.form.columns.map((column): PlannedCell => {
    const text = prose?.get(column.index)
    if (text !== undefined && !row.written[column.index]) return { text: text.text, place: text.place }
    const from = whole && (column.isField || !state) ? whole : state
    const place = placeOf(column) ?? placeInWhole(column)
    if (!from) return { text: '', place }
    const addends = isNumeric(column) && !column.noTotal ? children : undefined
    return { value: from.cell(column), written: from.row.written[column.index], asWritten: side.isPublished, place, addends }
  })
  whole?.dispose()
  return { kind: 'data', key: row, line: row.line, sharesLine: sharesLine(row), label: '', cells }
}

/** The row with the figures of its fields, which the evaluator counts once for the block. */
function wholeBlock(side: SideState, row: BoundRow): RowState {
  const { block } = row
  const written = side.form.columns.map((column) => row.written[column.index] ?? (column.isField ? block?.written[column.index] : undefined))
  return new RowState({ ...row, kind: 'block', written }, side)
}

/** A 小计 as written; figures that it leaves out are the sums of the rows since the last one. */
function subtotalRow(side: SideState, row: BoundRow, above: readonly RowState[]): PlannedRow {
  const placeOf = placesIn(row)
  const figureIn = (column: ColumnForm): PlannedCell => {
    const written = row.written[column.index]
    if (!isNumeric(column)) return { text: writtenText(row, column) }
    if (written && !written.formula) return { value: written.value, written, asWritten: side.isPublished }
    if (side.isPublished || column.noTotal) return { text: '' }
    return { value: above.reduce((sum: Value, state) => calculate('+', sum, state.cell(column)), zeroOf(column)) }
  }
  const rows = () => above.map((state) => state.row)
  const cells = side.form.columns.map((column): PlannedCell => {
    const addends = isNumeric(column) && !column.noTotal ? rows : undefined
    return { ...figureIn(column), place: placeOf(column), addends }
  })
  return { kind: 'subtotal', key: row, line: row.line, sharesLine: sharesLine(row), label: '', cells }
}

// —— rows that the form fixes

function fixedRow(request: SideRequest, form: RowForm, row: BoundRow | undefined): PlannedRow {
  const { side } = request
  const label = form.labelFormula ? printTemplate([{ type: 'value', start: 0, end: 0, expression: form.labelFormula }], request.year) : form.label
  const placeOf = placesIn(row)
  const cellIn = (column: ColumnForm): PlannedCell => {
    if (column === form.labelColumn) return { text: label }
    const fixed = form.cells.get(column)
    if (fixed && !fixed.formula && !fixed.none) return { text: fixed.text }
    if (isNumeric(column)) return figureOfFixed(side, form, column, row)
    const text = row && !(form.labelColumn && isLabelCell(row, column)) ? writtenText(row, column) : ''
    if (text !== '' || form.kind === 'total') return { text }
    return { value: side.fixed.node(form, column).peek() }
  }
  const cells = side.form.columns.map((column): PlannedCell => {
    return { ...cellIn(column), place: placeOf(column), addends: () => addendsOfFixed(side, form, column) }
  })
  const kind = form.kind === 'total' ? 'total' : 'data'
  return { kind, key: form, line: row?.line, sharesLine: row !== undefined && sharesLine(row), label, cells }
}

/** The word 合计 may stand in a figure's column. What no total is said of is blank in a total row. */
function figureOfFixed(side: SideState, form: RowForm, column: ColumnForm, row: BoundRow | undefined): PlannedCell {
  const written = row?.written[column.index]
  if (form.kind === 'total' && column.noTotal && !written && !column.formula && !form.cells.has(column)) return { text: '' }
  return { value: side.fixed.node(form, column).peek(), written, asWritten: side.isPublished }
}

/** The row's own label, which the form prints where it wants it. */
function isLabelCell(row: BoundRow, column: ColumnForm): boolean {
  const cells = row.line ? cutCells(row.line.text) : []
  const first = cells.findIndex((cell, index) => cell.text !== '' && row.header?.slots[index]?.side === row.side)
  return row.header?.slots[first]?.column === column
}

/** The text in a row's own cell: the evaluator keeps only figures of fixed rows and totals. */
function writtenText(row: BoundRow, column: ColumnForm): string {
  const slot = row.header?.slots.findIndex((each) => each?.column === column) ?? -1
  if (!row.line || slot < 0) return ''
  return cutCells(row.line.text)[slot]?.text ?? ''
}

function sharesLine(row: BoundRow): boolean {
  return (row.header?.sides.length ?? 1) > 1
}
