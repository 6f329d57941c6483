/** Figures of prose as intervals: each stands for what its digits may be rounded from. Exact, in ticks of money or in decimals. */
import { type AmountUnit, absolute, halfUnit, parseFigure, printAmount, type Ticks } from '../money/amount.ts'
import type { FigureToken } from './clauses.ts'

export interface Interval {
  /** 10⁻¹⁰ of 元, of a percent or of one. */
  readonly middle: Ticks
  readonly half: Ticks
}

/** `undefined` where the figure is not known, or longer than any figure. */
export function intervalOf({ digits, kind }: FigureToken): Interval | undefined {
  if (digits === undefined) return undefined
  const unit: AmountUnit = kind === '万元' ? '万元' : '元'
  const figure = parseFigure(digits, unit)
  if (!figure) return undefined
  const isWhole = kind === '年' || kind === ''
  return { middle: figure.ticks, half: isWhole && figure.decimals === 0 ? 0n : halfUnit(unit, figure.decimals) }
}

/** Whether both can be roundings of one figure: to the same digits they must be the same. */
export function agree(a: Interval, b: Interval): boolean {
  if (a.half === b.half) return a.middle === b.middle
  return absolute(a.middle - b.middle) <= (a.half > b.half ? a.half : b.half)
}

/** The figure as it would be written in the other's unit, with separators where that has them. */
export function writtenLike(expected: FigureToken, written: FigureToken, rawWritten: string): string {
  const interval = intervalOf(expected)
  if (!interval || expected.digits === undefined) return ''
  if (written.kind !== '元' && written.kind !== '万元') return expected.digits
  const text = printAmount(interval.middle, written.kind)
  return rawWritten.includes(',') || !/\d{4}/.test(rawWritten) ? text : text.replaceAll(',', '')
}

/** How far apart two figures are, in the unit of the second. */
export function gapText(expected: Interval, written: Interval, kind: FigureToken['kind']): string {
  return printAmount(absolute(expected.middle - written.middle), kind === '万元' ? '万元' : '元')
}
