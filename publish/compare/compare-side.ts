/** One side of a table in both budgets: rows that came, went and changed, in the order of the new one. */
import type { ComparableRow, ComparableSide } from './comparable.ts'
import { compareCells } from './compare-cells.ts'
import type { CellChange, ColumnPair, RowChange, SideChange } from './comparison.ts'
import { isZero } from './figure.ts'
import { type LikelyRenames, likelyRenames } from './likely-renames.ts'
import { matchColumns } from './match-columns.ts'
import { type MatchedRows, matchRows } from './match-rows.ts'
import { type NameRow, rowNames } from './row-names.ts'

export function compareSide(old: ComparableSide, now: ComparableSide): SideChange {
  const { pairs, unlike, onlyOld, onlyNew } = matchColumns(old.columns, now.columns)
  const matched = matchRows({ old, new: now, pairs })
  const context: Context = {
    old,
    new: now,
    pairs,
    matched,
    nameRow: rowNames({ old, new: now, pairs }, matched),
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
  readonly nameRow: NameRow
  readonly alike: LikelyRenames
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
  const { cells, renamed } = compareCells(was, row, pairs)
  if (cells.length === 0 && renamed.length === 0) return undefined
  return { change: 'changed', kind: row.kind, ...context.nameRow(now, row), withBlock: false, cells, renamed, ...placesOf(was, row) }
}

/** A row on one side alone, with all that it says. */
function wholeRow(context: Context, row: ComparableRow, index: number, change: 'added' | 'removed'): RowChange {
  const [side, at] = change === 'added' ? ([context.new, 'new'] as const) : ([context.old, 'old'] as const)
  const { newOf, oldOf } = context.matched
  const newColumn = new Map(context.pairs.map((pair) => [pair.old, pair.newColumn]))
  const withBlock = row.block !== undefined && !(change === 'added' ? oldOf : newOf).has(row.block)
  const like = context.alike[at].get(index)
  const other = like && (change === 'added' ? context.old : context.new).rows[like.row]?.cells[change === 'added' ? like.pair.old : like.pair.new]
  const cells = row.cells.flatMap((cell, number): readonly CellChange[] => {
    const column = change === 'removed' ? (newColumn.get(number) ?? side.columns[number]) : side.columns[number]
    return column && cell.text !== '' ? [change === 'added' ? { column, new: cell } : { column, old: cell }] : []
  })
  return {
    change,
    kind: row.kind,
    ...context.nameRow(side, row),
    withBlock,
    cells,
    renamed: [],
    ...(other ? { alike: other.text } : {}),
    ...(change === 'added' ? placesOf(undefined, row) : placesOf(row, undefined)),
  }
}

function placesOf(old: ComparableRow | undefined, now: ComparableRow | undefined): Pick<RowChange, 'oldPlace' | 'newPlace'> {
  return { ...(old?.place ? { oldPlace: old.place } : {}), ...(now?.place ? { newPlace: now.place } : {}) }
}

function push(map: Map<number, RowChange[]>, key: number, value: RowChange): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
