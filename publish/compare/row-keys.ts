/** By which columns a row is known again: those that the form declares, else the codes and names in it, else its first words. */
import type { ComparableColumn, ComparableRow } from './comparable.ts'
import type { ColumnPair } from './comparison.ts'

export interface RowKeys {
  /** All words that name a row, and those of them that suffice. */
  readonly words: readonly ColumnPair[]
  readonly keys: readonly ColumnPair[]
  /** Both forms declare the keys themselves: then rows of one key answer each other in order, also where there are several. */
  readonly areDeclared: boolean
  /** Keys of one form that the other does not have. */
  readonly missing: readonly ComparableColumn[]
}

export type KeyPart = 'id' | 'nameKey'

/** `of` says whose keys: those of blocks, which are fields, or those of rows. */
export function rowKeys(
  old: readonly ComparableColumn[],
  now: readonly ComparableColumn[],
  pairs: readonly ColumnPair[],
  of: 'blocks' | 'rows',
): RowKeys {
  const isOfKind = (column: ComparableColumn) => column.isField === (of === 'blocks')
  const [oldOnes, newOnes] = [old.filter(isOfKind), now.filter(isOfKind)]
  const [oldKeys, newKeys] = [keysOf(oldOnes), keysOf(newOnes)]
  const paired = pairs.filter(({ newColumn }) => isOfKind(newColumn))
  const keys = paired.filter(({ oldColumn, newColumn }) => oldKeys.includes(oldColumn) || newKeys.includes(newColumn))
  const isPaired = (column: ComparableColumn) => paired.some(({ oldColumn, newColumn }) => oldColumn === column || newColumn === column)
  return {
    words: paired.filter(({ oldColumn, newColumn }) => isWord(oldColumn) || isWord(newColumn)),
    keys,
    areDeclared: [oldKeys, newKeys].every((columns) => columns.some(isDeclared)),
    missing: [...oldKeys, ...newKeys].filter((column) => !isPaired(column)),
  }
}

export function isDeclared({ role }: ComparableColumn): boolean {
  return role === 'key' || role === 'label'
}

function isWord({ role }: ComparableColumn): boolean {
  return role === 'key' || role === 'label' || role === 'typed' || role === 'text'
}

function keysOf(columns: readonly ComparableColumn[]): readonly ComparableColumn[] {
  const declared = columns.filter(isDeclared)
  if (declared.length > 0) return declared
  const typed = columns.filter(({ role }) => role === 'typed')
  return typed.length > 0 ? typed : columns.filter(({ role }) => role === 'text').slice(0, 1)
}

export function keyOf(row: ComparableRow, pairs: readonly ColumnPair[], side: 'old' | 'new', part: KeyPart): string {
  return pairs.map((pair) => row.cells[pair[side]]?.[part] ?? '').join('\n')
}
