/** A printed cell → what is compared of it: the words, the exact figure as printed, the code or name by which its row is known again. */
import { foldName } from '../../core/catalog/index.ts'
import type { ColumnForm } from '../../core/format/form.ts'
import { bareLabel, foldLabel } from '../../core/format/label.ts'
import { type AmountUnit, parseFigure } from '../../core/money/amount.ts'
import { fromInteger, parseNumber, shift } from '../../core/money/number.ts'
import { foldWidth } from '../../grammar/index.ts'
import { isDecimal } from '../exact-number.ts'
import type { PublishedCell } from '../model.ts'
import { CODED_TYPES, codedName } from './coded-name.ts'
import type { ColumnRole, ComparableCell } from './comparable.ts'
import type { Figure } from './figure.ts'
import { relativeYears } from './relative-years.ts'

export interface CellRequest {
  readonly column: ColumnForm
  readonly role: ColumnRole
  readonly unit: AmountUnit
  readonly year: number | undefined
  /** The code of a project that is written by its name. */
  readonly codeOf: (name: string) => string | undefined
}

export function cellReader(request: CellRequest): (cell: PublishedCell) => ComparableCell {
  const { column, role, unit, year } = request
  if (role === 'figure') return (cell) => figureCell(cell, column, unit)
  if (CODED_TYPES.has(column.type)) return (cell) => codedCell(cell, request)
  if (role === 'label' || column.numbering !== undefined) return ({ text }) => wordCell(text, bareLabel(foldLabel(relativeYears(text, year))))
  return ({ text }) => wordCell(text, foldName(text))
}

function wordCell(text: string, id: string): ComparableCell {
  return { text, id, nameKey: id }
}

/** Only what is printed is compared: a figure that is printed rounded counts as it is printed. A blank is a zero; 无 and ？ are no figure. */
function figureCell({ text, value }: PublishedCell, { type }: ColumnForm, unit: AmountUnit): ComparableCell {
  const figure = type === '金额' ? amountOf(text, value, unit) : numberOf(text, value, type === '百分比')
  return { ...wordCell(text, foldName(text)), ...(figure && { figure }) }
}

function amountOf(text: string, value: string | undefined, unit: AmountUnit): Figure | undefined {
  if (text === '') return { k: 'amount', ticks: 0n }
  const shown = parseFigure(foldWidth(text), unit) ?? (isDecimal(value) ? parseFigure(value, unit) : undefined)
  return shown && { k: 'amount', ticks: shown.ticks }
}

function numberOf(text: string, value: string | undefined, percent: boolean): Figure | undefined {
  if (text === '') return { k: 'number', n: fromInteger(0), percent }
  const digits = foldWidth(text).replaceAll(',', '')
  const isPercent = digits.endsWith('%')
  const shown = parseNumber(isPercent ? digits.slice(0, -1) : digits)
  if (shown) return { k: 'number', n: isPercent ? shift(shown, -2) : shown, percent }
  const exact = isDecimal(value) ? parseNumber(value) : undefined
  return exact && { k: 'number', n: exact, percent }
}

/** A classification's own column may print names alone, numbered or as labels; the code is the cell's own word then. */
function codedCell(cell: PublishedCell, { column, role, codeOf }: CellRequest): ComparableCell {
  const text = column.numbering === undefined && role !== 'label' ? cell.text : bareLabel(foldLabel(cell.text))
  const { code, name } = codedName(text, 'code' in cell && typeof cell.code === 'string' ? cell.code : undefined)
  const known = code ?? (column.type === '项目' && name !== undefined ? codeOf(name) : undefined)
  const nameKey = foldName(name ?? text)
  return { text: cell.text, id: known ?? nameKey, nameKey, ...(known !== undefined && name !== undefined ? { name } : {}) }
}
