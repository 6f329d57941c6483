/** Which codes may have been meant by a wrong one. It proposes and ranks; whether to mend is for the reader of the message. */
import type { NearestWish } from './classification.ts'
import { type ClassificationData, entriesNamed } from './classification-data.ts'
import { type CodeEntry, isValidIn } from './codes.ts'
import { editDistance } from './edit-distance.ts'

/** Two slips in seven digits is as far as a typist goes; farther codes are noise. */
const farthest = 2

interface Candidate {
  readonly entry: CodeEntry
  readonly distance: number
}

export function nearestEntries(
  data: ClassificationData,
  lookup: (code: string, year?: number) => CodeEntry | undefined,
  code: string,
  wanted: NearestWish,
): readonly CodeEntry[] {
  const fits = (entry: CodeEntry) => entry.code !== code && (wanted.level === undefined || entry.level === wanted.level)
  const sameName = (wanted.name === undefined ? [] : entriesNamed(data, wanted.name))
    .filter((entry) => fits(entry) && isValidIn(entry, wanted.year))
    .map((entry) => ({ entry, distance: editDistance(code, entry.code, code.length) }))
  const nearCode = data.codes
    .codes()
    .map((each) => ({ code: each, distance: editDistance(code, each, farthest) }))
    .filter(({ distance }) => distance <= farthest)
    .flatMap((near) => candidateOf(lookup(near.code, wanted.year), near.distance))
    .filter(({ entry }) => fits(entry))
  const ranked = [...sameName.sort(byNearness(code)), ...nearCode.sort(byNearness(code))]
  return [...new Set(ranked.map(({ entry }) => entry))].slice(0, wanted.limit ?? 5)
}

function candidateOf(entry: CodeEntry | undefined, distance: number): readonly Candidate[] {
  return entry === undefined ? [] : [{ entry, distance }]
}

/** Fewer slips first; then the longer common beginning, since a clerk knows the 类 better than the 项; then the smaller code. */
function byNearness(code: string): (a: Candidate, b: Candidate) => number {
  return (a, b) =>
    a.distance - b.distance || commonBeginning(code, b.entry.code) - commonBeginning(code, a.entry.code) || (a.entry.code < b.entry.code ? -1 : 1)
}

function commonBeginning(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
