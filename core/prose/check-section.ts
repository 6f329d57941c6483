/**
 * One section, checked: the figures that its author wrote beside formulas, and its plain sentences beside those that the form would print.
 * What is said about a difference is the rules' business (core/analysis/prose-findings.ts).
 */
import { compareValues, isTrue } from '../evaluate/arithmetic.ts'
import type { Place } from '../format/form.ts'
import type { Reason, Value } from '../value.ts'
import { clausesOf, type Direction, type FigureToken, type Token } from './clauses.ts'
import { agree, gapText, intervalOf, writtenLike } from './figure-interval.ts'
import { layBeside } from './lay-beside.ts'
import { placeOfText, type RenderedHole, type RenderedParagraph } from './rendered.ts'

export interface ProseMismatch {
  readonly kind: 'figure' | 'direction'
  readonly place: Place
  /** As it should be written there. */
  readonly expected: string
  readonly written: string
  /** 元, 万元, % or nothing: the word behind the figure. */
  readonly unit: string
  readonly difference: string
  /** The formula, or the form's sentence. */
  readonly from: string
}

/** One figure or word that was compared. */
export interface ProseCheck {
  readonly place: Place
  readonly subject: string
  readonly result: 'held' | 'failed' | 'not-run'
  readonly reason?: Reason
}

export interface ProseOutcome<M extends ProseMismatch = ProseMismatch> {
  readonly mismatches: readonly M[]
  readonly checks: readonly ProseCheck[]
}

/** `{e = 5.97%}`: the written figure against what the formula comes to. */
export function checkHoles(paragraphs: readonly RenderedParagraph[]): ProseOutcome {
  const mismatches: ProseMismatch[] = []
  const checks: ProseCheck[] = []
  for (const { hole } of paragraphs.flatMap(({ pieces }) => pieces)) {
    if (!hole?.stated || !hole.statedPlace) continue
    const { value, stated, statedPlace } = hole
    const verdict = value.k === 'unknown' ? value : compareValues('=', sign(value, stated), stated)
    const subject = hole.formula
    if (verdict.k === 'unknown') checks.push({ place: statedPlace, subject, result: 'not-run', reason: verdict.reason })
    else if (isTrue(verdict)) checks.push({ place: statedPlace, subject, result: 'held' })
    else {
      checks.push({ place: statedPlace, subject, result: 'failed' })
      mismatches.push(holeMismatch(hole, statedPlace))
    }
  }
  return { mismatches, checks }
}

/** A phrase compares by its words. */
function sign(value: Value, stated: Value): Value {
  return value.k === 'code' && stated.k === 'text' && value.name !== undefined ? { k: 'text', text: value.name, key: value.name } : value
}

function holeMismatch({ value, formula, correction, unit }: RenderedHole, place: Place): ProseMismatch {
  const written = place.line.text.slice(place.start, place.end).trim()
  const kind = value.k === 'text' ? 'direction' : 'figure'
  return { kind, place, expected: correction, written, unit, difference: '', from: formula }
}

/** Plain sentences against those that the form prints for this section. */
export function checkSentences(expected: readonly RenderedParagraph[], written: readonly RenderedParagraph[]): ProseOutcome {
  const mismatches: ProseMismatch[] = []
  const checks: ProseCheck[] = []
  const own = written.flatMap((paragraph) => clausesOf(paragraph.text).map((clause) => ({ ...clause, paragraph })))
  const reasons = expected.flatMap(({ missing }) => missing)
  const formed = expected.flatMap(({ text }) => clausesOf(text).map((clause) => ({ ...clause, text })))
  for (const pair of layBeside(formed, own)) {
    const { paragraph } = pair.written as (typeof own)[number]
    for (const [index, token] of pair.written.tokens.entries()) {
      const other = pair.expected.tokens[index]
      const place = placeOfText(paragraph, token.start, token.end)
      if (!other || !place) continue
      const raw = paragraph.text.slice(token.start, token.end)
      const verdict = compareTokens(other, token, raw)
      const subject = sentenceAround(paragraph.text, token.start)
      const result = verdict === 'held' ? 'held' : verdict === 'unknown' ? 'not-run' : 'failed'
      checks.push({ place, subject, result, ...(result === 'not-run' && reasons[0] ? { reason: reasons[0] } : {}) })
      if (typeof verdict !== 'string') mismatches.push({ ...verdict, place, written: raw, from: subject })
    }
  }
  return { mismatches, checks }
}

type Difference = Pick<ProseMismatch, 'kind' | 'expected' | 'unit' | 'difference'>

function compareTokens(expected: Token, written: Token, raw: string): Difference | 'held' | 'unknown' {
  if (expected.type === 'direction' && written.type === 'direction') {
    if (expected.direction === written.direction) return 'held'
    return { kind: 'direction', expected: wordFor(expected.direction, written.word), unit: '', difference: '' }
  }
  if (expected.type !== 'figure' || written.type !== 'figure') return 'unknown'
  return compareFigures(expected, written, raw)
}

function compareFigures(expected: FigureToken, written: FigureToken, raw: string): Difference | 'held' | 'unknown' {
  const should = intervalOf(expected)
  const is = intervalOf(written)
  if (!should || !is) return 'unknown'
  if (agree(should, is)) return 'held'
  return { kind: 'figure', expected: writtenLike(expected, written, raw), unit: written.kind, difference: gapText(should, is, written.kind) }
}

/** 增长 is answered by 下降, 增加 by 减少. */
function wordFor(direction: Direction, written: string): string {
  if (direction === 'level') return '持平'
  const isRate = ['增长', '下降', '上升', '降低', '提高'].includes(written)
  return direction === 'up' ? (isRate ? '增长' : '增加') : isRate ? '下降' : '减少'
}

/** The clause that a figure stands in, for the message. */
export function sentenceAround(text: string, at: number): string {
  const start = Math.max(...['，', '。', '；', '：', ',', ';', ':'].map((mark) => text.lastIndexOf(mark, at - 1))) + 1
  const ends = ['，', '。', '；', '：'].map((mark) => text.indexOf(mark, at)).filter((end) => end >= 0)
  return text.slice(start, Math.min(text.length, ...ends)).trim()
}
