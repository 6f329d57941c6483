/**
 * Figures as they are compared: money in ticks, whatever unit its table is printed in, everything else as an exact number.
 * Differences and percentages are worked out here, and nowhere in a writer.
 */
import { type AmountUnit, absolute, decimalsNeeded, printAmount, type Ticks, toDecimalText } from '../../core/money/amount.ts'
import { compare, decimalPlaces, divide, type Num, printNumber, shift, subtract, ticksToNumber } from '../../core/money/number.ts'

export type Figure = { readonly k: 'amount'; readonly ticks: Ticks } | { readonly k: 'number'; readonly n: Num; readonly percent: boolean }

/** How a figure is printed: amounts in a unit, with at least so many decimals. */
export interface FigureStyle {
  readonly unit: AmountUnit
  readonly decimals: number
}

/** Digits of a change in per cent: enough for a reader, and for a program. */
const READ_DECIMALS = 2
const KEPT_DECIMALS = 6

export function isZero(figure: Figure): boolean {
  return figure.k === 'amount' ? figure.ticks === 0n : figure.n.isZero()
}

export function sameFigure(a: Figure, b: Figure): boolean {
  if (a.k === 'amount' && b.k === 'amount') return a.ticks === b.ticks
  return a.k === 'number' && b.k === 'number' && compare(a.n, b.n) === 0
}

/** New less old; nothing where the two are of different kinds. */
export function differenceOf(old: Figure | undefined, now: Figure | undefined): Figure | undefined {
  if (old?.k === 'amount' && now?.k === 'amount') return { k: 'amount', ticks: now.ticks - old.ticks }
  if (old?.k === 'number' && now?.k === 'number') return { k: 'number', n: subtract(now.n, old.n), percent: old.percent || now.percent }
  return undefined
}

/** The change as a share of what was: a fraction. From nothing there is none, and of a percentage nobody asks. */
export function shareOfChange(old: Figure | undefined, now: Figure | undefined): Num | undefined {
  if (old?.k === 'amount' && now?.k === 'amount') return divide(ticksToNumber(now.ticks - old.ticks), ticksToNumber(absolute(old.ticks)))
  if (old?.k !== 'number' || now?.k !== 'number' || old.percent || now.percent) return undefined
  return divide(subtract(now.n, old.n), old.n.abs())
}

/** For people: separators, the column's decimals, a percentage as such. */
export function printFigure(figure: Figure, { unit, decimals }: FigureStyle): string {
  if (figure.k === 'amount') return printAmount(figure.ticks, unit, Math.max(decimals, decimalsNeeded(figure.ticks, unit)))
  if (figure.percent) return `${printNumber(shift(figure.n, 2), decimals)}%`
  return printNumber(figure.n, Math.max(decimals, Math.min(decimalPlaces(figure.n), KEPT_DECIMALS)))
}

/** With its sign. The difference of two percentages is said in points. */
export function printDifference(figure: Figure, style: FigureStyle, points: string): string {
  const text = printFigure(figure, style).replace(/%$/, points)
  return isZero(figure) || text.startsWith('-') ? text : `+${text}`
}

export function printShare(share: Num): string {
  const percent = printNumber(shift(share, 2), READ_DECIMALS)
  const sign = share.isNegative() ? '-' : '+'
  const size = percent.replace('-', '')
  return /[1-9]/.test(size) || share.isZero() ? `${sign}${size}%` : `${sign}<0.01%`
}

/** For programs: a plain decimal, every digit of it. A percentage is its fraction. */
export function plainDecimal(figure: Figure, { unit, decimals }: FigureStyle): string {
  if (figure.k === 'amount') return toDecimalText(figure.ticks, unit, Math.max(decimals, decimalsNeeded(figure.ticks, unit)))
  return printNumber(figure.n)
}

export function plainShare(share: Num): string {
  return printNumber(shift(share, 2), KEPT_DECIMALS).replace(/\.?0+$/, '')
}
