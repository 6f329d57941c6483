/**
 * What a hover says. A code: its name, path, level and years, what goes with it. An amount: both units, its formula, what is
 * wrong. A header: the column’s type and formula. A total: its addends and the difference.
 */
import { cutCells } from '../../grammar/index.ts'
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import { findColumn } from '../format/find-column.ts'
import { type ColumnForm, isNumeric, type RowForm } from '../format/form.ts'
import type { LinePart } from '../model/line-flow.ts'
import type { BoundRow } from '../model/row.ts'
import { decimalsNeeded, printAmount } from '../money/amount.ts'
import type { Language } from '../report.ts'
import type { Line } from '../store/line-document.ts'
import type { CodeValue, Value } from '../value.ts'
import { printValue } from './print-value.ts'

export interface HoverPiece {
  readonly start: number
  readonly end: number
  readonly markdown: string
}

type Said = (zh: string, en: string) => string

export function hoverAt(analysis: BudgetAnalysis, line: Line, character: number, language: Language, _diagnostics: readonly unknown[]): HoverPiece | undefined {
  const say: Said = (zh, en) => (language === 'zh' ? zh : en)
  const flow = analysis.flows.find((each) => each.document === line.document)
  const part = flow?.parts[line.index]
  if (!part) return undefined
  if (line.syntax.kind === 'field') return hoverField(analysis, line, part, character, say)
  if (line.syntax.kind !== 'row') return undefined
  const cells = cutCells(line.text)
  const index = cells.findIndex((cell) => cell.start <= character && character <= cell.end)
  const cell = cells[index]
  const header = part.isHeader ? part.after.header : part.before.header
  const slot = header?.slots[index]
  if (!cell || !slot) return undefined
  if (part.isHeader) return { ...spanOf(cell), markdown: describeColumn(slot.column, say) }
  const row = part.rows.find((each) => each.side === slot.side)
  if (!row) return undefined
  const lines = describeCell(analysis, row, slot.column, say)
  return lines.length > 0 ? { ...spanOf(cell), markdown: lines.join('\n\n') } : undefined
}

function spanOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end }
}

function hoverField(analysis: BudgetAnalysis, line: Line, part: LinePart, character: number, say: Said): HoverPiece | undefined {
  if (line.syntax.kind !== 'field') return undefined
  const { name, value } = line.syntax
  const { table } = part.before
  const side = part.after.block?.side ?? table?.sides[0]
  const match = side && findColumn(side.columns, [name.value])
  if (!match || !('column' in match)) return undefined
  if (character <= name.end) return { start: name.start, end: name.end, markdown: describeColumn(match.column, say) }
  const written = part.after.block?.written[match.column.index]
  const lines = written ? describeValue(analysis, written.value, match.column, say) : []
  return lines.length > 0 ? { start: value.start, end: value.end, markdown: lines.join('\n\n') } : undefined
}

function describeColumn(column: ColumnForm, say: Said): string {
  const lines = [`**${column.path.join(' › ')}**（${[column.type, ...column.levels].join(' ')}）`]
  const text = column.place.line.text
  if (column.formula) lines.push(`${say('公式', 'formula')}：\`${text.slice(column.formula.start, column.formula.end).trim()}\``)
  if (column.defaultValue) lines.push(`${say('缺省', 'default')}：\`${text.slice(column.defaultValue.start, column.defaultValue.end).trim()}\``)
  if (column.unpublished) lines.push(say('不公开', 'not published'))
  if (isNumeric(column) && column.type === '金额') lines.push(`${say('单位', 'unit')}：${column.unit}`)
  return lines.join('\n\n')
}

function describeCell(analysis: BudgetAnalysis, row: BoundRow, column: ColumnForm, say: Said): readonly string[] {
  const written = row.written[column.index]
  const lines: string[] = []
  const value = written && !written.formula ? written.value : currentValue(analysis, row, column)
  if (value) lines.push(...describeValue(analysis, value, column, say))
  if (isNumeric(column)) {
    lines.push(...describeSource(row, column, say))
    lines.push(...describeExpected(analysis, row, column, value, say))
  }
  return lines
}

function currentValue(analysis: BudgetAnalysis, row: BoundRow, column: ColumnForm): Value | undefined {
  const side = analysis.state?.table(row.table)?.side(row.side)
  if (!side) return undefined
  if (row.form || row.kind === 'total') return side.fixedNode(row.form ?? side.totalForm, column).peek()
  return side.rows.get(row)?.cell(column)
}

