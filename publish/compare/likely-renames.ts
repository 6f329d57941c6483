/**
 * Rows that went and rows that came which say the same but for one name: perhaps a new name, which nobody can know. They are told as what
 * they are, one row less and one more, each with a word about the other.
 */
import type { ComparableRow, ComparableSide } from './comparable.ts'
import type { ColumnPair } from './comparison.ts'
import { isZero } from './figure.ts'
import { Pairing } from './match.ts'
import type { MatchedRows } from './match-rows.ts'
import { keyOf } from './row-keys.ts'

interface Sides {
  readonly old: ComparableSide
  readonly new: ComparableSide
  readonly pairs: readonly ColumnPair[]
}

/** For a row on one side its like on the other, and the column in which they differ. */
export interface Like {
  readonly row: number
  readonly pair: ColumnPair
}
export interface LikelyRenames {
  readonly old: ReadonlyMap<number, Like>
  readonly new: ReadonlyMap<number, Like>
}

export function likelyRenames({ old, new: now, pairs }: Sides, { keys, newOf, oldOf }: MatchedRows): LikelyRenames {
  const found = { old: new Map<number, Like>(), new: new Map<number, Like>() }
  // Where a key is in one form only, alike is nothing but a coincidence.
  if (keys.missing.length > 0) return found
  const others = pairs.filter((pair) => !keys.keys.includes(pair))
  const pairing = new Pairing(old.rows, now.rows)
  for (const left of keys.keys) {
    const rest = keys.keys.filter((pair) => pair !== left)
    const keyIn = (side: 'old' | 'new', taken: ReadonlyMap<number, number>) => (row: ComparableRow, index: number) => {
      if (row.kind !== 'data' || row.block !== undefined || taken.has(index) || !hasFigure(row)) return undefined
      return `${keyOf(row, rest, side, 'id')}\n${others.map((pair) => sayings(row, pair[side])).join('\n')}`
    }
    pairing.pair({ oldKey: keyIn('old', newOf), newKey: keyIn('new', oldOf), several: 'alone' })
    for (const [old, now] of pairing.newOf)
      if (!found.old.has(old)) {
        found.old.set(old, { row: now, pair: left })
        found.new.set(now, { row: old, pair: left })
      }
  }
  return found
}

function hasFigure(row: ComparableRow): boolean {
  return row.cells.some(({ figure }) => figure !== undefined && !isZero(figure))
}

function sayings(row: ComparableRow, at: number): string {
  const cell = row.cells[at]
  if (!cell?.figure) return cell?.nameKey ?? ''
  return cell.figure.k === 'amount' ? `${cell.figure.ticks}` : cell.figure.n.toFixed()
}
