/** To which group of a view a tuple of its source belongs: its keys, level by level, or why nobody can tell. Used by gather.ts alone. */
import type { ColumnForm, EachForm } from '../format/form.ts'
import type { BoundRow, Written } from '../model/row.ts'
import type { Line } from '../store/line-document.ts'
import type { Unknown, Value } from '../value.ts'
import { wordOf } from './arithmetic.ts'
import { GraphNode } from './graph.ts'
import type { RowState } from './row-state.ts'
import type { SideState } from './side-state.ts'

/**
 * The keys of one tuple, one list for each level; `undefined` if the condition leaves the tuple out. If the condition, or a key
 * that was written, cannot be read, nobody knows which group the tuple belongs to: then no group’s sum is known.
 */
export type Membership = readonly (readonly Part[])[] | Unknown | undefined
export interface Part {
  /** `undefined`: the tuple does not know this key. */
  readonly word: string | undefined
  readonly value: Value
}

/** Stands for a key that no row knows: it falls away (language.md, Meaning 2). */
export const ANY = '*'

export function textOf(value: Value): string {
  if (value.k === 'code') return value.code
  return value.k === 'text' ? value.text : (wordOf(value) ?? '')
}

export function isBlankKey(key: string): boolean {
  return key.split('\u0001').every((word) => word === '' || word === ANY)
}

export function partOf(value: Value): Part {
  const word = value.k === 'unknown' ? undefined : wordOf(value)
  return { word: word === '' ? undefined : word, value }
}

export function levelsOf(membership: Membership): readonly (readonly Part[])[] {
  return membership && !('k' in membership) ? membership : []
}

export function isUnreadable(state: RowState, column: ColumnForm): boolean {
  const cell = state.settled(column)
  return !(cell instanceof GraphNode) && cell.k === 'unknown' && cell.reason.kind === 'bad-cell'
}

export function sameMembership(a: Membership, b: Membership): boolean {
  if (!a || !b) return a === b
  if ('k' in a || 'k' in b) return 'k' in a && 'k' in b
  return a.length === b.length && a.every((parts, level) => parts.every((part, index) => part.word === b[level]?.[index]?.word))
}

/** A row of the view with nothing in it but its keys. */
export function broughtRow(form: EachForm, view: SideState, parts: readonly Part[], line: Line): BoundRow {
  const written: (Written | undefined)[] = new Array(view.form.columns.length).fill(undefined)
  for (const [index, { column }] of form.keys.entries()) {
    const part = parts[index]
    if (!part || part.value.k === 'unknown') continue
    written[column.index] = { value: part.value, decimals: 0, text: textOf(part.value), cell: -1, line }
  }
  return {
    kind: 'data',
    line: undefined,
    table: view.table.form,
    side: view.form,
    unit: view.table.form.unit,
    form: undefined,
    header: undefined,
    written,
    block: undefined,
    findings: [],
  }
}
