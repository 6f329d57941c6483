/** Values as messages print them: amounts in the table’s unit with all the digits they need, shares as percentages. */
import { type AmountUnit, decimalsNeeded, printExact, toDecimalText } from '../money/amount.ts'
import { decimalPlaces, printNumber, shift } from '../money/number.ts'
import type { Value } from '../value.ts'

export function printValue(value: Value, unit: AmountUnit, decimals: number | undefined): string {
  switch (value.k) {
    case 'amount':
      return printExact(value.ticks, unit, decimals ?? 0)
    case 'number':
      return value.percent
        ? `${printNumber(shift(value.n, 2), decimals ?? Math.min(4, decimalPlaces(shift(value.n, 2))))}%`
        : printNumber(value.n, Math.min(10, decimalPlaces(value.n)))
    case 'text':
      return value.text
    case 'code':
      return value.code
    default:
      return ''
  }
}

/** Whether a value is money, so that its unit is said. */
export function unitOf(value: Value): boolean {
  return value.k === 'amount'
}

/** The figure as it would be typed into the cell: with separators where the written one had some, and with its decimals. */
export function writeValue(value: Value, unit: AmountUnit, decimals: number | undefined, was: string | undefined): string | undefined {
  if (value.k === 'text') return value.text
  if (value.k === 'code') return value.code
  if (value.k !== 'amount') return value.k === 'number' ? printValue(value, unit, decimals) : undefined
  const places = Math.max(decimals ?? 0, decimalsNeeded(value.ticks, unit))
  const isGrouped = was === undefined || was.includes(',') || !/\d{4}/.test(was)
  return isGrouped ? printExact(value.ticks, unit, places) : toDecimalText(value.ticks, unit, places)
}
