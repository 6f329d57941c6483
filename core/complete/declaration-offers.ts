/** What may follow a keyword: one entry for each that takes words known beforehand. */

import { cellOffers } from './cell-offers.ts'
import { formatOffers, includeOffers, lastYearOffers } from './file-offers.ts'
import { formulaOffers } from './formula-offers.ts'
import { KEYWORD_WORDS, LEVEL_WORDS, LINE_WORDS, PROPERTY_WORDS, TYPE_WORDS, wordOffers } from './language-words.ts'
import { columnOffer, declaredOffers, ruleOffers, sideOffers, tableOffers } from './name-offers.ts'
import type { Offer } from './offer.ts'
import { type Asked, BLANK, BLANK_OR_COMMA, COLON, NOTHING, pieceAt } from './piece.ts'
import { type AskedPlace, sidesOf } from './place.ts'

/** `from` is where the text after the keyword begins, `before` what stands between it and the asking place. */
type Answer = (place: AskedPlace, from: number, before: string) => Asked | undefined

const ANSWERS: Readonly<Record<string, Answer>> = {
  表: (place, from) => restOfLine(place, from, tableOffers(place, true)),
  去: (place, from) => pieceAt(place, from, BLANK, tableOffers(place, false)),
  栏: (place, from) => pieceAt(place, from, BLANK, sideOffers(place)),
  列: afterColumn,
  字段: afterColumn,
  键: (place, from) => pieceAt(place, from, BLANK_OR_COMMA, columnOffers(place)),
  层级: (place, from) => pieceAt(place, from, BLANK_OR_COMMA, wordOffers(LEVEL_WORDS, 'type', place.say)),
  每: afterEach,
  校验: afterCheck,
  核实: afterCheck,
  设: afterDefine,
  已知: (place, from, before) => afterDefine(place, from, before) ?? pieceAt(place, from, BLANK, [...declaredOffers(place, 0), ...lastYears(place)]),
  忽略: afterSilence,
  金额单位: (place, from) => pieceAt(place, from, BLANK, wordOffers(LINE_WORDS.金额单位 ?? [], 'value', place.say)),
  零: (place, from) => pieceAt(place, from, BLANK, wordOffers(LINE_WORDS.零 ?? [], 'value', place.say)),
  科目: afterCode,
  引用: (place, from) => restOfLine(place, from, includeOffers(place)),
  上年: (place, from) => restOfLine(place, from, lastYearOffers(place)),
  格式: (place, from) => pieceAt(place, from, BLANK, formatOffers(place)),
  继承: (place, from) => pieceAt(place, from, BLANK, formatOffers(place)),
  说明: (place, from) => templateOffers(place, from),
}

const KEYWORDS: ReadonlySet<string> = new Set(KEYWORD_WORDS.map(([word]) => word))

export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word)
}

export function declarationOffers(place: AskedPlace, keyword: string, from: number): Asked | undefined {
  const answer = Object.hasOwn(ANSWERS, keyword) ? ANSWERS[keyword] : undefined
  return answer?.(place, from, place.line.text.slice(from, place.character))
}

