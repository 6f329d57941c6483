/** One side of a table in both budgets: rows that came, went and changed, in the order of the new one. */
import type { ComparableCell, ComparableColumn, ComparableRow, ComparableSide } from './comparable.ts'
import { compareCells } from './compare-cells.ts'
import type { CellChange, ColumnPair, RowChange, RowKey, SideChange } from './comparison.ts'
import { isZero } from './figure.ts'
import { likelyRenames } from './likely-renames.ts'
import { matchColumns } from './match-columns.ts'
import { type MatchedRows, matchRows } from './match-rows.ts'
import { isDeclared } from './row-keys.ts'

export function compareSide(old: ComparableSide, now: ComparableSide): SideChange {
  const { pairs, unlike, onlyOld, onlyNew } = matchColumns(old.columns, now.columns)
  const matched = matchRows({ old, new: now, pairs })
  const context: Context = {
    old,
    new: now,
    pairs,
    matched,
    telling: tellingColumns(old, now),
    alike: likelyRenames({ old, new: now, pairs }, matched),
  }
  const rows = inOrder(context)
  const unclear = matched.unclearOld.size + matched.unclearNew.size
  return {
    name: now.name,
    columns: pairs,
    onlyOld: onlyOld.flatMap((index) => old.columns[index] ?? []),
    onlyNew: onlyNew.flatMap((index) => now.columns[index] ?? []),
    unlike,
    missingKeys: unclear === 0 ? [] : matched.keys.missing,
    unclear,
    rows,
    same: matched.newOf.size - rows.filter(({ change }) => change === 'changed').length,
  }
}

interface Context {
  readonly old: ComparableSide
  readonly new: ComparableSide
  readonly pairs: readonly ColumnPair[]
  readonly matched: MatchedRows
  /** The columns whose words are not the same in every row. */
  readonly telling: ReadonlySet<string>
  /** By the row's number on its side, what its like is called on the other. */
  readonly alike: { readonly old: ReadonlyMap<number, number>; readonly new: ReadonlyMap<number, number> }
}

/** A row that went stands where it stood: after the row before it that is still there. */
function inOrder(context: Context): readonly RowChange[] {
  const { old, new: now, matched } = context
  const removedAfter = new Map<number, RowChange[]>()
  let anchor = -1
  for (const [index, row] of old.rows.entries()) {
    const stays = matched.newOf.get(index)
    if (stays !== undefined) anchor = stays
    else if (!matched.unclearOld.has(index) && saysMore(old, row)) push(removedAfter, anchor, wholeRow(context, row, index, 'removed'))
  }
  const rows = [...(removedAfter.get(-1) ?? [])]
  for (const [index, row] of now.rows.entries()) {
    const was = matched.oldOf.get(index)
    const isNew = was === undefined && !matched.unclearNew.has(index) && saysMore(now, row)
    const change = was === undefined ? (isNew ? wholeRow(context, row, index, 'added') : undefined) : changedRow(context, was, index)
    if (change) rows.push(change)
    rows.push(...(removedAfter.get(index) ?? []))
  }
  return rows
}

/** A form prints its rows and totals also where they are blank: such a row on one side alone is a change of the form, not of the budget. */
function saysMore({ columns }: ComparableSide, row: ComparableRow): boolean {
  const isFixed =
    row.kind === 'total' || row.kind === 'subtotal' || columns.some(({ role }, number) => role === 'label' && row.cells[number]?.text !== '')
  return !isFixed || row.cells.some(({ figure }) => figure !== undefined && !isZero(figure))
}

function changedRow(context: Context, oldIndex: number, newIndex: number): RowChange | undefined {
  const { old, new: now, pairs } = context
  const [was, row] = [old.rows[oldIndex], now.rows[newIndex]]
  if (!was || !row) return undefined
  const mayDiffer = row.kind === 'block' ? pairs.filter(({ newColumn }) => newColumn.isField) : pairs.filter(({ newColumn }) => !newColumn.isField)
  const { cells, renamed } = compareCells(was, row, mayDiffer)
  if (cells.length === 0 && renamed.length === 0) return undefined
  return { change: 'changed', kind: row.kind, ...namesOf(context, now, row), withBlock: false, cells, renamed, ...placesOf(was, row) }
}

