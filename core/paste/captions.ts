/**
 * What stands around a table on paper and is no row of it: its title, the unit of its amounts, remarks, who filled it in. Told by its own words,
 * which every form has; what a table is called is for the form to say.
 */
import { foldWidth } from '../../grammar/index.ts'
import { foldLabel } from '../format/label.ts'
import { type AmountUnit, parseFigure } from '../money/amount.ts'
import { continuesRight, type Grid, textsOf, widthOf } from './pasted-table.ts'

/** `strange`: a unit that a budget does not know (千元, 亿元). */
export type StatedUnit = { readonly unit: AmountUnit } | { readonly strange: string }

const UNIT = /(?:^|[\s(（:：,，;；]|金额|计量)单位\s*[:：]?\s*(?:人民币)?\s*([百千万亿十]*元)(?!\p{Script=Han})/u
const UNIT_ALONE = /^[(（]\s*(?:单位\s*[:：])?\s*(?:人民币)?([百千万亿十]*元)\s*[)）]$/

/** `金额单位：万元`, `单位:元`, `（万元）`. */
export function unitIn(text: string): StatedUnit | undefined {
  const folded = foldWidth(text).trim()
  const word = UNIT.exec(folded)?.[1] ?? UNIT_ALONE.exec(folded)?.[1]
  if (word === undefined) return undefined
  return word === '元' || word === '万元' ? { unit: word } : { strange: word }
}

/** `合计（万元）` as `合计` and the unit. */
export function unitOfHeading(heading: string): { readonly name: string; readonly unit?: StatedUnit } {
  const match = /^(.+?)\s*([(（](?:单位\s*[:：]\s*)?(?:人民币)?[百千万亿十]*元[)）])$/.exec(heading)
  const unit = match?.[2] === undefined ? undefined : unitIn(match[2])
  return match?.[1] !== undefined && unit ? { name: match[1], unit } : { name: heading }
}

/** `注：…`, `备注：…`: the text behind the word. */
export function noteIn(text: string): string | undefined {
  return /^(?:备?注|附注)\s*[\d一二三四五]?\s*[:：.、]\s*(.+)$/su.exec(text)?.[1]?.trim()
}

/** The department at the left, a date in the middle, the unit at the right. */
const MOST_BESIDE_UNIT = 3

/** A row that says something about the whole table: one text over most of its width, or a unit. */
export function isCaptionRow(grid: Grid, row: number): boolean {
  const texts = textsOf(grid[row])
  if (texts.some((text) => unitIn(text) !== undefined)) return texts.length <= MOST_BESIDE_UNIT && !texts.some(isFigure)
  if (texts.length !== 1) return false
  const covered = (grid[row] ?? []).filter((_, column) => continuesRight(grid, row, column)).length
  return covered + 1 > widthOf(grid) / 2
}

/** `填表人：… 审核人：…` below a table, `部门名称：… 日期：…` above it: each text a label with what was filled in. One alone may be a row (`其中：…`). */
export function isFilledIn(texts: readonly string[]): boolean {
  return texts.length > 1 && texts.every((text) => /^[^:：\d]{2,16}[:：]/.test(text))
}

/** `1 2 3=4+5` or `栏次 1 2 3` under a heading: the columns' numbers. */
export function isColumnNumbers(texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => !/^[栏行][次号]?$/.test(foldLabel(text)))
  if (numbers.length < 2 || numbers.length < texts.length - 1) return false
  const values = numbers.map((text) => /^[(（]?(\d{1,3})[)）]?(?:\s*=[\d+\-—=（）()]+)?$/.exec(foldWidth(text))?.[1])
  return values.every((value, index) => value !== undefined && Number.parseInt(value, 10) === index + 1)
}

export function isFigure(text: string): boolean {
  return /\d/.test(text) && parseFigure(foldWidth(text), '元') !== undefined
}
