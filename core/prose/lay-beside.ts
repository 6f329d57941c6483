/**
 * The clauses of what is written, laid beside those of what the form would print: which tell the same thing. A clause that says much is known
 * by its words; one that says little (增长5.97%) only by the clause before it. What has no counterpart is said by nobody, and not checked.
 */
import type { Clause } from './clauses.ts'

export interface Pair {
  readonly expected: Clause
  readonly written: Clause
}

/** Fewer words than these are found in many sentences. */
const TELLING_WORDS = 4

export function layBeside(expected: readonly Clause[], written: readonly Clause[]): readonly Pair[] {
  const pairs: Pair[] = []
  let before: readonly [number, number] = [-1, -1]
  for (const [e, w] of longestCommon(expected, written)) {
    const pair = { expected: expected[e] as Clause, written: written[w] as Clause }
    const follows = before[0] === e - 1 && before[1] === w - 1
    if (pair.expected.weight < TELLING_WORDS && !follows) continue
    before = [e, w]
    pairs.push(pair)
  }
  return pairs
}

/** The longest run of clauses with the same words that both have in the same order, as pairs of places. */
function longestCommon(a: readonly Clause[], b: readonly Clause[]): readonly (readonly [number, number])[] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i]?.key === b[j]?.key ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]?.key === b[j]?.key) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
