/**
 * Equations: each formula that meets a written cell, each check of a format. An equation knows what it compares and how it
 * came out; what is said about it is the rules’ business. Language.md, Meaning 3.
 */
import type { ColumnForm, Place } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import type { AmountUnit } from '../money/amount.ts'
import { subtract } from '../money/number.ts'
import { type Reason, type Value, valueKey } from '../value.ts'
import { compareValues, isTrue } from './arithmetic.ts'

export type EquationKind = 'row-formula' | 'column-sum' | 'subtotal' | 'tree-sum' | 'cross-table' | 'code-name' | 'check' | 'control-figure'

/** As a reader meets them. Which cell came to a sum last is a matter of history (an edit, a trial), and must not show. */
export function compareLeaves(a: Leaf, b: Leaf): number {
  const [first, second] = [a.row.line, b.row.line]
  if (!first || !second) return first ? -1 : second ? 1 : a.column.index - b.column.index
  if (first.document !== second.document) return first.document.uri < second.document.uri ? -1 : 1
  return first.index - second.index || a.row.side.index - b.row.side.index || a.column.index - b.column.index
}

/** All that goes into an equation, in order; nothing if it is more than `most`: then nobody could follow it. */
export function leavesInOrder(equation: Equation, most: number): readonly Leaf[] {
  const leaves: Leaf[] = []
  for (const leaf of equation.leaves()) {
    leaves.push(leaf)
    if (leaves.length > most) return []
  }
  return leaves.sort(compareLeaves)
}

/** `trivial`: 0 = 0, which nobody needs to be told. */
export type Outcome =
  | { readonly status: 'held' | 'trivial' }
  | { readonly status: 'failed'; readonly expected: Value; readonly written: Value }
  | { readonly status: 'not-run'; readonly reason: Reason }

/** What is written at one place: a cell of a row. */
export interface Leaf {
  readonly row: BoundRow
  readonly column: ColumnForm
}

export interface Equation {
  /** The same for the same thing in two evaluations. */
  readonly key: string
  readonly kind: EquationKind
  readonly table: string
  /** What is compared, in the form’s words: `表六.小计`. */
  readonly subject: string
  /** The rule of the format that it comes from, by the name that 忽略 may use. */
  readonly checkName?: string
  readonly severity?: 'error' | 'warning'
  /** A check that sets two figures equal, as opposed to one that bounds a figure. */
  readonly isEquality?: boolean
  readonly place: () => Place | undefined
  /** The written cell that is compared; a check of a format has none. */
  readonly target: () => Leaf | undefined
  /** Everything else that was written and goes into it. */
  readonly leaves: () => Iterable<Leaf>
  /** Decimals in which its figures are said. */
  readonly decimals: number | undefined
  /** The unit in which its figures are said: its table's. */
  readonly unit?: AmountUnit
  outcome: Outcome
}

export function judge(written: Value, expected: Value): Outcome {
  if (expected.k === 'unknown') return { status: 'not-run', reason: expected.reason }
  if (written.k === 'unknown') return { status: 'not-run', reason: written.reason }
  const verdict = compareValues('=', written, expected)
  if (verdict.k === 'unknown') return { status: 'not-run', reason: verdict.reason }
  if (isTrue(verdict)) return { status: isNothing(written) && isNothing(expected) ? 'trivial' : 'held' }
  return { status: 'failed', expected, written }
}

export function isNothing(value: Value): boolean {
  if (value.k === 'amount') return value.ticks === 0n
  if (value.k === 'number') return value.n.isZero()
  return value.k === 'text' && value.key === ''
}

/** Whether two outcomes say the same, to the last tick. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.status !== b.status) return false
  if (a.status === 'failed' && b.status === 'failed')
    return valueKey(a.expected) === valueKey(b.expected) && valueKey(a.written) === valueKey(b.written)
  return a.status !== 'not-run' || b.status !== 'not-run' || (a.reason.kind === b.reason.kind && a.reason.subject === b.reason.subject)
}

/** expected − written, where both are figures of one kind. */
export function gapOf(outcome: Outcome): Value | undefined {
  if (outcome.status !== 'failed') return undefined
  const { expected, written } = outcome
  if (expected.k === 'amount' && written.k === 'amount') return { k: 'amount', ticks: expected.ticks - written.ticks }
  if (expected.k === 'number' && written.k === 'number') return { k: 'number', n: subtract(expected.n, written.n) }
  return undefined
}
