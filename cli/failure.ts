/** What ends a command with exit 2: it could not run. A finding in a budget is no failure. */
import type { Language } from '../core/report.ts'

export interface Bilingual {
  readonly zh: string
  readonly en: string
}

export class CouldNotRun extends Error {
  readonly words: Bilingual

  constructor(words: Bilingual) {
    super(words.en)
    this.words = words
  }
}

/** A failure of the system (no permission, disk full) said as it stands: its words are the system's. */
export function systemFailure(what: Bilingual, problem: unknown): CouldNotRun {
  const reason = problem instanceof Error ? problem.message : String(problem)
  return new CouldNotRun({ zh: `${what.zh}：${reason}`, en: `${what.en}: ${reason}` })
}

export function inLanguage(words: Bilingual, language: Language): string {
  return words[language]
}
