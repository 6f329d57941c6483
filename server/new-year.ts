/**
 * The requests of 新建年度预算: what one would call next year's budget, and its files as texts. The client asks where they go, whether anything is
 * there already, and writes them through the editor's file systems.
 */
import type { Connection } from 'vscode-languageserver'
import { sayIn } from '../core/explain/say.ts'
import type { NewFile, NewYearPlan, NewYearWishes } from '../core/new-year/new-year.ts'
import { normalizeUri } from '../core/store/index.ts'
import type { Session } from './session.ts'

export const NEW_YEAR_REQUEST = 'gouji/newYear'
export const NEW_YEAR_PLAN_REQUEST = 'gouji/newYear/plan'

export interface NewYearParams extends NewYearWishes {
  readonly uri: string
}
/** The root first. `notes` and `problem` are for the person, in their language. */
export type NewYearResult = { readonly files: readonly NewFile[]; readonly notes: readonly string[] } | { readonly problem: string }

export type NewYearPlanResult = NewYearPlan | { readonly problem: string }

export function answerNewYear(connection: Connection, current: () => Session | undefined): void {
  connection.onRequest<NewYearPlanResult, void>(NEW_YEAR_PLAN_REQUEST, async ({ uri }: { readonly uri: string }): Promise<NewYearPlanResult> => {
    const session = current()
    if (!session) return { problem: 'not started' }
    await session.service.files.load(uri)
    return session.service.newYearPlan(uri) ?? { problem: sayNoYear(session) }
  })
  connection.onRequest<NewYearResult, void>(NEW_YEAR_REQUEST, async ({ uri, year, figures, target }: NewYearParams): Promise<NewYearResult> => {
    const session = current()
    if (!session) return { problem: 'not started' }
    const { language } = session.display
    await session.service.files.load(uri)
    const made = session.service.newYear(uri, {
      year: Math.trunc(year) || 0,
      figures: figures === 'carry' ? 'carry' : 'clear',
      target: normalizeUri(target),
    })
    return 'problem' in made ? { problem: made.problem[language] } : { files: made.files, notes: made.notes.map((note) => note[language]) }
  })
}

function sayNoYear({ display }: Session): string {
  return sayIn(display.language)('这个文件没有写“预算 年份”', 'This file does not say “预算 year”')
}
