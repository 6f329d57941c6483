/** An indicator's value as written: the number in it and what follows the number. `95%`, `1903582元`, `2023年11月`. */
import { foldWidth } from '../../grammar/index.ts'
import { type AmountUnit, type Figure, parseFigure } from '../money/amount.ts'

export interface IndicatorFigure {
  readonly digits: string
  /** What stands behind the number in the same cell: a unit, or the rest of a date. */
  readonly rest: string
}

const NUMBER = /^[<>≤≥=]{0,2}\s*([-−]?\d[\d,]*(?:\.\d+)?)\s*(.*)$/s

/** `undefined`: the text does not begin with a number. */
export function readIndicatorFigure(text: string): IndicatorFigure | undefined {
  const match = NUMBER.exec(foldWidth(text).trim())
  return match ? { digits: match[1] as string, rest: (match[2] as string).trim() } : undefined
}

export interface MoneyFigure extends Figure {
  readonly unit: AmountUnit
}

/** The figure as money, if its unit says so: in a cell of its own, or behind the number. */
export function moneyOf(value: string, unit: string): MoneyFigure | undefined {
  const figure = readIndicatorFigure(value)
  const word = figure?.rest || foldWidth(unit).trim()
  if (!figure || (word !== '元' && word !== '万元')) return undefined
  const money = parseFigure(figure.digits, word)
  return money && { ...money, unit: word }
}

/** Nothing but a number, with or without the sign of a percentage or of money. */
export function isBareFigure({ rest }: IndicatorFigure): boolean {
  return rest === '' || rest === '%' || rest === '元' || rest === '万元'
}
