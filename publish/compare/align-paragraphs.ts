/** Which paragraph of the new text is which of the old: equal ones in order first (width, blanks, quotes and separators aside); between them those that are alike. */
import type { ParagraphChange } from './comparison.ts'
import { likeness, wordingKey } from './text-diff.ts'

/** Paragraphs that share less than this are two, one that went and one that came. */
const ALIKE = 0.4
/** More pairs of paragraphs than this between two equal ones are not tried. */
const MOST_PAIRS = 400

/** The paragraphs that differ; nothing where all are equal. */
export function alignParagraphs(old: readonly string[], now: readonly string[]): readonly ParagraphChange[] {
  const [oldKeys, newKeys] = [old.map(wordingKey), now.map(wordingKey)]
  const score = (left: number, right: number) => (oldKeys[left] === newKeys[right] ? 1 : 0)
  const changes: ParagraphChange[] = []
  let [left, right] = [0, 0]
  for (const [nextLeft, nextRight] of [...bestPairs(old.length, now.length, score), [old.length, now.length] as const]) {
    changes.push(...alikeOnes(old.slice(left, nextLeft), now.slice(right, nextRight)))
    ;[left, right] = [nextLeft + 1, nextRight + 1]
  }
  return changes
}

function alikeOnes(old: readonly string[], now: readonly string[]): readonly ParagraphChange[] {
  const isTooMuch = old.length * now.length > MOST_PAIRS
  const score = (left: number, right: number) => {
    const shared = isTooMuch ? 0 : likeness(old[left] ?? '', now[right] ?? '')
    return shared >= ALIKE ? shared : 0
  }
  const changes: ParagraphChange[] = []
  let [left, right] = [0, 0]
  for (const [nextLeft, nextRight] of [...bestPairs(old.length, now.length, score), [old.length, now.length] as const]) {
    changes.push(...old.slice(left, nextLeft).map((text) => ({ old: text })), ...now.slice(right, nextRight).map((text) => ({ new: text })))
    const [was, is] = [old[nextLeft], now[nextRight]]
    if (was !== undefined && is !== undefined) changes.push({ old: was, new: is })
    ;[left, right] = [nextLeft + 1, nextRight + 1]
  }
  return changes
}

/** Pairs in the order of both lists, with the highest score together; a score of 0 is no pair. */
function bestPairs(lefts: number, rights: number, scoreOf: (left: number, right: number) => number): readonly (readonly [number, number])[] {
  const scores = Array.from({ length: lefts }, (_, left) => Array.from({ length: rights }, (_, right) => scoreOf(left, right)))
  const best = Array.from({ length: lefts + 1 }, () => new Array<number>(rights + 1).fill(0))
  const at = (left: number, right: number) => best[left]?.[right] ?? 0
  const paired = (left: number, right: number) => (scores[left]?.[right] ?? 0) + at(left + 1, right + 1)
  for (let left = lefts - 1; left >= 0; left -= 1)
    for (let right = rights - 1; right >= 0; right -= 1)
      (best[left] ?? [])[right] = Math.max(paired(left, right), at(left + 1, right), at(left, right + 1))
  const pairs: (readonly [number, number])[] = []
  let [left, right] = [0, 0]
  while (left < lefts && right < rights) {
    if ((scores[left]?.[right] ?? 0) > 0 && paired(left, right) >= at(left, right)) pairs.push([left++, right++])
    else if (at(left + 1, right) >= at(left, right + 1)) left += 1
    else right += 1
  }
  return pairs
}
