/**
 * Sentences that compare two years and can be checked by themselves: “A元，比2023年B元增加C元，增长P%”. Only what is beyond doubt is judged:
 * both figures in one sentence, and the first the only one that can be meant.
 */
import { foldWidth } from '../../grammar/index.ts'
import { absolute, printAmount, type Ticks } from '../money/amount.ts'
import { divide, printNumber, shift, ticksToNumber } from '../money/number.ts'
import type { ProseCheck, ProseMismatch, ProseOutcome } from './check-section.ts'
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

export function checkComparisons(paragraph: RenderedParagraph): ProseOutcome<ComparisonMismatch> {
  const mismatches: ComparisonMismatch[] = []
  const checks: ProseCheck[] = []
  for (const { text, offset } of sentencesOf(paragraph.text)) {
    const found = comparisonIn(text)
    if (!found) continue
    for (const { token, wrong } of judge(found, text)) {
      const place = placeOfText(paragraph, offset + token.start, offset + token.end)
      if (!place) continue
      checks.push({ place, subject: text.trim(), result: wrong ? 'failed' : 'held' })
      if (wrong) mismatches.push({ ...wrong, place, written: text.slice(token.start, token.end), from: text.trim() })
    }
  }
  return { mismatches, checks }
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
  const before =
    stated.length === 1 ? stated[0] : stated.length === 0 ? only(ahead.filter((money) => year !== undefined && money.year === year)) : undefined
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

interface Judged {
  readonly token: Token
  /** Absent where it holds. */
  readonly wrong?: Pick<ComparisonMismatch, 'what' | 'kind' | 'expected' | 'unit' | 'difference'>
}

function judge(comparison: Comparison, text: string): readonly Judged[] {
  const { now, before, rate } = comparison
  const gap = now.ticks - before.ticks
  const size = gap < 0n ? -gap : gap
  const judgedRate = rate && judgeRate(rate, size, before.ticks)
  return [judgeDirection(comparison.direction, gap), judgeDifference(comparison, size, text), ...(judgedRate ? [judgedRate] : [])]
}

function judgeDirection(token: DirectionToken, gap: Ticks): Judged {
  const should: Direction = gap > 0n ? 'up' : 'down'
  if (gap === 0n || should === token.direction) return { token }
  return { token, wrong: { what: 'direction', kind: 'direction', expected: should === 'up' ? '增加' : '减少', unit: '', difference: '' } }
}

/** The stated figures may be rounded themselves; so may their difference. */
function judgeDifference({ now, before, change }: Comparison, size: Ticks, text: string): Judged {
  const room = [now, before, change].reduce((sum, money) => sum + roomOf(money), 0n)
  const off = absolute(size - change.ticks)
  if (off <= room) return { token: change }
  const raw = text.slice(change.start, change.end)
  const expected = writtenLike({ ...change, kind: '元', digits: printAmount(size, '元').replaceAll(',', '') }, change, raw)
  const difference = printAmount(off, change.kind === '万元' ? '万元' : '元')
  return { token: change, wrong: { what: 'difference', kind: 'figure', expected, unit: change.kind, difference } }
}

/** A figure in 元 is exact; one in 万元 is, once its digits reach the 分. */
function roomOf(money: Money): Ticks {
  const decimals = money.digits?.split('.')[1]?.length ?? 0
  return money.kind === '元' || decimals >= 6 ? 0n : (intervalOf(money)?.half ?? 0n)
}

function judgeRate(token: FigureToken, size: Ticks, before: Ticks): Judged | undefined {
  const share = divide(ticksToNumber(size), ticksToNumber(before))
  const written = intervalOf(token)
  if (!share || !written) return undefined
  const expected = printNumber(shift(share, 2), token.digits?.split('.')[1]?.length ?? 0)
  const should = intervalOf({ ...token, digits: expected })
  if (should && agree(should, written)) return { token }
  return { token, wrong: { what: 'rate', kind: 'figure', expected, unit: '%', difference: '' } }
}
