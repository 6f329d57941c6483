/** Every check of a budget as a record: what was compared, where, from what, and how it came out. The same set of cells counts once. */
import type { BudgetState } from '../evaluate/budget-state.ts'
import { type Equation, leavesInOrder } from '../evaluate/equation.ts'
import { writtenPlace } from '../model/row.ts'
import type { ProseCheck } from '../prose/check-section.ts'
import type { CheckRecord, Language } from '../report.ts'
import { proseFigure } from '../rules/prose-figure.ts'
import { describeReason } from '../value.ts'
import type { BudgetAnalysis } from './budget-analysis.ts'

/** Sums of more cells than this are told apart by their names. */
const MOST_CELLS = 3000

export function checkRecords(analysis: BudgetAnalysis, language: Language): readonly CheckRecord[] {
  const { state } = analysis
  if (!state) return []
  const records = uniqueChecks(state).map((equation) => recordOf(equation, language))
  return [...records, ...analysis.proseChecks.map((check) => proseRecord(check, language))]
}

/** The checks that say something, one for each set of written cells. */
export function uniqueChecks(state: BudgetState): readonly Equation[] {
  const seen = new Set<string>()
  const ids = new Map<object, number>()
  return [...state.ledger.live.values()].filter((equation) => {
    if (equation.outcome.status === 'trivial') return false
    const signature = signatureOf(equation, ids)
    if (seen.has(signature)) return false
    seen.add(signature)
    return true
  })
}

function proseRecord({ place, subject, result, reason }: ProseCheck, language: Language): CheckRecord {
  const line = place.line.index
  return {
    rule: proseFigure.name,
    path: place.line.document.uri,
    range: { start: { line, character: place.start }, end: { line, character: place.end } },
    subject,
    inputs: [],
    result,
    ...(reason ? { reason: describeReason(reason)[language] } : {}),
  }
}

/** The set of written cells that an equation is about. */
function signatureOf(equation: Equation, ids: Map<object, number>): string {
  const cells = new Set<string>()
  const add = (row: object, column: number) => {
    if (!ids.has(row)) ids.set(row, ids.size)
    cells.add(`${ids.get(row)}.${column}`)
  }
  const target = equation.target()
  if (target) add(target.row, target.column.index)
  for (const { row, column } of equation.leaves()) {
    add(row, column.index)
    if (cells.size > MOST_CELLS) return equation.key
  }
  return cells.size < 2 ? equation.key : [...cells].sort().join()
}

function recordOf(equation: Equation, language: Language): CheckRecord {
  const place = equation.place()
  const { outcome } = equation
  const inputs: string[] = []
  for (const { row, column } of leavesInOrder(equation, MOST_CELLS)) {
    const written = row.written[column.index]
    const at = written && writtenPlace(written)
    inputs.push(`${row.table.name}.${column.path.join('.')}${at ? `:${at.line.index + 1}` : ''}`)
    if (inputs.length >= 50) break
  }
  const line = place?.line.index ?? 0
  return {
    rule: equation.checkName ?? equation.kind,
    path: place?.line.document.uri ?? '',
    range: { start: { line, character: place?.start ?? 0 }, end: { line, character: place?.end ?? 0 } },
    ...(equation.table ? { table: equation.table } : {}),
    subject: equation.subject,
    inputs,
    result: outcome.status === 'failed' ? 'failed' : outcome.status === 'not-run' ? 'not-run' : 'held',
    ...(outcome.status === 'not-run' ? { reason: describeReason(outcome.reason)[language] } : {}),
  }
}
