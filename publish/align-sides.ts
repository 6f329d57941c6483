/**
 * The sides of a table beside each other: which rows share a printed line. As the budget writes them, where it writes both in
 * one; else the rows whose labels answer each other (一、… and 一、…, 收入总计 and 支出总计), in order, the rest from the top.
 */
import { bareLabel, foldLabel } from '../core/format/label.ts'
import type { PlannedRow } from './side-rows.ts'

export type PrintedLine = readonly (PlannedRow | undefined)[]

/** Beyond this many pairs the sides are long lists, and simply begin at the top. */
const MOST_PAIRS = 250_000

const SAME_LINE = 1000
const SAME_NUMBER = 2
const SAME_ORDINAL = 0.5
const ALIKE = 3
/** So that rows with nothing in common still stand beside each other, the upper ones first. */
const BESIDE = 0.1

export function alignSides(sides: readonly (readonly PlannedRow[])[]): readonly PrintedLine[] {
  const [first = [], ...rest] = sides
  let lines: readonly PrintedLine[] = first.map((row) => [row])
  for (const [index, side] of rest.entries()) lines = joinSide(lines, side, index + 1)
  return lines
}

function joinSide(lines: readonly PrintedLine[], side: readonly PlannedRow[], width: number): readonly PrintedLine[] {
  const blank: PrintedLine = new Array(width).fill(undefined)
  const pairs = lines.length * side.length > MOST_PAIRS ? fromTheTop(lines.length, side.length) : bestPairs(lines, side)
  return pairs.map(([left, right]) => [...(left === undefined ? blank : (lines[left] ?? blank)), right === undefined ? undefined : side[right]])
}

type Pair = readonly [left: number | undefined, right: number | undefined]

function fromTheTop(left: number, right: number): readonly Pair[] {
  return Array.from({ length: Math.max(left, right) }, (_, index) => [index < left ? index : undefined, index < right ? index : undefined])
}

/** The alignment with the highest score, row order kept (Needleman and Wunsch, with free gaps). */
function bestPairs(lines: readonly PrintedLine[], side: readonly PlannedRow[]): readonly Pair[] {
  const scores = lines.map((line) =>
    side.map((row) =>
      scoreOf(
        line.findLast((each) => each !== undefined),
        row,
      ),
    ),
  )
  const best = Array.from({ length: lines.length + 1 }, () => new Array<number>(side.length + 1).fill(0))
  const at = (left: number, right: number) => best[left]?.[right] ?? 0
  const paired = (left: number, right: number) => at(left + 1, right + 1) + (scores[left]?.[right] ?? 0)
  for (let left = lines.length - 1; left >= 0; left -= 1)
    for (let right = side.length - 1; right >= 0; right -= 1)
      (best[left] ?? [])[right] = Math.max(paired(left, right), at(left + 1, right), at(left, right + 1))
  const pairs: Pair[] = []
  let left = 0
  let right = 0
  while (left < lines.length || right < side.length) {
    if (left < lines.length && right < side.length && paired(left, right) >= at(left, right)) pairs.push([left++, right++])
    else if (right >= side.length || (left < lines.length && at(left + 1, right) >= at(left, right))) pairs.push([left++, undefined])
    else pairs.push([undefined, right++])
  }
  return pairs
}

function scoreOf(left: PlannedRow | undefined, right: PlannedRow): number {
  if (!left) return 0
  if (left.line !== undefined && left.line === right.line) return SAME_LINE
  // Both stand in lines that hold two sides, and these differ: the budget keeps them apart.
  if (left.sharesLine && right.sharesLine) return Number.NEGATIVE_INFINITY
  return BESIDE + labelScore(foldLabel(left.label), foldLabel(right.label))
}

function labelScore(left: string, right: string): number {
  const [a, b] = [bareLabel(left), bareLabel(right)]
  const [ordinalA, ordinalB] = [ordinalOf(left, a), ordinalOf(right, b)]
  const [numberA, numberB] = [numberOf(ordinalA), numberOf(ordinalB)]
  // The third of one list is not the twentieth of another, however much their names agree.
  if (numberA !== '' && numberB !== '' && numberA !== numberB) return 0
  const isNumbered = numberA !== '' && numberA === numberB
  return (isNumbered ? SAME_NUMBER : 0) + (isNumbered && ordinalA === ordinalB ? SAME_ORDINAL : 0) + ALIKE * likeness(a, b)
}

function numberOf(ordinal: string): string {
  return ordinal.replace(/[、.():]/g, '')
}

function ordinalOf(folded: string, bare: string): string {
  return folded.endsWith(bare) ? folded.slice(0, folded.length - bare.length) : ''
}

/** The share of the longer label that both have at their beginning and at their end. */
function likeness(a: string, b: string): number {
  const least = Math.min(a.length, b.length)
  let start = 0
  while (start < least && a[start] === b[start]) start += 1
  let end = 0
  while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 0 : (start + end) / longest
}
