/** What a row is called: the words of its keys, and those of the block that it stands in. A word that is the same in every row tells nothing. */
import type { ComparableColumn, ComparableRow, ComparableSide } from './comparable.ts'
import type { ColumnPair, RowChange, RowKey } from './comparison.ts'
import type { MatchedRows } from './match-rows.ts'
import { isDeclared, type RowKeys } from './row-keys.ts'

export type NameRow = (side: ComparableSide, row: ComparableRow) => Pick<RowChange, 'keys' | 'block'>

interface Sides {
  readonly old: ComparableSide
  readonly new: ComparableSide
  readonly pairs: readonly ColumnPair[]
}

export function rowNames(sides: Sides, { keys, blockKeys }: MatchedRows): NameRow {
  const telling = tellingColumns(sides)
  const known = { block: new Set(nameColumns(blockKeys)), data: new Set(nameColumns(keys)) }
  const sharedOf = new Map(sides.pairs.map((pair) => [pair.oldColumn, pair.newColumn]))
  const keysOf = (side: ComparableSide, row: ComparableRow): readonly RowKey[] => {
    const isKey = (column: ComparableColumn) => {
      if (column.isField !== (row.kind === 'block') || column.kind !== 'text') return false
      return row.kind === 'data' || row.kind === 'block' ? known[row.kind].has(column) : true
    }
    const own = side.columns.flatMap((column, number): RowKey[] => {
      const text = isKey(column) ? nameIn(side, row, number) : ''
      return text === '' ? [] : [{ column: sharedOf.get(column) ?? column, text, isTelling: telling.has(column.steps.join('.')) }]
    })
    // In a table of one row nothing else could be said.
    return own.some(({ isTelling }) => isTelling) ? own : own.map((key) => ({ ...key, isTelling: true }))
  }
  return (side, row) => {
    const block = row.block === undefined ? undefined : side.rows[row.block]
    return { keys: keysOf(side, row), block: block ? keysOf(side, block) : [] }
  }
}

/** The keys of both forms, the missing ones too; without any codes or keys all words. */
function nameColumns({ keys, words, missing }: RowKeys): readonly ComparableColumn[] {
  const areEnough = keys.some(({ newColumn }) => isDeclared(newColumn) || newColumn.role === 'typed')
  return [...(areEnough ? keys : words).flatMap(({ oldColumn, newColumn }) => [oldColumn, newColumn]), ...missing]
}

/** A code whose name stands in another column is called by both. */
function nameIn({ columns }: ComparableSide, { cells }: ComparableRow, number: number): string {
  const text = cells[number]?.text ?? ''
  const name = cells[columns.findIndex(({ nameOf }) => nameOf === number)]?.text ?? ''
  return text === '' || name === '' || columns[number]?.codes === '' ? text : `${text}-${name}`
}

/** The columns, by their paths, whose words are not the same in every row. */
function tellingColumns({ old, new: now }: Sides): ReadonlySet<string> {
  const words = new Map<string, Set<string>>()
  for (const { columns, rows } of [old, now]) {
    const found = columns.map(({ kind, steps }) => {
      if (kind !== 'text') return undefined
      const path = steps.join('.')
      const ids = words.get(path) ?? new Set<string>()
      words.set(path, ids)
      return ids
    })
    for (const row of rows)
      if (row.kind === 'data' || row.kind === 'block')
        for (const [number, ids] of found.entries()) {
          const id = row.cells[number]?.id
          if (id) ids?.add(id)
        }
  }
  return new Set([...words].flatMap(([key, ids]) => (ids.size > 1 ? [key] : [])))
}
