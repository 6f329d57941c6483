/** Rows that share the keys of a 校验 每 …, as one row: its keys, and the sums of its figures. */
import { type ColumnForm, isNumeric } from '../format/form.ts'
import { unknown, type Value, valueKey } from '../value.ts'
import type { RowRef } from './row-state.ts'
import type { SideState } from './side-state.ts'
import type { Tuple } from './tuple.ts'

/** A group of rows as one: its keys, and the sums of its figures. */
export class GroupRow implements RowRef {
  tuples: readonly Tuple[]

  constructor(tuples: readonly Tuple[]) {
    this.tuples = tuples
  }

  cell(column: ColumnForm): Value {
    const [first] = this.tuples
    if (!first) return unknown('nothing', column.name)
    if (!isNumeric(column)) return first.cell(column)
    return this.tuples.slice(1).reduce((sum: Value, tuple) => addCells(sum, tuple.sum(column)), first.sum(column))
  }
}

function addCells(a: Value, b: Value): Value {
  if (a.k === 'amount' && b.k === 'amount') return { k: 'amount', ticks: a.ticks + b.ticks }
  return a.k === 'unknown' ? a : b.k === 'unknown' ? b : unknown('type', '+')
}

export function groupByKeys(side: SideState, keys: readonly ColumnForm[]): ReadonlyMap<string, readonly Tuple[]> {
  const groups = new Map<string, Tuple[]>()
  for (const tuple of side.tuples) {
    const words = keys.map((key) => valueKey(tuple.cell(key)) ?? '')
    if (words.every((word) => word === '')) continue
    const key = words.join('\u0001')
    groups.set(key, [...(groups.get(key) ?? []), tuple])
  }
  return groups
}
