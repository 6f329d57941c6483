/**
 * Which row may have been left out: its figures are what the totals of its table have too much, its keys are those of the
 * other tables’ rows that miss the same. Only proposals; a trial decides.
 */

import { findColumn } from '../format/find-column.ts'
import type { ColumnForm } from '../format/form.ts'
import type { BoundRow, Written } from '../model/row.ts'
import { negated } from './arithmetic.ts'
import type { BudgetState } from './budget-state.ts'
import { type Equation, gapOf } from './equation.ts'
import type { SideState } from './side-state.ts'

export function* leftOutRows(state: BudgetState, failing: readonly Equation[]): Generator<{ readonly side: SideState; readonly row: BoundRow }> {
  for (const table of state.tables)
    for (const side of table.sides) {
      const figures = missingFigures(side, failing)
      if (figures.size === 0) continue
      const keys = missingKeys(state, side, failing)
      if (keys.size > 0) yield { side, row: rowOf(side, figures, keys) }
    }
}

function missingFigures(side: SideState, failing: readonly Equation[]): ReadonlyMap<ColumnForm, Written> {
  const figures = new Map<ColumnForm, Written>()
  for (const equation of failing) {
    const target = equation.kind === 'column-sum' ? equation.target() : undefined
    const gap = gapOf(equation.outcome)
    const written = target?.row.written[target.column.index]
    if (!target || !gap || !written || target.row.side !== side.form) continue
    figures.set(target.column, { value: negated(gap), decimals: written.decimals, text: '', cell: -1, line: written.line })
  }
  return figures
}

/** Every view that gathers from the side and misses something says which keys it misses it under. */
function missingKeys(state: BudgetState, side: SideState, failing: readonly Equation[]): ReadonlyMap<ColumnForm, Written> {
  const keys = new Map<ColumnForm, Written>()
  for (const table of state.tables)
    for (const view of table.sides)
      for (const gather of view.gathers) {
        if (gather.source !== side) continue
        for (const equation of failing) {
          const row = equation.target()?.row
          if (equation.kind !== 'cross-table' || row?.side !== view.form) continue
          for (const { column, sourceName, source } of gather.form.keys) {
            const name = source?.type === 'path' && source.steps.length === 0 ? source.head.value : source ? undefined : sourceName
            const match = name === undefined ? undefined : findColumn(side.form.columns, [name])
            const written = row.written[column.index]
            if (match && 'column' in match && written) keys.set(match.column, written)
          }
        }
      }
  return keys
}

function rowOf(side: SideState, figures: ReadonlyMap<ColumnForm, Written>, keys: ReadonlyMap<ColumnForm, Written>): BoundRow {
  const written = side.form.columns.map((column) => figures.get(column) ?? keys.get(column))
  return {
    kind: 'data',
    line: undefined,
    table: side.table.form,
    side: side.form,
    unit: side.table.form.unit,
    form: undefined,
    header: undefined,
    written,
    block: undefined,
    findings: [],
  }
}
