/** A figure in words: both units, what it is computed from and should be, its share of the total; of a total, what it adds. */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { SideState } from '../evaluate/side-state.ts'
import type { ColumnForm } from '../format/form.ts'
import { type BoundRow, rowPlace } from '../model/row.ts'
import { absolute, decimalsNeeded, printAmount, type Ticks } from '../money/amount.ts'
import type { Value } from '../value.ts'
import { formulaText } from './describe-column.ts'
import { printValue } from './print-value.ts'
import type { Say } from './say.ts'

const MOST_ADDENDS = 6

export function describeAmount(ticks: Ticks, column: ColumnForm): string {
  const yuan = printAmount(ticks, '元', Math.max(2, decimalsNeeded(ticks, '元')))
  const wan = printAmount(ticks, '万元', Math.max(column.unit === '万元' ? (column.decimals ?? 0) : 0, decimalsNeeded(ticks, '万元')))
  return `**${wan} 万元** = ${yuan} 元`
}

export function describeFigure(analysis: BudgetAnalysis, row: BoundRow, column: ColumnForm, value: Value | undefined, say: Say): readonly string[] {
  const side = analysis.state?.table(row.table)?.side(row.side)
  if (!side) return []
  const isSum = row.kind === 'total' && !column.noTotal && !row.form?.cells.get(column)?.formula
  const source = isSum ? say('各行之和', 'the sum of its rows') : formulaOf(row, column, say)
  const expected = expectedOf(side, row, column)
  const verdict = expected && expected.k !== 'unknown' ? compare(expected, value, row, column, say) : ''
  const line = [source, verdict].filter((text) => text !== '').join('：')
  return [...(line === '' ? [] : [line]), ...(isSum ? addends(side, column, row, say) : share(side, row, column, value, say))]
}

/** The formula behind a figure, in the words of the format. */
function formulaOf(row: BoundRow, column: ColumnForm, say: Say): string {
  const own = row.form?.cells.get(column)
  if (own?.formula) return `${say('公式', 'formula')} \`${own.text}\``
  return column.formula && row.kind !== 'subtotal' ? `${say('公式', 'formula')} ${formulaText(column, column.formula)}` : ''
}

function expectedOf(side: SideState, row: BoundRow, column: ColumnForm): Value | undefined {
  const form = row.form ?? (row.kind === 'total' ? side.totalForm : undefined)
  if (form) return side.expected(form, column)
  const state = side.rows.get(row)
  return row.kind === 'data' && state ? side.formula(column)?.run({ row: state, side, column }) : undefined
}

function compare(expected: Value, value: Value | undefined, row: BoundRow, column: ColumnForm, say: Say): string {
  const unit = expected.k === 'amount' ? ` ${row.unit}` : ''
  const shown = `${printValue(expected, row.unit, column.decimals)}${unit}`
  if (value?.k !== 'amount' || expected.k !== 'amount') return shown
  const gap = value.ticks - expected.ticks
  if (gap === 0n) return `${shown} ✓`
  const printed = printAmount(gap, row.unit, Math.max(column.decimals ?? 0, decimalsNeeded(gap, row.unit)))
  return say(
    `${shown}，写的与它相差 **${gap > 0n ? '+' : ''}${printed}**`,
    `${shown}; what is written differs by **${gap > 0n ? '+' : ''}${printed}**`,
  )
}

/** The first rows that a total adds, with their places in the file. */
function addends(side: SideState, column: ColumnForm, { unit }: BoundRow, say: Say): readonly string[] {
  const shown: string[] = []
  let count = 0
  for (const state of side.leafRows()) {
    const value = state.cell(column)
    if (value.k !== 'amount' || value.ticks === 0n) continue
    count += 1
    if (count > MOST_ADDENDS) continue
    const place = rowPlace(state.row)
    const label = place ? place.line.text.slice(place.start, place.end).trim() : ''
    shown.push(
      `- ${printValue(value, unit, column.decimals)} ${plainText(label)}${place ? say(`（第 ${place.line.index + 1} 行）`, ` (line ${place.line.index + 1})`) : ''}`,
    )
  }
  if (count > MOST_ADDENDS) shown.push(say(`- …共 ${count} 行`, `- … ${count} rows in all`))
  return shown.length > 0 ? [shown.join('\n')] : []
}

/** What a budget's text holds is no markup. */
function plainText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
}

function share(side: SideState, row: BoundRow, column: ColumnForm, value: Value | undefined, say: Say): readonly string[] {
  if (row.kind !== 'data' || column.noTotal || value?.k !== 'amount' || value.ticks === 0n) return []
  const total = side.whole(column)
  if (total.k !== 'amount' || total.ticks === 0n) return []
  const hundredths = (value.ticks * 10000n) / total.ticks
  const digits = `${absolute(hundredths)}`.padStart(3, '0')
  const percent = `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}%`
  return [say(`占合计 ${percent}`, `${percent} of the total`)]
}
