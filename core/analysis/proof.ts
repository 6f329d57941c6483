/**
 * What stands behind each written amount: the checks that it takes part in, and how each came out. A figure that no check reaches may be anything;
 * one that two independent checks confirm is hardly a slip.
 */
import type { Equation, Leaf } from '../evaluate/equation.ts'
import { isNumeric } from '../format/form.ts'
import { cellPlace } from '../model/row.ts'
import type { ProseCheck } from '../prose/check-section.ts'
import type { Reason } from '../value.ts'
import type { BudgetAnalysis } from './budget-analysis.ts'
import { uniqueChecks } from './check-records.ts'

export interface ProofCheck {
  /** A rule's name, or the 校验's own. */
  readonly rule: string
  readonly subject: string
  readonly result: 'held' | 'failed' | 'not-run'
  readonly reason?: Reason
}

/** The checks of one figure by where it is written: `address#line:start`. */
export type Proof = ReadonlyMap<string, readonly ProofCheck[]>

export function proofKey(uri: string, line: number, start: number): string {
  return `${uri}#${line}:${start}`
}

/** Needs an analysis that keeps the checks that hold (`listChecks`). */
export function proofOf(analysis: BudgetAnalysis): Proof {
  const proof = new Map<string, ProofCheck[]>()
  const note = (key: string | undefined, check: ProofCheck) => {
    const known = key === undefined ? undefined : proof.get(key)
    if (known) known.push(check)
    else if (key !== undefined) proof.set(key, [check])
  }
  const { state } = analysis
  if (!state) return proof
  for (const equation of uniqueChecks(state)) {
    const check = proofCheck(equation)
    for (const leaf of cellsOf(equation)) note(keyOf(leaf), check)
  }
  for (const each of analysis.proseChecks) note(proofKey(each.place.line.document.uri, each.place.line.index, each.place.start), inProse(each))
  return proof
}

function proofCheck({ checkName, kind, subject, outcome }: Equation): ProofCheck {
  const rule = checkName ?? kind
  if (outcome.status === 'not-run') return { rule, subject, result: 'not-run', reason: outcome.reason }
  return { rule, subject, result: outcome.status === 'failed' ? 'failed' : 'held' }
}

function inProse({ subject, result, reason }: ProseCheck): ProofCheck {
  return { rule: 'prose-figure', subject, result, ...(reason ? { reason } : {}) }
}

/** Each figure once, though a sum may reach it by several ways. */
function cellsOf(equation: Equation): readonly Leaf[] {
  const seen = new Map<object, Set<number>>()
  const cells: Leaf[] = []
  const target = equation.target()
  for (const leaf of [...(target ? [target] : []), ...equation.leaves()]) {
    const columns = seen.get(leaf.row) ?? new Set()
    seen.set(leaf.row, columns)
    if (!isNumeric(leaf.column) || columns.has(leaf.column.index)) continue
    columns.add(leaf.column.index)
    cells.push(leaf)
  }
  return cells
}

function keyOf({ row, column }: Leaf): string | undefined {
  const place = cellPlace(row, column)
  return place && proofKey(place.line.document.uri, place.line.index, place.start)
}
