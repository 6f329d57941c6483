/**
 * Exact amounts. An amount is a whole number of ticks, 10⁻¹⁰ 元, as a bigint: 元 with up to ten decimals and 万元 with up to
 * fourteen are exact, and sums of any length stay exact. No binary floating point comes near it.
 */

/** Ticks of 10⁻¹⁰ 元. */
export type Ticks = bigint
export type AmountUnit = '元' | '万元'

/** How many decimals of a unit a tick is. */
export const TICK_DECIMALS: Readonly<Record<AmountUnit, number>> = { 元: 10, 万元: 14 }
/** The longest whole part that is taken for an amount; longer runs of digits are no budget figure. */
const MAX_WHOLE_DIGITS = 24

/** A figure as written: its value, how many decimals it shows and whether it shows separators. */
export interface Figure {
  readonly ticks: Ticks
  readonly decimals: number
  readonly grouped: boolean
}

const POWERS: readonly bigint[] = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent))

export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent)
}

const PLAIN = /^([-−－]?)(\d+)(?:\.(\d*))?$/
const GROUPED = /^([-−－]?)(\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/

/** Reads digits with or without separators (half-width already). `undefined`: no figure, or more digits than an amount can have. */
export function parseFigure(text: string, unit: AmountUnit): Figure | undefined {
  const plain = PLAIN.exec(text)
  const match = plain ?? GROUPED.exec(text)
  if (!match) return undefined
  const whole = plain ? (match[2] as string) : (match[2] as string).replaceAll(',', '')
  const fraction = match[3] ?? ''
  const scale = TICK_DECIMALS[unit]
  if (whole.length > MAX_WHOLE_DIGITS || fraction.length > scale) return undefined
  const size = BigInt(whole + fraction) * powerOfTen(scale - fraction.length)
  return { ticks: match[1] ? -size : size, decimals: fraction.length, grouped: !plain }
}

/** Half of the last decimal that `decimals` digits show, in ticks: how far a rounded figure may lie from the exact one. */
export function halfUnit(unit: AmountUnit, decimals: number): Ticks {
  const scale = TICK_DECIMALS[unit] - decimals
  return scale <= 0 ? 0n : powerOfTen(scale) / 2n
}

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}

/** The decimals that an exact print of the amount needs in this unit. */
export function decimalsNeeded(ticks: Ticks, unit: AmountUnit): number {
  let decimals = TICK_DECIMALS[unit]
  let rest = absolute(ticks)
  if (rest === 0n) return 0
  while (decimals > 0 && rest % 10n === 0n) {
    rest /= 10n
    decimals -= 1
  }
  return decimals
}

/** The amount as a plain decimal in the unit, rounded half up to `decimals`; without it, every digit that is needed. */
export function toDecimalText(ticks: Ticks, unit: AmountUnit, decimals = decimalsNeeded(ticks, unit)): string {
  const drop = powerOfTen(Math.max(0, TICK_DECIMALS[unit] - decimals))
  const size = absolute(ticks)
  const digits = ((size + drop / 2n) / drop).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const text = decimals > 0 ? `${whole}.${digits.slice(-decimals)}` : whole
  return ticks < 0n && /[1-9]/.test(text) ? `-${text}` : text
}

/** The amount as printed, with separators: `6,119.852024`. */
export function printAmount(ticks: Ticks, unit: AmountUnit, decimals?: number): string {
  return group(toDecimalText(ticks, unit, decimals))
}

/** Puts separators into a plain decimal. */
export function group(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** At least the decimals that the form prints, and all that the figure needs, so that no digit of a message is lost. */
export function printExact(ticks: Ticks, unit: AmountUnit, atLeast: number): string {
  return printAmount(ticks, unit, Math.max(atLeast, decimalsNeeded(ticks, unit)))
}

/** The whole power of ten by which the two differ, if they do: 元 for 万元 is 4. */
export function powerOfTenBetween(a: Ticks, b: Ticks): number | undefined {
  if (a === 0n || b === 0n || a < 0n !== b < 0n) return undefined
  const [small, large] = absolute(a) < absolute(b) ? [absolute(a), absolute(b)] : [absolute(b), absolute(a)]
  const exponent = large.toString().length - small.toString().length
  if (exponent === 0 || small * powerOfTen(exponent) !== large) return undefined
  return absolute(a) > absolute(b) ? exponent : -exponent
}