function describeValue(analysis: BudgetAnalysis, value: Value, column: ColumnForm, say: Said): readonly string[] {
  if (value.k === 'code') return describeCode(analysis, value, say)
  if (value.k === 'amount') {
    const yuan = printAmount(value.ticks, '元', Math.max(2, decimalsNeeded(value.ticks, '元')))
    const wan = printAmount(value.ticks, '万元', Math.max(column.unit === '万元' ? (column.decimals ?? 0) : 0, decimalsNeeded(value.ticks, '万元')))
    return [`**${wan} 万元** = ${yuan} 元`]
  }
  return value.k === 'number' && value.percent ? [printValue(value, column.unit, undefined)] : []
}

function describeCode(analysis: BudgetAnalysis, value: CodeValue, say: Said): readonly string[] {
  const { catalog, head } = analysis
  const kind = value.kind
  if (!catalog || !kind) return []
  const classification = catalog.of(kind)
  const path = classification.path(value.code, head?.year)
  const entry = classification.lookup(value.code, head?.year)
  const history = classification.history(value.code)
  if (!entry && history.length === 0) return [say(`目录里没有科目 ${value.code}`, `the catalogue has no code ${value.code}`)]
  const shown = entry ?? history[history.length - 1]
  const lines = [`**${value.code} ${shown?.name ?? ''}**（${shown?.level ?? ''}）`]
  if (path.length > 1) lines.push(path.map((each) => `${each.code} ${each.name}`).join(' › '))
  const years = history.filter((each) => each.fromYear !== undefined || each.toYear !== undefined).map((each) => `${each.name} ${each.fromYear ?? ''}–${each.toYear ?? ''}`)
  lines.push(years.length > 0 ? `${say('年度', 'years')}：${years.join('；')}` : say('各年度有效', 'valid in all years known'))
  const pairs = kind === 'dept-economic' ? catalog.pairs.govFor(value.code) : kind === 'gov-economic' ? catalog.pairs.deptFor(value.code) : []
  if (pairs.length > 0) {
    const other = kind === 'dept-economic' ? catalog.gov : catalog.dept
    const names = pairs.map((pair) => {
      const code = kind === 'dept-economic' ? pair.gov : pair.dept
      return `${code} ${other.lookup(code, head?.year)?.name ?? ''}（${pair.nature}）`
    })
    lines.push(`${say('对应', 'goes with')}：${[...new Set(names)].slice(0, 8).join('、')}${names.length > 8 ? '…' : ''}`)
  }
  return lines
}

/** The formula behind a figure, in the words of the format. */
function describeSource(row: BoundRow, column: ColumnForm, say: Said): readonly string[] {
  const own = row.form?.cells.get(column)
  if (own?.formula) return [`${say('公式', 'formula')}：\`${own.text}\``]
  if (row.kind === 'total' || row.kind === 'subtotal') return column.noTotal ? [] : [say('各行之和', 'the sum of its rows')]
  return column.formula ? [`${say('公式', 'formula')}：\`${column.place.line.text.slice(column.formula.start, column.formula.end).trim()}\``] : []
}

/** What a total or a computed figure should be, with the difference and how many rows it adds. */
function describeExpected(analysis: BudgetAnalysis, row: BoundRow, column: ColumnForm, value: Value | undefined, say: Said): readonly string[] {
  const side = analysis.state?.table(row.table)?.side(row.side)
  if (!side) return []
  const lines: string[] = []
  const form: RowForm | undefined = row.form ?? (row.kind === 'total' ? side.totalForm : undefined)
  const expected = form ? side.expected(form, column) : row.kind === 'data' ? side.formula(column)?.run({ ...(side.rows.get(row) ? { row: side.rows.get(row) as NonNullable<ReturnType<typeof side.rows.get>> } : {}), side, column }) : undefined
  if (expected && expected.k !== 'unknown') {
    const shown = printValue(expected, row.unit, column.decimals)
    const gap = value?.k === 'amount' && expected.k === 'amount' ? value.ticks - expected.ticks : 0n
    lines.push(gap === 0n ? `${say('算得', 'computed')}：${shown} ✓` : `${say('算得', 'computed')}：${shown}，${say('相差', 'difference')} ${printAmount(gap, row.unit, Math.max(column.decimals ?? 0, decimalsNeeded(gap, row.unit)))}`)
  }
  if (row.kind === 'total') lines.push(say(`${[...side.leafRows()].length} 行相加`, `${[...side.leafRows()].length} rows added`))
  return lines
}
