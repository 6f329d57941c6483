/** Text of a cell → value, by the type of its column. What is wrong becomes a finding; nothing is guessed and nothing throws. */
import { foldWidth, parseExpression } from '../../grammar/index.ts'
import type { ColumnForm, Place } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { type AmountUnit, halfUnit, parseFigure } from '../money/amount.ts'
import { halfOfLastPlace, parseNumber, shift } from '../money/number.ts'
import { amountForm } from '../rules/amount-form.ts'
import { amountPrecision } from '../rules/amount-precision.ts'
import type { Finding } from '../rules/define-rule.ts'
import { syntax } from '../rules/syntax.ts'
import { wrongType } from '../rules/wrong-type.ts'
import type { Line } from '../store/line-document.ts'
import { unknown, type Value } from '../value.ts'
import type { CodeReader } from './read-code.ts'
import type { Written } from './row.ts'

/** What reading a cell may ask for. */
export interface CellReader {
  readonly codes: CodeReader
  /** The declared unit of a name or a code, by its code. */
  unitCode(text: string): string | undefined
  /** The one key of a project, however it is written. */
  projectKey(code: string | undefined, name: string | undefined): string
}

export interface CellReading {
  readonly written: Written | undefined
  readonly findings: readonly Finding[]
  readonly held: number
}

/** The most decimals that money has: 分. */
export const MOST_DECIMALS: Readonly<Record<AmountUnit, number>> = { 元: 2, 万元: 6 }

const NOTHING: CellReading = { written: undefined, findings: [], held: 0 }
const NONE: readonly Finding[] = []

export interface CellSource {
  readonly line: Line
  /** −1 for a field. */
  readonly cell: number
  readonly text: string
  readonly place: () => Place
}

export function readCell(reader: CellReader, column: ColumnForm, unit: AmountUnit, source: CellSource): CellReading {
  if (source.text === '') return NOTHING
  switch (column.type) {
    case '金额':
      return readAmount(column, unit, source)
    case '数':
    case '百分比':
      return readPlainNumber(column, source)
    case '功能分类':
    case '政府经济分类':
    case '部门经济分类': {
      const reading = reader.codes.read(column, source.text)
      return { written: written(source, reading.value), findings: reading.complain ? [reading.complain(source.place())] : NONE, held: reading.held }
    }
    case '年':
      return readYear(column, source)
    default:
      return { written: written(source, readWord(reader, column, source.text)), findings: NONE, held: 0 }
  }
}

function written(source: CellSource, value: Value, decimals = 0): Written {
  return { value, decimals, text: source.text, cell: source.cell, line: source.line }
}

function readAmount(column: ColumnForm, unit: AmountUnit, source: CellSource): CellReading {
  const text = foldWidth(source.text)
  if (isFormula(text)) return readFormula(source)
  const figure = parseFigure(text, unit)
  if (!figure) {
    if (text === '无') return NOTHING
    return bad(source, amountForm.at(source.place(), { text: source.text, repaired: repair(text, unit) }))
  }
  const most = column.rounded && column.decimals !== undefined ? column.decimals : MOST_DECIMALS[unit]
  const findings = figure.decimals > most ? [amountPrecision.at(source.place(), { text: source.text, most, unit })] : NONE
  const slack = column.rounded && column.decimals !== undefined ? halfUnit(unit, column.decimals) : 0n
  const value: Value = slack > 0n ? { k: 'amount', ticks: figure.ticks, slack } : { k: 'amount', ticks: figure.ticks }
  return { written: written(source, value, figure.decimals), findings, held: 0 }
}

/** `= 式`: at least one character behind the sign, so that a lone `=` stays a word. */
export function isFormula(text: string): boolean {
  return text.length > 1 && text.startsWith('=')
}

function readFormula(source: CellSource): CellReading {
  const place = source.place()
  const raw = place.line.syntax.text.slice(place.start, place.end)
  const { expression, problems } = parseExpression(raw.slice(1), place.start + 1)
  const findings = problems.map((slip) => syntax.at({ line: place.line, start: slip.start, end: slip.end }, slip))
  return { written: { ...written(source, unknown('bad-cell', source.text)), formula: expression }, findings, held: 0 }
}

function bad(source: CellSource, finding: Finding): CellReading {
  return { written: written(source, unknown('bad-cell', source.text)), findings: [finding], held: 0 }
}

/** A blank for the dashes that stand for nothing, the bare figure without currency signs, units, blanks or misplaced separators. */
function repair(text: string, unit: AmountUnit): string | undefined {
  if (/^[-—–－/\\]+$/.test(text)) return ''
  const bare = text
    .replace(/^[¥￥]/, '')
    .replace(/(?:万元|元)$/, (word) => (word === unit ? '' : word))
    .replace(/\s+/g, '')
  if (parseFigure(bare, unit)) return bare
  const ungrouped = bare.replaceAll(',', '')
  return bare.split('.')[0]?.includes(',') && parseFigure(ungrouped, unit) ? ungrouped : undefined
}

function readPlainNumber(column: ColumnForm, source: CellSource): CellReading {
  const text = foldWidth(source.text)
  if (isFormula(text)) return readFormula(source)
  const percent = column.type === '百分比'
  const digits = text.replaceAll(',', '').replace(percent ? /%$/ : /$^/, '')
  const n = parseNumber(digits)
  if (!n) {
    if (text === '无') return NOTHING
    return bad(source, wrongType.at(source.place(), { text: source.text, column: column.name, wanted: percent ? '百分比' : '数' }))
  }
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
  if (!percent) return { written: written(source, { k: 'number', n }, decimals), findings: NONE, held: 0 }
  return {
    written: written(source, { k: 'number', n: shift(n, -2), percent: true, slack: halfOfLastPlace(decimals + 2) }, decimals),
    findings: NONE,
    held: 0,
  }
}

function readYear(column: ColumnForm, source: CellSource): CellReading {
  const text = foldWidth(source.text)
  const n = parseNumber(text.replace(/年度?$/, ''))
  return n
    ? { written: written(source, { k: 'number', n }), findings: NONE, held: 0 }
    : bad(source, wrongType.at(source.place(), { text: source.text, column: column.name, wanted: '年份' }))
}

const CODED_NAME = /^([A-Z]?\d[\dA-Za-z]*)(?:\s*[-－—–]\s*(.+))?$/su

function readWord(reader: CellReader, column: ColumnForm, text: string): Value {
  const match = CODED_NAME.exec(foldWidth(text))
  const code = match?.[1]
  const name = match ? match[2] : text
  switch (column.type) {
    case '单位':
      return { k: 'text', text, key: code ?? reader.unitCode(text) ?? foldLabel(text) }
    case '项目':
      return { k: 'text', text, key: reader.projectKey(code, name) }
    case '购买服务':
      return { k: 'text', text, key: code ?? foldLabel(text) }
    default:
      return { k: 'text', text, key: foldLabel(text) }
  }
}

/** A project cell as code and name; a name may itself begin with digits (`12345市民热线…`), a code is long. */
export function splitProject(text: string): { readonly code?: string; readonly name?: string } {
  const match = CODED_NAME.exec(foldWidth(text))
  if (!match?.[1]) return { name: text }
  return match[2] === undefined ? { code: match[1] } : { code: match[1], name: match[2] }
}
