/** What rows near the asking place have written in columns of one kind, nearest first. Bounded: a budget may have 100,000 rows. */
import type { ColumnForm, SideForm } from '../format/form.ts'
import type { BoundRow, Written } from '../model/row.ts'
import type { AskedPlace } from './place.ts'

const MOST_ROWS = 2000

export interface WrittenValue {
  readonly written: Written
  readonly inTable: boolean
}

/** The rows of the asking line itself are left out: what is being typed is no earlier value. */
export function valuesNear(place: AskedPlace, fits: (column: ColumnForm) => boolean): readonly WrittenValue[] {
  const { line, table } = place
  const found: WrittenValue[] = []
  const columns = new Map<SideForm, readonly ColumnForm[]>()
  for (const row of rowsNear(place)) {
    let fitting = columns.get(row.side)
    if (!fitting) {
      fitting = row.side.columns.filter(fits)
      columns.set(row.side, fitting)
    }
    for (const { index } of fitting) {
      const written = row.written[index]
      if (written && written.text !== '' && written.line !== line) found.push({ written, inTable: row.table === table })
    }
  }
  return found
}

/** Outward from the asking line, then the budget's other files. */
export function* rowsNear({ analysis: { flows }, line }: AskedPlace): Generator<BoundRow> {
  let left = MOST_ROWS
  const own = flows.find((flow) => flow.document === line.document)
  for (let away = 1; own && left > 0 && (away <= line.index || line.index + away < own.parts.length); away += 1) {
    left -= 1
    yield* own.parts[line.index - away]?.rows ?? []
    yield* own.parts[line.index + away]?.rows ?? []
  }
  for (const flow of flows) {
    if (flow === own) continue
    for (const part of flow.parts.slice(0, left)) yield* part.rows
    left -= flow.parts.length
    if (left <= 0) return
  }
}
