/**
 * Sentences that compare two years and can be checked by themselves: “A元，比2023年B元增加C元，增长P%”. Only what is beyond doubt is judged:
 * both figures in one sentence, and the first the only one that can be meant.
 */
import { foldWidth } from '../../grammar/index.ts'
import { printAmount, type Ticks } from '../money/amount.ts'
import { divide, printNumber, shift, ticksToNumber } from '../money/number.ts'
import type { ProseMismatch } from './check-section.ts'
import { clausesOf, type Direction, type DirectionToken, type FigureToken, type Token } from './clauses.ts'
import { agree, intervalOf, writtenLike } from './figure-interval.ts'
import { placeOfText, type RenderedParagraph } from './rendered.ts'

interface Money extends FigureToken {
  /** The year of its clause, if that has one. */
  readonly year: string | undefined
  readonly ticks: Ticks
}

export interface ComparisonMismatch extends ProseMismatch {
  readonly what: 'difference' | 'rate' | 'direction'
}

export interface ComparisonOutcome {
  readonly mismatches: readonly ComparisonMismatch[]
  readonly held: number
}

export function checkComparisons(paragraph: RenderedParagraph): ComparisonOutcome {
  const mismatches: ComparisonMismatch[] = []
  let held = 0
  for (const { text, offset } of sentencesOf(paragraph.text)) {
    const found = comparisonIn(text)
    if (!found) continue
    for (const difference of judge(found, text)) {
      if (difference === 'held') {
        held += 1
        continue
      }
      const { token, ...rest } = difference
      const place = placeOfText(paragraph, offset + token.start, offset + token.end)
      if (place) mismatches.push({ ...rest, place, written: text.slice(token.start, token.end), from: text.trim() })
    }
  }
  return { mismatches, held }
}

function sentencesOf(text: string): readonly { readonly text: string; readonly offset: number }[] {
  return [...text.matchAll(/[^。；;]+/g)].map((match) => ({ text: match[0], offset: match.index }))
}

interface Comparison {
  readonly now: Money
  readonly before: Money
  readonly direction: DirectionToken
  readonly change: Money
  readonly rate: FigureToken | undefined
}

/** 比 … B … 增加 C, with A before it; 增长 P% right behind it. */
function comparisonIn(text: string): Comparison | undefined {
  const than = text.search(/[比较]\s*(?:\d{4}\s*年|上年|去年)/)
  if (than < 0 || text.indexOf('比', than + 1) > 0) return undefined
  const tokens = placedTokens(text)
  const behind = tokens.filter(({ start }) => start > than)
  const direction = behind.find((token) => token.type === 'direction')
  if (!direction) return undefined
  const change = behind.find((token) => token.start > direction.start)
  if (!change || !isMoney(change) || /[，,]/.test(foldWidth(text).slice(direction.end, change.start))) return undefined
  const stated = behind.filter(isMoney).filter(({ start }) => start < direction.start)
  const year = /(\d{4})\s*年/.exec(text.slice(than))?.[1]
  const ahead = tokens.filter(isMoney).filter(({ start }) => start < than)
  const before = stated.length === 1 ? stated[0] : stated.length === 0 ? only(ahead.filter((money) => year !== undefined && money.year === year)) : undefined
  const now = before && only(ahead.filter((money) => money !== before))
  if (!before || !now) return undefined
  return { now, before, direction, change, rate: rateBehind(tokens, change) }
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined
}

function isMoney(token: Token): token is Money {
  return token.type === 'figure' && (token.kind === '元' || token.kind === '万元') && token.digits !== undefined
}

/** The tokens of a sentence; money knows the year that its clause is about. */
function placedTokens(text: string): readonly Token[] {
  return clausesOf(text).flatMap(({ tokens }) => {
    const year = tokens.find((token) => token.type === 'figure' && token.kind === '年')
    const digits = year?.type === 'figure' ? year.digits : undefined
    return tokens.map((token) => (isMoney(token) ? { ...token, year: digits, ticks: intervalOf(token)?.middle ?? 0n } : token))
  })
}

function rateBehind(tokens: readonly Token[], change: Money): FigureToken | undefined {
  const index = tokens.indexOf(change)
  const word = tokens[index + 1]
  const figure = tokens[index + 2]
  return word?.type === 'direction' && figure?.type === 'figure' && figure.kind === '%' ? figure : undefined
}

type Judged = 'held' | (Pick<ComparisonMismatch, 'what' | 'kind' | 'expected' | 'unit' | 'difference'> & { readonly token: Token })

function judge(comparison: Comparison, text: string): readonly Judged[] {
  const { now, before, direction } = comparison
  const gap = now.ticks - before.ticks
  const should: Direction = gap > 0n ? 'up' : gap < 0n ? 'down' : 'level'
  const size = gap < 0n ? -gap : gap
  const judged: Judged[] = []
  if (should !== direction.direction && size !== 0n) {
    const expected = should === 'up' ? '增加' : '减少'
    judged.push({ what: 'direction', kind: 'direction', token: direction, expected, unit: '', difference: '' })
  } else judged.push('held')
  judged.push(judgeDifference(comparison, size, text))
  const rate = comparison.rate && judgeRate(comparison.rate, size, before.ticks)
  return rate ? [...judged, rate] : judged
}

/** The stated figures may be rounded themselves; so may their difference. */
function judgeDifference({ now, before, change }: Comparison, size: Ticks, text: string): Judged {
  const room = [now, before, change].reduce((sum, money) => sum + roomOf(money), 0n)
  const off = size - change.ticks
  if ((off < 0n ? -off : off) <= room) return 'held'
  const unit = change.kind === '万元' ? '万元' : '元'
  const raw = text.slice(change.start, change.end)
  const expected = writtenLike({ ...change, kind: '元', digits: printAmount(size, '元').replaceAll(',', '') }, change, raw)
  return { what: 'difference', kind: 'figure', token: change, expected, unit: change.kind, difference: printAmount(off < 0n ? -off : off, unit) }
}

/** A figure in 元 is exact; one in 万元 is, once its digits reach the 分. */
function roomOf({ kind, digits, ...token }: Money): Ticks {
  const decimals = digits?.split('.')[1]?.length ?? 0
  return kind === '元' || decimals >= 6 ? 0n : (intervalOf({ ...token, kind, digits })?.half ?? 0n)
}

function judgeRate(rate: FigureToken, size: Ticks, before: Ticks): Judged | undefined {
  const share = divide(ticksToNumber(size), ticksToNumber(before))
  const written = intervalOf(rate)
  if (!share || !written) return undefined
  const decimals = rate.digits?.split('.')[1]?.length ?? 0
  const expected = printNumber(shift(share, 2), decimals)
  const should = intervalOf({ ...rate, digits: expected })
  if (should && agree(should, written)) return 'held'
  return { what: 'rate', kind: 'figure', token: rate, expected, unit: '%', difference: '' }
}
