/** A value as a sentence prints it: `{e}`, `{e, 元}`, `{e, 万元 2}`, `{e, 百分比 2}`. Money has separators and the digits that it needs. */
import type { ValueFormat } from '../../grammar/index.ts'
import { type AmountUnit, printAmount } from '../money/amount.ts'
import { decimalPlaces, printNumber, shift } from '../money/number.ts'
import type { PhrasePart, Value } from '../value.ts'

/** Stands where a figure cannot be known. */
export const UNKNOWN_FIGURE = '？'
/** A percentage that nobody says more about: 5.97%. */
const PERCENT_DECIMALS = 2
/** A quotient that is printed as a plain number. */
const MOST_DECIMALS = 10

/** What stands after the comma in the braces, made plain. `unit` is the budget's where none is written. */
export interface HoleFormat {
  readonly unit: AmountUnit
  readonly isPercent: boolean
  readonly digits: number | undefined
  /** 可缺: prints nothing where the value is not known. */
  readonly isOptional: boolean
}

export function holeFormat(format: ValueFormat | undefined, unit: AmountUnit): HoleFormat {
  const name = format?.name
  return {
    unit: name === '元' || name === '万元' ? name : unit,
    isPercent: name === '百分比',
    digits: format?.digits,
    isOptional: name === '可缺',
  }
}

export const FORMAT_NAMES: readonly string[] = ['元', '万元', '百分比', '可缺']

export function printHole(value: Value, format: HoleFormat): string {
  switch (value.k) {
    case 'amount':
      return printAmount(value.ticks, format.unit, format.digits)
    case 'number':
      if (format.isPercent || value.percent) return `${printNumber(shift(value.n, 2), format.digits ?? PERCENT_DECIMALS)}%`
      return printNumber(value.n, format.digits ?? Math.min(MOST_DECIMALS, decimalPlaces(value.n)))
    case 'text':
      return value.text
    case 'code':
      return value.name ?? value.code
    case 'phrase':
      return value.parts.map((part) => printPart(part, format)).join('')
    default:
      return format.isOptional ? '' : UNKNOWN_FIGURE
  }
}

function printPart(part: PhrasePart, format: HoleFormat): string {
  if (part.k === 'words') return part.text
  return part.k === 'unit-word' ? format.unit : printHole(part, format)
}
