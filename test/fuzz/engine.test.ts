/**
 * Random edits of budgets and of their formats, as an editor sends them: no exception, the text is what was typed, formatting moves blanks only,
 * and what the session finds is what a fresh reading finds. Each run has a new seed; `FUZZ_SEED` repeats one, `FUZZ_RUNS` says how many edits.
 */
import { describe, expect, it } from 'vitest'
import { randomBudgetEdit } from './budget-edits.ts'
import { type Corpus, corpora } from './corpora.ts'
import { applyEdit, type Random, seeded } from './edits.ts'
import { EditorSession, freshly, type Texts, unlike } from './engine-properties.ts'
import { brokenProperty } from './grammar-properties.ts'
import { shrink } from './shrink.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 10_000)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 0x1_0000_0000)
/** Edits pile up, and a budget of nothing but slips has little left to compare: then it starts over. */
const PILE = 40

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
function told(corpus: Corpus, run: number, series: readonly Texts[]): string {
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
function pile(corpus: Corpus, session: EditorSession, random: Random, count: number, first: number): string | undefined {
  session.reset(corpus.texts)
  session.shown()
  const series: Texts[] = [new Map(session.texts)]
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
      if ((run - first + 1) % corpus.comparedEach === 0 && unlike(now, freshly(session.texts)).length > 0) return told(corpus, run, series)
    } catch {
      return told(corpus, run, series)
    }
  }
  return undefined
}

describe(`seed ${seed}`, () => {
  it.each(corpora)('edits of $name: a session finds what a fresh reading finds', { timeout: 120_000 + runs * 60 }, (corpus) => {
    const random = seeded(seed)
    const session = new EditorSession(corpus.texts)
    const count = Math.ceil((runs * corpus.share) / 100)
    for (let run = 0; run < count; run += PILE) {
      const failure = pile(corpus, session, random, Math.min(PILE, count - run), run)
      if (failure !== undefined) expect.fail(failure)
    }
  })
})
