/** Which row of the new side is which of the old: by their keys, never by their places. What no key tells is left open, not guessed. */
import type { ComparableRow, ComparableSide } from './comparable.ts'
import type { ColumnPair } from './comparison.ts'
import { Pairing, type Tier } from './match.ts'
import { type KeyPart, keyOf, type RowKeys, rowKeys } from './row-keys.ts'

export interface MatchedRows {
  readonly blockKeys: RowKeys
  readonly keys: RowKeys
  readonly newOf: ReadonlyMap<number, number>
  readonly oldOf: ReadonlyMap<number, number>
  /** Rows that may have come or gone, or may answer one another: a key that would tell is in one form only. */
  readonly unclearOld: ReadonlySet<number>
  readonly unclearNew: ReadonlySet<number>
}

interface Sides {
  readonly old: ComparableSide
  readonly new: ComparableSide
  readonly pairs: readonly ColumnPair[]
}

export function matchRows(sides: Sides): MatchedRows {
  const { old, new: now, pairs } = sides
  const blockKeys = rowKeys(old.columns, now.columns, pairs, 'blocks')
  const keys = rowKeys(old.columns, now.columns, pairs, 'rows')
  const pairing = new Pairing(old.rows, now.rows)
  const content = contentOf(pairs)
  for (const tier of wordTiers('block', blockKeys, () => '', content)) pairing.pair(tier, content)
  // Rows are looked for in the block that answers theirs.
  const inBlock = (row: ComparableRow, side: 'old' | 'new') => {
    if (row.block === undefined) return ''
    const other = side === 'old' ? row.block : pairing.oldOf.get(row.block)
    return other === undefined || (side === 'old' && !pairing.newOf.has(row.block)) ? undefined : `${other}`
  }
  for (const tier of wordTiers('data', keys, inBlock, content)) pairing.pair(tier, content)
  for (const tier of totalTiers(keys)) pairing.pair(tier, content)
  return { blockKeys, keys, newOf: pairing.newOf, oldOf: pairing.oldOf, ...unclearRows(sides, pairing, keys, inBlock) }
}

type InBlock = (row: ComparableRow, side: 'old' | 'new') => string | undefined

/** All words the same; the keys; the keys by their names, for codes that one of the two leaves out. Rows without any word are told by what they say. */
function wordTiers(
  kind: ComparableRow['kind'],
  { words, keys, areDeclared, missing }: RowKeys,
  inBlock: InBlock,
  content: (row: ComparableRow, side: 'old' | 'new') => string,
): readonly Tier<ComparableRow>[] {
  const tier = (keyIn: (row: ComparableRow, side: 'old' | 'new') => string, several: Tier<ComparableRow>['several']): Tier<ComparableRow> => {
    const inSide = (side: 'old' | 'new') => (row: ComparableRow) => {
      const block = row.kind === kind ? inBlock(row, side) : undefined
      return block === undefined ? undefined : `${block}\n${keyIn(row, side)}`
    }
    return { oldKey: inSide('old'), newKey: inSide('new'), several }
  }
  const by = (pairs: readonly ColumnPair[], part: KeyPart) => (row: ComparableRow, side: 'old' | 'new') => keyOf(row, pairs, side, part)
  if (missing.length > 0) return keys.length > 0 ? [tier(by(words, 'id'), 'alone'), tier(by(keys, 'id'), 'alone')] : []
  if (keys.length === 0) return [tier(content, 'in order'), tier(() => '', 'alone')]
  return [tier(by(words, 'id'), 'in order'), tier(by(keys, 'id'), areDeclared ? 'in order' : 'alone'), tier(by(keys, 'nameKey'), 'alone')]
}

/** A total is the side's only one, or has a label of its own; subtotals answer each other by their words, in order. */
function totalTiers({ words, keys }: RowKeys): readonly Tier<ComparableRow>[] {
  const labels = keys.filter(({ oldColumn, newColumn }) => oldColumn.role === 'label' && newColumn.role === 'label')
  const byLabel = (side: 'old' | 'new') => (row: ComparableRow) => (row.kind === 'total' ? keyOf(row, labels, side, 'id') : undefined)
  const byKind = (row: ComparableRow) => (row.kind === 'total' ? '' : undefined)
  const byWords = (side: 'old' | 'new') => (row: ComparableRow) => (row.kind === 'subtotal' ? keyOf(row, words, side, 'id') : undefined)
  return [
    { oldKey: byLabel('old'), newKey: byLabel('new'), several: 'in order' },
    { oldKey: byKind, newKey: byKind, several: 'alone' },
    { oldKey: byWords('old'), newKey: byWords('new'), several: 'in order' },
  ]
}

/** What a row says beside its keys, as far as both forms can say it. */
function contentOf(pairs: readonly ColumnPair[]): (row: ComparableRow, side: 'old' | 'new') => string {
  return (row, side) => pairs.map((pair) => figureText(row, pair[side])).join('\n')
}

function figureText(row: ComparableRow, at: number): string {
  const cell = row.cells[at]
  if (!cell?.figure) return cell?.text ?? ''
  return cell.figure.k === 'amount' ? `${cell.figure.ticks}` : cell.figure.n.toFixed()
}

/** Only where keys are missing: rows left over that have a like on the other side in the keys that both forms do have. */
function unclearRows({ old, new: now }: Sides, pairing: Pairing<ComparableRow>, { keys, missing }: RowKeys, inBlock: InBlock) {
  const unclearOld = new Set<number>()
  const unclearNew = new Set<number>()
  if (missing.length === 0) return { unclearOld, unclearNew }
  const keysIn = (rows: readonly ComparableRow[], side: 'old' | 'new') =>
    rows.map((row) => (row.kind === 'data' ? `${inBlock(row, side)}\n${keyOf(row, keys, side, 'id')}` : undefined))
  const [oldKeys, newKeys] = [keysIn(old.rows, 'old'), keysIn(now.rows, 'new')]
  const [inOld, inNew] = [new Set(oldKeys), new Set(newKeys)]
  for (const [index, key] of oldKeys.entries()) if (key !== undefined && !pairing.newOf.has(index) && inNew.has(key)) unclearOld.add(index)
  for (const [index, key] of newKeys.entries()) if (key !== undefined && !pairing.oldOf.has(index) && inOld.has(key)) unclearNew.add(index)
  return { unclearOld, unclearNew }
}
