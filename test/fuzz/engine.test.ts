/**
 * Random edits of budgets and of their formats, as an editor sends them: no exception, the text is what was typed, formatting moves blanks only,
 * and what the session finds is what a fresh reading finds. Each run has a new seed; `FUZZ_SEED` repeats one, `FUZZ_RUNS` says how many edits.
 */
import { describe, expect, it } from 'vitest'
import { corpora } from './corpora.ts'
import { firstFailure } from './engine-run.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 10_000)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 0x1_0000_0000)

describe(`seed ${seed}`, () => {
  it.each(corpora)('edits of $name: a session finds what a fresh reading finds', { timeout: 120_000 + runs * 60 }, (corpus) => {
    const failure = firstFailure(corpus, seed, Math.ceil((runs * corpus.share) / 100))
    if (failure !== undefined) expect.fail(failure)
  })
})
