/**
 * What if? Rows are exchanged, every equation is brought up to date, what changed is noted, and all is put back.
 * The evaluator is incremental, so a trial costs what the rows touch.
 */
import type { ColumnForm } from '../format/form.ts'
import { type BoundRow, cellPlace, type Written } from '../model/row.ts'
import type { Value } from '../value.ts'
import type { BudgetState } from './budget-state.ts'
import type { Equation } from './equation.ts'

export interface Exchange {
  readonly from: BoundRow | undefined
  readonly to: BoundRow | undefined
}

export interface TrialResult {
  /** Failing equations that would hold. */
  readonly mended: readonly Equation[]
  /** How many that held would fail, or could no longer be run. */
  readonly broken: number
}

export function tryOut(state: BudgetState, exchanges: readonly Exchange[]): TrialResult {
  const { ledger } = state
  const failing = new Map(ledger.failing)
  const notRun = new Set(ledger.notRun.keys())
  apply(state, exchanges)
  const mended = [...failing.values()].filter(({ key }) => !ledger.failing.has(key) && !ledger.notRun.has(key))
  let broken = 0
  for (const key of ledger.failing.keys()) if (!failing.has(key)) broken += 1
  for (const key of ledger.notRun.keys()) if (!notRun.has(key)) broken += 1
  apply(
    state,
    exchanges.map(({ from, to }) => ({ from: to, to: from })),
  )
  // Equations of exchanged rows were made anew; those found first stand for them.
  return { mended: mended.map((equation) => ledger.live.get(equation.key) ?? equation), broken }
}

function apply(state: BudgetState, exchanges: readonly Exchange[]): void {
  for (const { from } of exchanges) if (from) state.remove(from)
  for (const { to } of exchanges) if (to) state.add(to)
  state.settle()
}

/** The row with other values in some columns; everything else, its line and place included, stays. */
export function withCells(row: BoundRow, cells: readonly (readonly [ColumnForm, Value | undefined])[]): BoundRow {
  const written = [...row.written]
  for (const [column, value] of cells) {
    const before = written[column.index]
    written[column.index] = value && row.line ? withValue(before, value, row, column) : undefined
  }
  return { ...row, written }
}

function withValue(before: Written | undefined, value: Value, row: BoundRow, column: ColumnForm): Written {
  if (before) {
    const { formula: _, ...rest } = before
    return { ...rest, value }
  }
  const cell = row.header?.slots.findIndex((slot) => slot?.column === column) ?? -1
  return { value, decimals: 0, text: '', cell, line: row.line ?? (cellPlace(row, column) as NonNullable<ReturnType<typeof cellPlace>>).line }
}
