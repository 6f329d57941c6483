/** Decimal texts as numbers of a spreadsheet: what a cell can hold exactly, and how it is shown. No arithmetic happens here. */
import type { PublishedCell, PublishedColumn } from './model.ts'

const DECIMAL = /^-?\d+(?:\.\d+)?$/
/**
 * A binary double gives back any decimal of 15 significant digits (IEEE 754), and Excel cuts there. LibreOffice shows 999999999.999999 rounded all the same,
 * so it is one digit less: 万元 with six decimals are then numbers up to a trillion yuan.
 */
const EXACT_DIGITS = 14
/** Beyond this many digits before or after the point the exponent of a double becomes the limit; no amount comes near. */
const LONGEST = 300

export function isDecimal(value: string | undefined): value is string {
  return value !== undefined && DECIMAL.test(value)
}

/** Whether a spreadsheet's number can hold this decimal to the last digit. */
export function fitsSpreadsheet(value: string): boolean {
  if (!DECIMAL.test(value) || value.length > LONGEST) return false
  const digits = value.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '')
  return digits.length <= EXACT_DIGITS
}

/**
 * The number format that shows a cell as the form prints it. The printed text decides, since one column may print `0` beside `12.340000`
 * and a year has no separators; the column's decimals serve where the text is no plain number.
 */
export function numberFormat(cell: PublishedCell, column: PublishedColumn): string {
  const printed = /^-?([\d,]+)(?:\.(\d+))?(%?)$/.exec(cell.text.trim())
  const decimals = Math.min(printed ? (printed[2]?.length ?? 0) : column.decimals, 30)
  const grouped = !printed || /,/.test(printed[1] ?? '') || (printed[1] ?? '').length <= 3
  const percent = printed ? printed[3] === '%' : column.kind === 'percent'
  return (grouped && !percent ? '#,##0' : '0') + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '') + (percent ? '%' : '')
}

/** Whether the printed text alone gives the exact value back: separators and zeros at the end aside. */
export function printsExactly({ text, value }: PublishedCell): boolean {
  const printed = text.trim().replaceAll(',', '')
  return !isDecimal(value) || (DECIMAL.test(printed) && withoutZeros(printed) === withoutZeros(value))
}

function withoutZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
