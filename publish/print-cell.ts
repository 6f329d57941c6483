/**
 * A planned cell → what is printed: figures with the column's decimals, codes with their names, zeros as the form prints them.
 * What a budget under review (公开稿) wrote as text is printed as it was written; a source's bare codes get their names.
 */
import type { Catalog } from '../core/catalog/index.ts'
import { type ColumnForm, isNumeric } from '../core/format/form.ts'
import type { BudgetHead } from '../core/model/head.ts'
import { MOST_DECIMALS } from '../core/model/read-cell.ts'
import { classificationKind } from '../core/model/read-code.ts'
import { decimalsNeeded, printAmount, toDecimalText } from '../core/money/amount.ts'
import { decimalPlaces, printNumber, shift } from '../core/money/number.ts'
import type { CodeValue, Reason, Value } from '../core/value.ts'
import type { Publication, PublishedCell } from './model.ts'
import type { PrintedColumn } from './printed-columns.ts'
import type { PlannedCell, PlannedRow } from './side-rows.ts'

/** What the print of a cell may ask of the budget. */
export interface Printing {
  readonly head: BudgetHead
  readonly catalog: Catalog
  readonly isPublished: boolean
  readonly projects: ReadonlyMap<string, string>
  readonly language: Publication['language']
}

/** Why figures are not known, each reason once. */
export type Missing = Map<string, Reason>

/** Stands for a figure that cannot be known; a blank would be a zero. */
const UNKNOWN = '？'
/** A percentage that nobody says more about: 5.97%. */
const PERCENT_DECIMALS = 2

export function printCell(printing: Printing, column: PrintedColumn, cell: PlannedCell, missing: Missing): PublishedCell {
  const { value, text } = cell
  if (text !== undefined || value === undefined) return { text: text ?? '' }
  if (value.k === 'unknown') return { text: unknownText(printing, column.form, value.reason, missing) }
  if (value.k === 'amount') return printFigure(column, cell, value)
  if (value.k === 'number') return printPlainNumber(column, cell, value)
  if (value.k === 'code') return { text: codeText(printing, column, value, cell) }
  return { text: value.k === 'text' ? wordText(printing, column.form, value, cell) : '' }
}

/** 若 without a second branch gives nothing, and prints nothing. In a document under review blanks are the document's own. */
function unknownText({ isPublished }: Printing, form: ColumnForm, reason: Reason, missing: Missing): string {
  if (isPublished || !isNumeric(form) || reason.kind === 'nothing') return ''
  missing.set(`${reason.kind}|${reason.subject}`, reason)
  return UNKNOWN
}

// —— figures

/** Decimals of a column: the form's; where it says none, as many as its longest figure needs or shows. */
export function decimalsOf({ form, unit, side: _, ...column }: PrintedColumn, rows: readonly PlannedRow[]): number {
  if (form.decimals !== undefined || column.kind === 'text') return form.decimals ?? 0
  if (column.kind === 'percent') return Math.max(0, ...rows.map((row) => shownDecimals(row.cells[form.index]) ?? PERCENT_DECIMALS))
  return Math.max(0, ...rows.map((row) => Math.max(shownDecimals(row.cells[form.index]) ?? 0, neededDecimals(row.cells[form.index]?.value, unit))))
}

function shownDecimals(cell: PlannedCell | undefined): number | undefined {
  return cell?.written && !cell.written.formula ? cell.written.decimals : undefined
}

function neededDecimals(value: Value | undefined, unit: PrintedColumn['unit']): number {
  if (value?.k === 'amount') return Math.min(decimalsNeeded(value.ticks, unit), MOST_DECIMALS[unit])
  return value?.k === 'number' ? Math.min(decimalPlaces(value.n), MOST_DECIMALS[unit]) : 0
}

/** No digit of an exact figure is lost: it is rounded only where its column says how, and never shows less than a 分. */
function printFigure(column: PrintedColumn, cell: PlannedCell, value: Extract<Value, { k: 'amount' }>): PublishedCell {
  const { unit } = column
  if (value.ticks === 0n) return zeroCell(column, cell, () => printAmount(0n, unit, column.decimals))
  const exact = Math.max(column.decimals, neededDecimals(value, unit))
  return { text: printAmount(value.ticks, unit, column.form.rounded ? column.decimals : exact), value: toDecimalText(value.ticks, unit, exact) }
}

function printPlainNumber(column: PrintedColumn, cell: PlannedCell, { n, percent }: Extract<Value, { k: 'number' }>): PublishedCell {
  if (n.isZero() && column.kind !== 'text') return zeroCell(column, cell, () => `0${percent || column.kind === 'percent' ? '%' : ''}`)
  if (column.kind === 'percent' || percent) {
    const decimals = shownDecimals(cell) ?? column.decimals
    return { text: `${printNumber(shift(n, 2), decimals)}%`, value: printNumber(n, decimals + 2) }
  }
  const decimals = column.form.decimals ?? Math.max(shownDecimals(cell) ?? 0, neededDecimals({ k: 'number', n }, column.unit))
  return { text: printNumber(n, decimals), value: printNumber(n, decimals) }
}

/** Blank, unless the form says otherwise; where no form speaks, and in a document under review, as it is written. */
function zeroCell({ form, adHoc }: PrintedColumn, { written, asWritten }: PlannedCell, plain: () => string): PublishedCell {
  if (form.zero !== undefined) return form.zero === '空白' ? { text: '' } : { text: form.zero, value: '0' }
  if (!written || !(adHoc || asWritten)) return { text: '' }
  return { text: written.formula ? plain() : written.text, value: '0' }
}

// —— words

function codeText({ catalog, head, isPublished }: Printing, column: PrintedColumn, value: CodeValue, { written }: PlannedCell): string {
  const { form, codeOnly } = column
  if (isPublished && written) return written.text
  const kind = value.kind ?? classificationKind(form.type)
  const name = (kind && catalog.of(kind).lookup(value.code, head.year)?.name) ?? value.name
  // A generated row knows the code alone.
  const isNamed = value.name !== undefined && written !== undefined && written.text !== value.code
  if (form.printName) return (isNamed ? value.name : name) ?? value.code
  if (codeOnly || name === undefined) return value.code
  return isNamed ? written.text : `${value.code}-${name}`
}

/** A unit, project or service that a source names by its code alone. */
function wordText(printing: Printing, form: ColumnForm, { text }: Extract<Value, { k: 'text' }>, { written }: PlannedCell): string {
  if (printing.isPublished && written) return written.text
  const name = nameOfWord(printing, form, text)
  return name ? `${text}-${name}` : text
}

function nameOfWord({ head, catalog, projects }: Printing, form: ColumnForm, code: string): string | undefined {
  switch (form.type) {
    case '单位':
      return head.units.find((unit) => unit.code === code)?.name
    case '项目':
      return projects.get(code)
    case '购买服务':
      return catalog.services.byCode(code, head.year)?.name
    default:
      return undefined
  }
}
