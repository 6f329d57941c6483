/** Formulas that lead back to themselves: found where a check could not run, or by asking every formula of a form once. */
import { isNumeric, type Place } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import { formatCycle } from '../rules/format-cycle.ts'
import type { Reason, Value } from '../value.ts'
import type { Ledger } from './ledger.ts'
import { RowState } from './row-state.ts'
import type { SideState } from './side-state.ts'
import type { TableState } from './table-state.ts'

/** A cycle is reported once, in the format: at the formula of a cell that leads back to itself. */
export function findCycle(tables: readonly TableState[], ledger: Ledger, probed: readonly Reason[]): readonly Finding[] {
  const reasons = [...ledger.notRun.values()].flatMap(({ outcome }) => (outcome.status === 'not-run' ? [outcome.reason] : []))
  const subjects = new Set([...reasons, ...probed].filter(({ kind }) => kind === 'cycle').map(({ subject }) => subject))
  for (const subject of subjects) {
    const place = placeOfSubject(tables, subject)
    if (place) return [formatCycle.at(place, { subject })]
  }
  return []
}

/** Asks every formula of the form once, as a row that nobody wrote would: for a format looked at by itself. */
export function probeFormulas(tables: readonly TableState[]): readonly Reason[] {
  const values = tables.flatMap((table) => table.sides.flatMap((side) => [...dataValues(side), ...fixedValues(side)]))
  return values.flatMap((value) => (value.k === 'unknown' ? [value.reason] : []))
}

function dataValues(side: SideState): readonly Value[] {
  const { form, table } = side
  const written = form.columns.map(() => undefined)
  const row: BoundRow = {
    kind: 'data',
    line: undefined,
    table: table.form,
    side: form,
    unit: table.form.unit,
    form: undefined,
    header: undefined,
    written,
    block: undefined,
    findings: [],
  }
  const state = new RowState(row, side)
  return form.columns.filter(isNumeric).map((column) => state.cell(column))
}

function fixedValues(side: SideState): readonly Value[] {
  const rows = side.form.rows.filter((row) => row.kind !== 'rows')
  return rows.flatMap((row) => side.form.columns.filter(isNumeric).map((column) => side.fixedCell(row, column)))
}

function placeOfSubject(tables: readonly TableState[], subject: string): Place | undefined {
  const sides = tables.flatMap((table) => table.sides)
  for (const side of sides) for (const column of side.form.columns) if (`${side.table.form.name}.${column.name}` === subject) return column.place
  for (const side of sides) for (const row of side.form.rows) if (`${side.table.form.name}.${row.label}` === subject) return row.place
  return undefined
}
