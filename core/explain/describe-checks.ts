/** What stands behind a figure, in a line or two: how many checks confirm it, which fail, which could not be run and why. */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import { type CheckOn, checksOn } from '../evaluate/checks-on.ts'
import type { ColumnForm } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import { describeReason } from '../value.ts'
import type { Say } from './say.ts'

const MOST_NAMED = 3

export function describeChecks({ state }: BudgetAnalysis, row: BoundRow, column: ColumnForm, say: Say): readonly string[] {
  if (!state || (!row.written[column.index] && row.kind === 'data')) return []
  const checks = checksOn(state, row, column)
  if (checks.length === 0) return [say('没有一项核对与它有关', 'no check reaches it')]
  const of = (status: CheckOn['outcome']['status']) => checks.filter(({ outcome }) => outcome.status === status)
  const told = [
    [say('相符', 'hold'), of('held')],
    [say('不符', 'fail'), of('failed')],
    [say('未能核对', 'not run'), of('not-run')],
  ] as const
  const parts = told.filter(([, found]) => found.length > 0).map(([word, found]) => `${word} ${found.length}${named(found, say)}`)
  return [`${say('核对', 'checks')}：${parts.join(say('；', '; '))}`]
}

function named(found: readonly CheckOn[], say: Say): string {
  const names = found.slice(0, MOST_NAMED).map(({ subject, outcome }) => {
    const why = outcome.status === 'not-run' ? `: ${say(describeReason(outcome.reason).zh, describeReason(outcome.reason).en)}` : ''
    return `\`${subject.replaceAll('`', '')}${why}\``
  })
  return `（${names.join(say('、', ', '))}${found.length > MOST_NAMED ? '…' : ''}）`
}
