/** A figure or a word that the author writes beside a formula, `{e = 5.97%}`: it stands for the interval of its digits, and is printed as it is written. */
import type { Expression, Span } from '../../grammar/index.ts'
import { foldLabel } from '../format/label.ts'
import { type AmountUnit, halfUnit, parseFigure } from '../money/amount.ts'
import { halfOfLastPlace, negate, parseNumber, shift } from '../money/number.ts'
import type { Line } from '../store/line-document.ts'
import type { Value } from '../value.ts'
import { type HoleFormat, printHole } from './print-hole.ts'

export interface Stated extends Span {
  /** What it stands for beside the formula's value: a bare number is money beside money. */
  beside(value: Value): Value
  /** As it is to be printed: without a unit, which the sentence has after the brace. */
  readonly text: string
  /** Another value, written as this one is. */
  print(value: Value): string
}

/** `undefined`: no literal but a formula, of which the value counts. */
export function statedFigure(line: Line, expression: Expression, format: HoleFormat): Stated | undefined {
  const { start, end } = expression
  const raw = line.text.slice(start, end).trim()
  if (expression.type === 'text') return word(expression.value, start, end)
  if (expression.type === 'path' && expression.steps.length === 0) return word(raw, start, end)
  const isNegative = expression.type === 'negate'
  const number = isNegative ? expression.operand : expression
  if (number.type !== 'number') return undefined
  const decimals = number.digits.split('.')[1]?.length ?? 0
  if (number.percent || format.isPercent) return percentage(number.digits, isNegative, decimals, { start, end })
  const written = number.unit === '元' || number.unit === '万元' ? number.unit : undefined
  return plain(raw, number.digits, isNegative, decimals, written, format, { start, end })
}

function word(text: string, start: number, end: number): Stated {
  const value: Value = { k: 'text', text, key: foldLabel(text) }
  return { start, end, text, beside: () => value, print: (other) => (other.k === 'text' ? other.text : '') }
}

function percentage(digits: string, isNegative: boolean, decimals: number, span: Span): Stated | undefined {
  const n = parseNumber(digits)
  if (!n) return undefined
  const value: Value = { k: 'number', n: shift(isNegative ? negate(n) : n, -2), percent: true, slack: shift(halfOfLastPlace(decimals), -2) }
  const print = (other: Value) => printHole(other, { unit: '元', isPercent: true, digits: decimals, isOptional: false })
  return { ...span, beside: () => value, text: `${isNegative ? '-' : ''}${digits}%`, print }
}

function plain(
  raw: string,
  digits: string,
  isNegative: boolean,
  decimals: number,
  written: AmountUnit | undefined,
  format: HoleFormat,
  span: Span,
): Stated | undefined {
  const unit = written ?? format.unit
  const figure = parseFigure(digits, unit)
  const n = parseNumber(digits)
  if (!figure || !n) return undefined
  const money: Value = { k: 'amount', ticks: isNegative ? -figure.ticks : figure.ticks, slack: halfUnit(unit, decimals) }
  const count: Value = { k: 'number', n: isNegative ? negate(n) : n, ...(decimals > 0 ? { slack: halfOfLastPlace(decimals) } : {}) }
  return {
    ...span,
    beside: (value) => (written || value.k === 'amount' ? money : count),
    text: raw.replace(/\s*(?:万元|元)$/, ''),
    print: (other) => printHole(other, { unit, isPercent: false, digits: undefined, isOptional: false }),
  }
}
