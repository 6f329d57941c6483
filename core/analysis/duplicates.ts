/** Rows of one table with the same keys (docs/checks.md S12). Kept up to date row by row; says which row repeats which. */

import { wordOf } from '../evaluate/arithmetic.ts'
import { GraphNode } from '../evaluate/graph.ts'
import type { RowState } from '../evaluate/row-state.ts'
import type { SideState } from '../evaluate/side-state.ts'
import type { ColumnForm } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'

export interface Duplicate {
  readonly row: RowState
  readonly first: RowState
  readonly keys: string
}

interface SideKeys {
  readonly columns: readonly ColumnForm[]
  /** How many rows know each key: one that no row knows falls away. */
  readonly known: number[]
  readonly words: Map<RowState, readonly (string | undefined)[]>
  groups: Map<string, Set<RowState>>
  repeated: Set<string>
}

export class Duplicates {
  readonly #sides = new Map<SideState, SideKeys | undefined>()

  onRow(state: RowState, present: boolean): void {
    if (state.row.kind !== 'data' || !state.row.line) return
    const keys = this.#keysOf(state.side)
    if (!keys) return
    if (present) this.#add(keys, state)
    else this.#remove(keys, state)
  }

  /** Every row that repeats an earlier one, in the order of the rows. */
  find(compareRows: (a: BoundRow, b: BoundRow) => number): readonly Duplicate[] {
    const found: Duplicate[] = []
    for (const keys of this.#sides.values()) {
      for (const key of keys?.repeated ?? []) {
        const rows = [...(keys?.groups.get(key) ?? [])].sort((a, b) => compareRows(a.row, b.row))
        const [first, ...others] = rows
        if (first) for (const row of others) found.push({ row, first, keys: keyText(row, keys?.columns ?? []) })
      }
    }
    return found.sort((a, b) => compareRows(a.row.row, b.row.row))
  }

  #keysOf(side: SideState): SideKeys | undefined {
    if (!this.#sides.has(side)) {
      const declared = side.table.form.keys.filter((column) => side.form.columns.includes(column))
      const columns = declared.length > 0 ? declared : (side.form.each[0]?.keys.map((key) => key.column) ?? [])
      // A field stands once for its block, however many rows the block has.
      const usable = columns.length > 0 && !columns.some((column) => column.isField)
      this.#sides.set(side, usable ? { columns, known: columns.map(() => 0), words: new Map(), groups: new Map(), repeated: new Set() } : undefined)
    }
    return this.#sides.get(side)
  }

  #add(keys: SideKeys, state: RowState): void {
    const words = keys.columns.map((column) => {
      const cell = state.settled(column)
      const word = cell instanceof GraphNode ? undefined : wordOf(cell)
      return word === '' ? undefined : word
    })
    keys.words.set(state, words)
    if (this.#tally(keys, words, 1)) this.#regroup(keys)
    else this.#join(keys, state, words)
  }

  #remove(keys: SideKeys, state: RowState): void {
    const words = keys.words.get(state)
    if (!words) return
    keys.words.delete(state)
    const key = keyOf(keys, words)
    const group = key === undefined ? undefined : keys.groups.get(key)
    if (key !== undefined && group) {
      group.delete(state)
      if (group.size < 2) keys.repeated.delete(key)
      if (group.size === 0) keys.groups.delete(key)
    }
    if (this.#tally(keys, words, -1)) this.#regroup(keys)
  }

  /** Whether a key came to be known, or fell away. */
  #tally(keys: SideKeys, words: readonly (string | undefined)[], by: 1 | -1): boolean {
    let turned = false
    for (const [index, word] of words.entries()) {
      if (word === undefined) continue
      const before = keys.known[index] ?? 0
      keys.known[index] = before + by
      turned ||= before > 0 !== before + by > 0
    }
    return turned
  }

  #regroup(keys: SideKeys): void {
    keys.groups = new Map()
    keys.repeated = new Set()
    for (const [state, words] of keys.words) this.#join(keys, state, words)
  }

  #join(keys: SideKeys, state: RowState, words: readonly (string | undefined)[]): void {
    const key = keyOf(keys, words)
    if (key === undefined) return
    const group = keys.groups.get(key) ?? new Set<RowState>()
    group.add(state)
    keys.groups.set(key, group)
    if (group.size > 1) keys.repeated.add(key)
  }
}

/** A row that leaves a key blank which others write is not compared: what is missing is not the same. */
function keyOf(keys: SideKeys, words: readonly (string | undefined)[]): string | undefined {
  const parts: string[] = []
  for (const [index, word] of words.entries()) {
    if ((keys.known[index] ?? 0) === 0) continue
    if (word === undefined) return undefined
    parts.push(word)
  }
  return parts.length > 0 ? parts.join('\u0001') : undefined
}

function keyText(state: RowState, columns: readonly ColumnForm[]): string {
  return columns
    .map((column) => state.row.written[column.index]?.text ?? '')
    .filter((text) => text !== '')
    .join('、')
}
