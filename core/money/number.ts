/**
 * Plain numbers: counts, shares, percentages, and their products with amounts. The only file that knows decimal.js.
 * Division is cut at forty digits; everything else that a budget holds is exact.
 */
import { Decimal } from 'decimal.js'
import { type AmountUnit, TICK_DECIMALS, type Ticks } from './amount.ts'

const Exact = Decimal.clone({ precision: 60, toExpNeg: -1000, toExpPos: 1000 })
const MAX_DIGITS = 60

export type Num = Decimal

/** Reads `5.97` or `-3`; `undefined` where the text is no number, or has more digits than any figure. */
export function parseNumber(text: string): Num | undefined {
  if (text.length > MAX_DIGITS || !/^-?\d+(\.\d*)?$|^-?\.\d+$/.test(text)) return undefined
  return new Exact(text)
}

export const fromInteger = (value: number): Num => new Exact(value)
export const add = (a: Num, b: Num): Num => a.plus(b)
export const subtract = (a: Num, b: Num): Num => a.minus(b)
export const multiply = (a: Num, b: Num): Num => a.times(b)
export const negate = (a: Num): Num => a.neg()
export const magnitude = (a: Num): Num => a.abs()
export const compare = (a: Num, b: Num): number => a.cmp(b)

/** `undefined` for a division by zero. */
export function divide(a: Num, b: Num): Num | undefined {
  return b.isZero() ? undefined : a.div(b)
}

export function ticksToNumber(ticks: Ticks): Num {
  return new Exact(ticks.toString())
}

/** The nearest whole tick. */
export function numberToTicks(value: Num): Ticks {
  return BigInt(value.toFixed(0, Exact.ROUND_HALF_UP))
}

/** A bare number that stands for an amount in a unit: 80 in 万元. */
export function ticksInUnit(value: Num, unit: AmountUnit): Ticks {
  return numberToTicks(shift(value, TICK_DECIMALS[unit]))
}

/** Half of the last shown decimal: 5.97 % stands for 0.0597 ± 0.00005. */
export function halfOfLastPlace(decimals: number): Num {
  return new Exact(10).pow(-decimals).div(2)
}

export function decimalPlaces(value: Num): number {
  return value.decimalPlaces()
}

/** A plain decimal, rounded half up to `decimals` if given. */
export function printNumber(value: Num, decimals?: number): string {
  return decimals === undefined ? value.toFixed() : value.toFixed(decimals, Exact.ROUND_HALF_UP)
}

/** The number moved by powers of ten: a fraction as per cent is `shift(value, 2)`. */
export function shift(value: Num, places: number): Num {
  return value.times(new Exact(10).pow(places))
}