/** A row on one side alone, with all that it says. */
function wholeRow(context: Context, row: ComparableRow, index: number, change: 'added' | 'removed'): RowChange {
  const [side, at] = change === 'added' ? ([context.new, 'new'] as const) : ([context.old, 'old'] as const)
  const { newOf, oldOf } = context.matched
  const newColumn = new Map(context.pairs.map((pair) => [pair.old, pair.newColumn]))
  const withBlock = row.block !== undefined && !(change === 'added' ? oldOf : newOf).has(row.block)
  const like = context.alike[at].get(index)
  const other = like === undefined ? undefined : (change === 'added' ? context.old : context.new).rows[like]
  const cells = row.cells.flatMap((cell, number): readonly CellChange[] => {
    const column = change === 'removed' ? (newColumn.get(number) ?? side.columns[number]) : side.columns[number]
    return column && cell.text !== '' ? [change === 'added' ? { column, new: cell } : { column, old: cell }] : []
  })
  return {
    change,
    kind: row.kind,
    ...namesOf(context, side, row),
    withBlock,
    cells,
    renamed: [],
    ...(other
      ? {
          alike: other.cells
            .map(({ text }, number) => (isKeyColumn(context, number, change) ? text : ''))
            .filter(Boolean)
            .join(' '),
        }
      : {}),
    ...(change === 'added' ? placesOf(undefined, row) : placesOf(row, undefined)),
  }
}

function isKeyColumn({ matched: { keys }, telling }: Context, number: number, change: 'added' | 'removed'): boolean {
  return keys.keys.some((pair) => (change === 'added' ? pair.old : pair.new) === number && telling.has(pair.newColumn.steps.join('.')))
}

function placesOf(old: ComparableRow | undefined, now: ComparableRow | undefined): Pick<RowChange, 'oldPlace' | 'newPlace'> {
  return { ...(old?.place ? { oldPlace: old.place } : {}), ...(now?.place ? { newPlace: now.place } : {}) }
}

// —— what a row is called

function namesOf(context: Context, side: ComparableSide, row: ComparableRow): Pick<RowChange, 'keys' | 'block'> {
  const block = row.block === undefined ? undefined : side.rows[row.block]
  return { keys: keysOf(context, side, row), block: block ? keysOf(context, side, block) : [] }
}

function keysOf({ matched, telling, old, pairs }: Context, side: ComparableSide, row: ComparableRow): readonly RowKey[] {
  const { keys, words } = row.kind === 'block' ? matched.blockKeys : matched.keys
  const known = (
    keys.some(({ newColumn }) => isDeclared(newColumn)) || keys.some(({ newColumn }) => newColumn.role === 'typed') ? keys : words
  ).flatMap(({ oldColumn, newColumn }) => [oldColumn, newColumn])
  const own = side.columns.flatMap((column, number): RowKey[] => {
    const cell: ComparableCell | undefined = row.cells[number]
    if (!cell || cell.text === '' || column.isField !== (row.kind === 'block')) return []
    const isKey = row.kind === 'data' || row.kind === 'block' ? known.includes(column) : column.kind === 'text'
    if (!isKey || (column.role === 'name' && row.kind === 'data')) return []
    const name = row.cells[side.columns.findIndex(({ nameOf }) => nameOf === number)]?.text ?? ''
    const shared = side === old ? pairs.find((pair) => pair.old === number)?.newColumn : undefined
    return [
      {
        column: shared ?? column,
        text: name === '' || column.codes === '' ? cell.text : `${cell.text}-${name}`,
        isTelling: telling.has(column.steps.join('.')),
      },
    ]
  })
  return own.length > 0 && !own.some(({ isTelling }) => isTelling) ? own.map((key) => ({ ...key, isTelling: true })) : own
}

/** A unit that stands in every row says nothing of any; in a table of one row nothing else could be said. */
function tellingColumns(old: ComparableSide, now: ComparableSide): ReadonlySet<string> {
  const words = new Map<string, Set<string>>()
  const add = (columns: readonly ComparableColumn[], rows: readonly ComparableRow[]) => {
    for (const row of rows.filter(({ kind }) => kind === 'data' || kind === 'block'))
      for (const [number, column] of columns.entries()) {
        const cell = row.cells[number]
        if (column.kind !== 'text' || !cell || cell.text === '') continue
        const key = column.steps.join('.')
        const known = words.get(key)
        if (known) known.add(cell.id)
        else words.set(key, new Set([cell.id]))
      }
  }
  add(old.columns, old.rows)
  add(now.columns, now.rows)
  return new Set([...words].flatMap(([key, ids]) => (ids.size > 1 ? [key] : [])))
}

function push(map: Map<number, RowChange[]>, key: number, value: RowChange): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
