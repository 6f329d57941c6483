/**
 * The random session itself: piles of edits on one budget, each step held against the properties. Says the first failure in words, made small;
 * how many edits and which seed is the caller's.
 */
import { randomBudgetEdit } from './budget-edits.ts'
import type { Corpus } from './corpora.ts'
import { applyEdit, type Random, seeded } from './edits.ts'
import { EditorSession, emptyWorkspace, freshly, type Texts, unlike } from './engine-properties.ts'
import { brokenProperty } from './grammar-properties.ts'
import { shrink } from './shrink.ts'

/** Edits pile up, and a budget of nothing but slips has little left to compare: then it starts over. */
const PILE = 40

/** What went wrong first, or nothing. */
export function firstFailure(corpus: Corpus, seed: number, runs: number): string | undefined {
  const random = seeded(seed)
  const session = new EditorSession(corpus.texts)
  for (let run = 0; run < runs; run += PILE) {
    const failure = pile(corpus, session, random, Math.min(PILE, runs - run), run, seed)
    if (failure !== undefined) return failure
  }
  return undefined
}

function edited(corpus: Corpus, texts: Texts, random: Random): readonly [string, readonly string[]] {
  const others = [...texts.keys()].filter((uri) => uri !== corpus.budget)
  const uri = random() < 0.88 ? corpus.budget : (others[Math.floor(random() * others.length)] ?? corpus.budget)
  const lines = texts.get(uri) ?? ['']
  // Now and then somebody takes everything back.
  const now = random() < 0.03 ? (corpus.texts.get(uri) ?? ['']) : applyEdit(lines, randomBudgetEdit(lines, random))
  return [uri, now.length > 0 ? now : ['']]
}

/** What differs when the texts are gone through in a session; an exception counts as a difference. */
function difference(series: readonly Texts[]): readonly string[] {
  const [start, ...later] = series
  const last = series.at(-1)
  if (!start || !last) return []
  try {
    const session = new EditorSession(start)
    session.shown()
    for (const texts of later) {
      for (const [uri, lines] of texts) if (lines.join('\n') !== session.texts.get(uri)?.join('\n')) session.change(uri, lines)
      session.shown()
    }
    return unlike(session.shown(), freshly(last))
  } catch (problem) {
    return [problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)]
  }
}

/** The report of a failure: the seed, and the shortest way there that could be found in some seconds. */
function told(corpus: Corpus, run: number, seed: number, series: readonly Texts[]): string {
  const short = shrink(series, (shorter) => difference(shorter).length > 0, 20_000)
  const states = short.map((texts, index) => `—— state ${index}\n${[...texts].map(([uri, lines]) => `[${uri}]\n${lines.join('\n')}`).join('\n')}`)
  return `${corpus.name}, edit ${run} of seed ${seed}\n${difference(short).join('\n')}\n${states.join('\n')}`
}

/** The neighbourhood of an edit is all that the formatter can have looked at anew. */
function around(lines: readonly string[], before: readonly string[]): readonly string[] {
  let at = 0
  while (at < lines.length && lines[at] === before[at]) at++
  return lines.slice(Math.max(0, at - 6), at + 8)
}

/** One pile of edits; the failure, if there is one. */
function pile(corpus: Corpus, session: EditorSession, random: Random, count: number, first: number, seed: number): string | undefined {
  session.reset(corpus.texts)
  session.shown()
  const series: Texts[] = [new Map(session.texts)]
  // Documents are new for each reading; the catalogue, which takes longer than a small budget, only for each pile.
  const reader = emptyWorkspace()
  for (let run = first; run < first + count; run++) {
    const [uri, lines] = edited(corpus, session.texts, random)
    const broken = brokenProperty(around(lines, session.texts.get(uri) ?? []))
    if (broken !== undefined) return `${corpus.name}, edit ${run} of seed ${seed}: ${broken}`
    series.push(new Map([...session.texts, [uri, lines]]))
    try {
      session.change(uri, lines)
      const now = session.shown()
      const strayed = session.strayed()
      if (strayed !== undefined) return `${corpus.name}, edit ${run} of seed ${seed}: the text of ${strayed} is not what was typed`
      if ((run - first + 1) % corpus.comparedEach === 0 && unlike(now, freshly(session.texts, reader)).length > 0)
        return told(corpus, run, seed, series)
    } catch {
      return told(corpus, run, seed, series)
    }
  }
  return undefined
}
