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
  readonly what: 'now' | 'before' | 'difference' | 'rate' | 'direction'
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

/** One wrong figure, one message: at the figure that, put right, leaves the others as they stand. */
function judge(comparison: Comparison, text: string): readonly Judged[] {
  const { now, before, direction, change, rate } = comparison
  const gap = now.ticks - before.ticks
  const held = [direction, change, ...(rate ? [rate] : [])]
  const wrong =
    absolute(absolute(gap) - change.ticks) > roomOf(comparison)
      ? wrongFigure(comparison, text)
      : (wrongDirection(comparison) ?? wrongRate(comparison))
  return wrong ? [wrong, ...held.filter((token) => token !== wrong.token).map((token) => ({ token }))] : held.map((token) => ({ token }))
}

function wrongDirection({ now, before, direction }: Comparison): Judged | undefined {
  const should: Direction = now.ticks > before.ticks ? 'up' : 'down'
  if (now.ticks === before.ticks || should === direction.direction) return undefined
  return { token: direction, wrong: { what: 'direction', kind: 'direction', expected: should === 'up' ? '增加' : '减少', unit: '', difference: '' } }
}

function wrongRate({ now, before, rate }: Comparison): Judged | undefined {
  const size = absolute(now.ticks - before.ticks)
  if (!rate || fitsRate(rate, size, before.ticks) !== false) return undefined
  return { token: rate, wrong: { what: 'rate', kind: 'figure', expected: rateText(rate, size, before.ticks), unit: '%', difference: '' } }
}

/** The rate says which of the three figures is the wrong one; where it cannot, the difference has the blame. */
function wrongFigure({ now, before, direction, change, rate }: Comparison, text: string): Judged {
  const signed = direction.direction === 'down' ? -change.ticks : change.ticks
  const fitsBoth = rate && fitsRate(rate, absolute(now.ticks - before.ticks), before.ticks)
  if (!rate || fitsBoth) return shouldBe('difference', change, absolute(now.ticks - before.ticks), text)
  if (fitsRate(rate, change.ticks, before.ticks)) return shouldBe('now', now, before.ticks + signed, text)
  if (fitsRate(rate, change.ticks, now.ticks - signed)) return shouldBe('before', before, now.ticks - signed, text)
  return shouldBe('difference', change, absolute(now.ticks - before.ticks), text)
}

function shouldBe(what: ComparisonMismatch['what'], token: Money, ticks: Ticks, text: string): Judged {
  const expected = writtenLike(
    { ...token, kind: '元', digits: printAmount(ticks, '元').replaceAll(',', '') },
    token,
    text.slice(token.start, token.end),
  )
  const difference = printAmount(absolute(ticks - token.ticks), token.kind === '万元' ? '万元' : '元')
  return { token, wrong: { what, kind: 'figure', expected, unit: token.kind, difference } }
}

/** The stated figures may be rounded, and so their difference. In 元 they are exact; in 万元, once their digits reach the 分. */
function roomOf({ now, before, change }: Comparison): Ticks {
  const room = (money: Money) => (money.kind === '元' || decimalsOf(money) >= 6 ? 0n : (intervalOf(money)?.half ?? 0n))
  return [now, before, change].reduce((sum, money) => sum + room(money), 0n)
}

/** `undefined` where last year was nothing, or the figure is none. */
function fitsRate(rate: FigureToken, size: Ticks, before: Ticks): boolean | undefined {
  const digits = before > 0n ? rateText(rate, size, before) : undefined
  const [should, written] = [digits === undefined ? undefined : intervalOf({ ...rate, digits }), intervalOf(rate)]
  return should && written ? agree(should, written) : undefined
}

/** With as many decimals as the written rate. */
function rateText(rate: FigureToken, size: Ticks, before: Ticks): string {
  const share = divide(ticksToNumber(size), ticksToNumber(before))
  return share ? printNumber(shift(share, 2), decimalsOf(rate)) : ''
}

function decimalsOf({ digits }: FigureToken): number {
  return digits?.split('.')[1]?.length ?? 0
}
