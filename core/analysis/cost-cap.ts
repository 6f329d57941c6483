/** The cost that a project's target caps against the project's total, in whatever unit each is written (docs/checks.md P02). */
import type { IndicatorWords } from '../catalog/index.ts'
import { type BoundRow, type Written, writtenPlace } from '../model/row.ts'
import { absolute, halfUnit, powerOfTenBetween, printExact, type Ticks } from '../money/amount.ts'
import type { Finding, Mend } from '../rules/define-rule.ts'
import { indicatorCost } from '../rules/indicator-cost.ts'
import { blocksOf, type IndicatorBlock, type IndicatorColumns } from './indicator-blocks.ts'
import { type MoneyFigure, moneyOf } from './indicator-figure.ts'
import { aspectOf } from './project-targets.ts'

interface Cap {
  readonly row: BoundRow
  readonly money: MoneyFigure
  readonly isWhole: boolean
}

export function costCaps(columns: IndicatorColumns, words: IndicatorWords, compareRows: (a: BoundRow, b: BoundRow) => number): readonly Finding[] {
  if (!columns.total || !columns.value) return []
  return blocksOf(columns, compareRows).flatMap((block) => {
    const total = totalOf(columns, block)
    const caps = total ? block.rows.flatMap((row) => capOf(columns, words, row) ?? []) : []
    return total ? capsAgainst(columns, total, caps) : []
  })
}

/** What the project comes to: written, or what the form computes where nothing is. */
function totalOf({ total, side }: IndicatorColumns, { figures, rows }: IndicatorBlock): Ticks | undefined {
  if (!total) return undefined
  const [first] = rows
  const value = figures
    ? (side.rows.get(figures.row) ?? figures).cell(total)
    : first && !side.isPublished
      ? side.valueOfBrought(first, total)
      : undefined
  return value?.k === 'amount' && value.ticks > 0n ? value.ticks : undefined
}

/** An indicator of cost in money that sets a limit. */
function capOf(columns: IndicatorColumns, words: IndicatorWords, row: BoundRow): Cap | undefined {
  const text = (column: IndicatorColumns['name']) => (column && row.written[column.index]?.text) ?? ''
  const isWhole = words.isWholeCost(text(columns.name))
  if (!isWhole && aspectOf(columns, words, row) !== 'cost') return undefined
  const comparison = words.comparisonOf(text(columns.operator))
  if (columns.operator && comparison !== 'at-most' && comparison !== 'equal') return undefined
  const money = moneyOf(text(columns.value), text(columns.unit))
  return money && money.ticks > 0n ? { row, money, isWhole } : undefined
}

/** Several caps may be parts of the total: then only what no part can be is reported. */
function capsAgainst(columns: IndicatorColumns, total: Ticks, caps: readonly Cap[]): readonly Finding[] {
  const sum = caps.reduce((all, { money }) => all + money.ticks, 0n)
  if (caps.length > 1 && sum === total) return []
  return caps.flatMap((cap) => {
    const { ticks } = cap.money
    if (absolute(ticks - total) <= slackOf(cap.money)) return []
    const isSlip = Math.abs(powerOfTenBetween(ticks, total) ?? 0) === 4
    // Below the total, a cap of no particular name may be one of several costs.
    if (!isSlip && ticks < total && !(cap.isWhole && caps.length === 1)) return []
    return [finding(columns, cap, total, isSlip ? 'unit' : ticks < total ? 'below' : 'above')]
  })
}

/** A cap is often rounded: to 元, or to two decimals of 万元. A coarser one is not taken for the total. */
export function slackOf({ unit, decimals }: MoneyFigure): Ticks {
  return unit === '万元' && decimals < 2 ? 0n : halfUnit(unit, decimals)
}

function finding(columns: IndicatorColumns, { row, money }: Cap, total: Ticks, kind: 'unit' | 'below' | 'above'): Finding {
  const written = (columns.value && row.written[columns.value.index]) as Written
  const unit = columns.unit && row.written[columns.unit.index]
  // Off by ten thousand, the number is the total's in the other unit: the unit is what is wrong.
  const cell = kind === 'unit' && unit && unit.text.trim() === money.unit ? unit : written
  const other = money.unit === '元' ? '万元' : '元'
  const place = writtenPlace(cell)
  const mends: readonly Mend[] =
    kind === 'unit' && cell === unit ? [{ zh: `改为 ${other}`, en: `write ${other}`, edits: [{ place, text: other }] }] : []
  const difference = absolute(money.ticks - total)
  return indicatorCost.at(
    place,
    { kind, cap: `${printExact(money.ticks, money.unit, 0)}${money.unit}`, total: `${printExact(total, row.unit, 0)}${row.unit}` },
    {
      table: row.table.name,
      expected: printExact(total, row.unit, 0),
      written: printExact(money.ticks, row.unit, 0),
      difference: printExact(difference, row.unit, 0),
      severity: kind === 'above' ? 'warning' : 'error',
      mends,
    },
  )
}