/** But for a comment at the end. */
function restOfLine(place: AskedPlace, from: number, offers: readonly Offer[]): Asked {
  const piece = pieceAt(place, from, NOTHING, offers)
  const comment = place.line.text.slice(place.character, piece.end).search(/\s+[#＃]/)
  return comment < 0 ? piece : { ...piece, end: place.character + comment }
}

/** Prose and titles: a formula stands in `{ }`. */
export function templateOffers(place: AskedPlace, from: number): Asked | undefined {
  const before = place.line.text.slice(from, place.character)
  const open = Math.max(before.lastIndexOf('{'), before.lastIndexOf('｛'))
  const isOpen = open >= 0 && open > Math.max(before.lastIndexOf('}'), before.lastIndexOf('｝'))
  return isOpen ? formulaOffers(place, from + open + 1) : undefined
}

function columnOffers(place: AskedPlace): readonly Offer[] {
  return sidesOf(place).flatMap(({ columns }) => columns.map((column) => columnOffer(column, place, undefined)))
}

function lastYears(place: AskedPlace): readonly Offer[] {
  return declaredOffers(place, 1).map((offer) => ({ ...offer, name: `上年.${offer.name}`, insert: `上年.${offer.insert ?? offer.name}` }))
}

/** `名 : 类型 属性 缺省 式 = 式` */
function afterColumn(place: AskedPlace, from: number, before: string): Asked | undefined {
  const colon = before.search(COLON)
  if (colon < 0) return templateOffers(place, from)
  const rest = before.slice(colon + 1)
  const formula = /[=＝]|缺省(?=\s)/.exec(rest)
  if (formula) return formulaOffers(place, from + colon + 1 + formula.index + formula[0].length)
  const isFirst = !/\S\s/.test(rest)
  const isZero = /(?:^|\s)零\s+\S*$/.test(rest)
  const offers = isFirst
    ? wordOffers(TYPE_WORDS, 'type', place.say)
    : isZero
      ? wordOffers(LINE_WORDS.零 ?? [], 'value', place.say)
      : [...wordOffers(LEVEL_WORDS, 'type', place.say, 0), ...wordOffers(PROPERTY_WORDS, 'property', place.say, 1)]
  return pieceAt(place, from + colon + 1, BLANK, offers)
}

/** `列 = 式, … 于 表 当 条件 层级 …` */
function afterEach(place: AskedPlace, from: number, before: string): Asked | undefined {
  const [clause, at] = lastClause(before)
  if (clause === '当') return formulaOffers(place, from + at)
  if (clause === '层级') return pieceAt(place, from + at, BLANK_OR_COMMA, wordOffers(LEVEL_WORDS, 'type', place.say))
  if (clause === '于') {
    const isNamed = /\S\s/.test(before.slice(at))
    return pieceAt(place, from + at, BLANK, isNamed ? joinWords(place, ['当', '层级']) : tableOffers(place, false))
  }
  const key = Math.max(before.lastIndexOf(','), before.lastIndexOf('，')) + 1
  const formula = before.slice(key).search(/[=＝]/)
  if (formula >= 0) return formulaOffers(place, from + key + formula + 1)
  return pieceAt(place, from, BLANK_OR_COMMA, [...columnOffers(place), ...joinWords(place, ['于'])])
}

function lastClause(before: string): readonly [clause: string | undefined, at: number] {
  const found = [...before.matchAll(/(?<=\s)(?:于|当|层级)(?=\s)/g)].pop()
  return found ? [found[0], found.index + found[0].length] : [undefined, 0]
}

const JOIN_WORDS = [
  ['每', '对每个组合分别核对', 'for each combination', ' '],
  ['于', '行从哪张表来', 'the table that the rows come from', ' '],
  ['当', '只在条件成立时', 'only where this holds', ' '],
  ['层级', '按级次成树', 'as a tree of levels', ' '],
] as const

function joinWords({ say }: AskedPlace, wanted: readonly string[]): readonly Offer[] {
  const entries = JOIN_WORDS.filter(([word]) => wanted.includes(word))
  return wordOffers(entries, 'keyword', say, 1)
}

/** `名 每 … 于 … 当 …: 式` */
function afterCheck(place: AskedPlace, from: number, before: string): Asked | undefined {
  const colon = before.search(COLON)
  if (colon >= 0) return formulaOffers(place, from + colon + 1)
  const each = /(?<=\s)每(?=\s)/.exec(before)
  if (each) return afterEach(place, from + each.index + 1, before.slice(each.index + 1))
  const [clause, at] = lastClause(before)
  if (clause === '当') return formulaOffers(place, from + at)
  const isNamed = /\S\s/.test(before)
  return isNamed ? pieceAt(place, from, BLANK, joinWords(place, ['每', '当'])) : undefined
}

function afterDefine(place: AskedPlace, from: number, before: string): Asked | undefined {
  const equals = before.search(/[=＝]/)
  return equals < 0 ? undefined : formulaOffers(place, from + equals + 1)
}

/** The rule brings its colon with it, unless one stands there. */
function afterSilence(place: AskedPlace, from: number, before: string): Asked | undefined {
  if (COLON.test(before)) return undefined
  const piece = pieceAt(place, from, COLON, ruleOffers(place))
  if (piece.end >= place.line.text.trimEnd().length) return piece
  return { ...piece, offers: piece.offers.map((offer) => ({ ...offer, insert: offer.name })) }
}

const CODE_TYPES: ReadonlySet<string> = new Set((LINE_WORDS.科目 ?? []).map(([word]) => word))

/** `分类 编码 名称`: the codes that there are, to begin a new one after its parent. */
function afterCode(place: AskedPlace, from: number, before: string): Asked | undefined {
  const words = before.trimStart().split(/\s+/)
  if (words.length <= 1) return pieceAt(place, from, BLANK, wordOffers(LINE_WORDS.科目 ?? [], 'type', place.say))
  const type = TYPE_WORDS.map(([word]) => word).find((word) => word === words[0] && CODE_TYPES.has(word))
  const column =
    type &&
    sidesOf(place)
      .flatMap(({ columns }) => columns)
      .find((each) => each.type === type)
  if (words.length > 2 || !column) return undefined
  const offers = cellOffers(place, { ...column, levels: [] }).map((offer) => ({ ...offer, insert: (offer.insert ?? offer.name).replace('-', ' ') }))
  return pieceAt(place, from, BLANK, offers)
}
