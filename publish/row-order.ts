/**
 * Where generated rows stand among the written ones: in the order of their keys' codes, texts as they are first met. Written
 * rows keep their order; unless they are sorted by the same keys themselves, generated rows follow after them.
 */
import { GraphNode } from '../core/evaluate/graph.ts'
import type { RowState } from '../core/evaluate/row-state.ts'
import type { SideState } from '../core/evaluate/side-state.ts'
import { type ColumnForm, isNumeric } from '../core/format/form.ts'
import type { BoundRow } from '../core/model/row.ts'
import { valueKey } from '../core/value.ts'

export type CompareRows = (a: BoundRow, b: BoundRow) => number

export interface Placing {
  readonly side: SideState
  readonly states: ReadonlyMap<BoundRow, RowState>
  readonly written: readonly BoundRow[]
  readonly generated: readonly RowState[]
  readonly compareRows: CompareRows
  /** Subtotals and blocks belong to the rows around them: nothing may come between. */
  readonly mayMix: boolean
}

type Compare = (a: RowState, b: RowState) => number

export function placeGenerated(placing: Placing): readonly BoundRow[] {
  const { side, states, written, generated, mayMix } = placing
  if (generated.length === 0) return written
  const columns = keyColumns(side)
  const compare = comparison(placing, columns)
  const sorted = [...generated].sort(compare)
  const own = written.flatMap((row) => states.get(row) ?? [])
  const isSorted = own.every((state, index) => index === 0 || compare(own[index - 1] as RowState, state) <= 0)
  if (!mayMix || !isSorted) return [...written, ...sorted.map(({ row }) => row)]
  return merge(own, sorted, compare).map(({ row }) => row)
}

function keyColumns(side: SideState): readonly ColumnForm[] {
  const keys = new Set(side.form.each.flatMap((each) => each.keys.map((key) => key.column)))
  return keys.size > 0 ? [...keys] : side.form.columns.filter((column) => !isNumeric(column))
}

function merge(written: readonly RowState[], generated: readonly RowState[], compare: Compare): readonly RowState[] {
  const rows: RowState[] = []
  let next = 0
  for (const state of written) {
    for (let each = generated[next]; each && compare(each, state) < 0; each = generated[next]) {
      rows.push(each)
      next += 1
    }
    rows.push(state)
  }
  return [...rows, ...generated.slice(next)]
}

function comparison(placing: Placing, columns: readonly ColumnForm[]): Compare {
  const ranks = new Map(columns.map((column) => [column, firstMet(placing, column)]))
  return (a, b) => {
    for (const column of columns) {
      const [left, right] = [keyOf(a, column), keyOf(b, column)]
      if (left.key === right.key) continue
      if (left.isCode && right.isCode) return left.key < right.key ? -1 : 1
      const rank = ranks.get(column)
      const order = (rank?.get(left.key) ?? 0) - (rank?.get(right.key) ?? 0)
      if (order !== 0) return order
      return left.key < right.key ? -1 : 1
    }
    return 0
  }
}

function keyOf(state: RowState, column: ColumnForm): { readonly key: string; readonly isCode: boolean } {
  const settled = state.settled(column)
  const value = settled instanceof GraphNode ? settled.peek() : settled
  return { key: valueKey(value) ?? '', isCode: value.k === 'code' }
}

/** Texts by the order in which the table's own rows have them, then by the order of the rows that are gathered. */
function firstMet({ states, written, generated, compareRows }: Placing, column: ColumnForm): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>()
  const add = (state: RowState) => {
    const { key, isCode } = keyOf(state, column)
    if (!isCode && !ranks.has(key)) ranks.set(key, ranks.size)
  }
  for (const row of written) {
    const state = states.get(row)
    if (state) add(state)
  }
  const gathered = generated.map((state) => ({ state, first: firstGathered(state, compareRows) }))
  for (const { state } of gathered.sort((a, b) => (a.first && b.first ? compareRows(a.first, b.first) : a.first ? -1 : b.first ? 1 : 0))) add(state)
  return ranks
}

function firstGathered(state: RowState, compareRows: CompareRows): BoundRow | undefined {
  let first: BoundRow | undefined
  for (const gather of state.side.gathers) {
    const group = gather.groupOf({ row: state, side: state.side })
    if ('k' in group) continue
    const tuples = group.tuples()
    if ('k' in tuples) continue
    for (const tuple of tuples) for (const { row } of tuple.rows) if (!first || compareRows(row, first) < 0) first = row
  }
  return first
}
