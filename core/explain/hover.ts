/** What a hover says, and of which piece of the line. It finds the cell; what is said of a code, a figure or a column has a file each. */
import { cutCells } from '../../grammar/index.ts'
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import { findColumn } from '../format/find-column.ts'
import { type ColumnForm, isNumeric } from '../format/form.ts'
import type { LinePart } from '../model/line-state.ts'
import type { BoundRow } from '../model/row.ts'
import type { Language } from '../report.ts'
import type { Line } from '../store/line-document.ts'
import type { Value } from '../value.ts'
import { describeChecks } from './describe-checks.ts'
import { describeCode } from './describe-code.ts'
import { describeColumn } from './describe-column.ts'
import { describeAmount, describeFigure } from './describe-figure.ts'
import { hoverFormula } from './hover-formula.ts'
import { printValue } from './print-value.ts'
import { type Say, sayIn } from './say.ts'

export interface HoverPiece {
  readonly start: number
  readonly end: number
  readonly markdown: string
}

export function hoverAt(
  analysis: BudgetAnalysis,
  line: Line,
  character: number,
  language: Language,
  _diagnostics: readonly unknown[],
): HoverPiece | undefined {
  const say = sayIn(language)
  const flow = analysis.flows.find((each) => each.document === line.document)
  const part = flow?.parts[line.index]
  const inBudget =
    part && (line.syntax.kind === 'field' ? hoverField(analysis, line, part, character, say) : hoverRow(analysis, line, part, character, say))
  return inBudget ?? hoverFormula(analysis, line, character, part && sideAt(analysis, part, line, character), say)
}

/** The side whose cell a character stands in. */
function sideAt(analysis: BudgetAnalysis, part: LinePart, line: Line, character: number) {
  const index = cutCells(line.text).findIndex((cell) => cell.start <= character && character <= cell.end)
  const slot = part.before.header?.slots[index]
  const { table } = part.before
  return table && slot && line.syntax.kind === 'row' ? analysis.state?.table(table)?.side(slot.side) : undefined
}

function hoverRow(analysis: BudgetAnalysis, line: Line, part: LinePart, character: number, say: Say): HoverPiece | undefined {
  if (line.syntax.kind !== 'row') return undefined
  const cells = cutCells(line.text)
  const index = cells.findIndex((cell) => cell.start <= character && character <= cell.end)
  const cell = cells[index]
  const header = part.isHeader ? part.after.header : part.before.header
  const slot = header?.slots[index]
  if (!cell || !slot) return undefined
  if (part.isHeader) return { start: cell.start, end: cell.end, markdown: paragraphs(describeColumn(slot.column, say)) }
  const row = part.rows.find((each) => each.side === slot.side && each.line === line)
  const lines = row ? describeCell(analysis, row, slot.column, say) : []
  return lines.length > 0 ? { start: cell.start, end: cell.end, markdown: paragraphs(lines) } : undefined
}

function hoverField(analysis: BudgetAnalysis, line: Line, part: LinePart, character: number, say: Say): HoverPiece | undefined {
  if (line.syntax.kind !== 'field') return undefined
  const { name, value } = line.syntax
  const side = part.after.block?.side ?? part.before.table?.sides[0]
  const match = side && findColumn(side.columns, [name.value])
  if (!match || !('column' in match)) return undefined
  if (character <= name.end) return { start: name.start, end: name.end, markdown: paragraphs(describeColumn(match.column, say)) }
  const written = part.after.block?.written[match.column.index]
  const lines = written ? describeValue(analysis, written.value, match.column, say) : []
  return lines.length > 0 ? { start: value.start, end: value.end, markdown: paragraphs(lines) } : undefined
}

function paragraphs(lines: readonly string[]): string {
  return lines.join('\n\n')
}

function describeCell(analysis: BudgetAnalysis, row: BoundRow, column: ColumnForm, say: Say): readonly string[] {
  const written = row.written[column.index]
  const value = written && !written.formula ? written.value : currentValue(analysis, row, column)
  const lines = value ? describeValue(analysis, value, column, say) : []
  if (!isNumeric(column)) return lines
  return [...lines, ...describeFigure(analysis, row, column, value, say), ...describeChecks(analysis, row, column, say)]
}

function describeValue(analysis: BudgetAnalysis, value: Value, column: ColumnForm, say: Say): readonly string[] {
  if (value.k === 'code') return describeCode(analysis, value, say)
  if (value.k === 'amount') return [describeAmount(value.ticks, column)]
  return value.k === 'number' && value.percent ? [printValue(value, column.unit, undefined)] : []
}

/** What a cell comes to that nobody wrote, or that has a formula of its own. */
function currentValue(analysis: BudgetAnalysis, row: BoundRow, column: ColumnForm): Value | undefined {
  const side = analysis.state?.table(row.table)?.side(row.side)
  if (!side) return undefined
  if (row.form || row.kind === 'total') return side.fixed.node(row.form ?? side.totalForm, column).peek()
  return side.rows.get(row)?.cell(column)
}
