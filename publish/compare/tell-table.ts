/** One table's changes as they are told: remarks on what cannot be compared, then its rows. */
import type { AmountUnit } from '../../core/money/amount.ts'
import { oneLine } from '../plain-text.ts'
import type { ComparableColumn } from './comparable.ts'
import type { CellChange, RowChange, SideChange, TableChange, TableTitle } from './comparison.ts'
import { isZero } from './figure.ts'
import { isRenamed } from './match-columns.ts'
import { tellFigures } from './tell-figures.ts'
import type { ToldRow, ToldTable } from './told.ts'
import type { CompareWords } from './words.ts'

/** `units`: whether it has been said for the whole budget that they differ. */
export function tellTable(words: CompareWords, table: TableChange, units: 'said' | 'to be said'): ToldTable {
  const told = table.sides.flatMap((side) => tellRows(words, side.rows, table))
  const counts = countRows(
    words,
    table.sides.flatMap((side) => side.rows),
  )
  return {
    title: titleOf(table.new),
    unit: table.hasAmounts ? words.unit(table.new.unit) : '',
    counts,
    remarks: remarksOf(words, table, units),
    rows: told,
  }
}

/** 改 3 行, 增 1 行. Rows of which only a name changed are counted with the renames. */
export function countRows(words: CompareWords, rows: readonly RowChange[]): readonly string[] {
  return (['changed', 'added', 'removed'] as const).flatMap((change) => {
    const count = rows.filter((row) => row.change === change && row.cells.length > 0).length
    return count === 0 ? [] : [words.rows(count, change)]
  })
}

function remarksOf({ remarks, listComma }: CompareWords, table: TableChange, units: 'said' | 'to be said'): readonly string[] {
  const { old, new: now, by, notes } = table
  const rows = table.sides.flatMap((side) => side.rows)
  const list = (names: readonly string[]) => names.join(listComma)
  return [
    ...(by === 'title' && old.name !== now.name ? [remarks.renumbered(old.name)] : []),
    ...(by === 'name' ? [remarks.retitled(old.title)] : []),
    ...(table.hasAmounts && old.unit !== now.unit && units === 'to be said' ? [remarks.units(old.unit, now.unit)] : []),
    ...(old.isIncomplete && rows.some(({ change }) => change === 'added') ? [remarks.lostPages.old] : []),
    ...(now.isIncomplete && rows.some(({ change }) => change === 'removed') ? [remarks.lostPages.new] : []),
    ...(table.onlyOldSides.length > 0 ? [remarks.sides.old(list(table.onlyOldSides))] : []),
    ...(table.onlyNewSides.length > 0 ? [remarks.sides.new(list(table.onlyNewSides))] : []),
    ...columnRemarks(remarks, table.sides, list),
    ...notes.old.map(remarks.notes.old),
    ...notes.new.map(remarks.notes.new),
  ]
}

function columnRemarks(
  remarks: CompareWords['remarks'],
  sides: readonly SideChange[],
  list: (names: readonly string[]) => string,
): readonly string[] {
  const names = (columns: readonly ComparableColumn[]) => list(columns.map(columnName))
  const renamed = sides.flatMap((side) => side.columns).filter(isRenamed)
  const [onlyOld, onlyNew] = [sides.flatMap((side) => side.onlyOld), sides.flatMap((side) => side.onlyNew)]
  const unlike = sides.flatMap((side) => side.unlike.map(({ newColumn }) => newColumn))
  return [
    ...(renamed.length > 0
      ? [remarks.renamedColumns(list(renamed.map((pair) => `${columnName(pair.oldColumn)} → ${columnName(pair.newColumn)}`)))]
      : []),
    ...(onlyOld.length > 0 ? [remarks.onlyOldColumns(names(onlyOld))] : []),
    ...(onlyNew.length > 0 ? [remarks.onlyNewColumns(names(onlyNew))] : []),
    ...(unlike.length > 0 ? [remarks.unlikeColumns(names(unlike))] : []),
    ...sides.filter(({ unclear }) => unclear > 0).map((side) => remarks.unclear(side.unclear, names(side.missingKeys))),
  ]
}

/** 表三 部门支出总体情况表 */
export function titleOf({ name, title }: TableTitle): string {
  return oneLine(`${name} ${title}`)
}

export function columnName({ path }: ComparableColumn): string {
  return path.join('.')
}

// —— rows

/** Rows that came or went with their block are counted at the block; renames are told for the whole budget. */
function tellRows(words: CompareWords, rows: readonly RowChange[], table: TableChange): readonly ToldRow[] {
  const told: { row: RowChange; below: number }[] = []
  for (const row of rows) {
    const last = told.at(-1)
    if (row.withBlock && last?.row.kind === 'block' && last.row.change === row.change) last.below += 1
    else if (row.cells.length > 0) told.push({ row, below: 0 })
  }
  return told.map(({ row, below }) => ({
    change: row.change,
    label: labelOf(row),
    notes: [...(below > 0 ? [words.withRows(below)] : []), ...(row.alike === undefined ? [] : [words.alike(row.alike)])],
    isTotal: row.kind === 'total' || row.kind === 'subtotal',
    figures: row.cells.filter((cell) => isFigure(row, cell)).map((cell) => tellFigure(words, cell, table.new.unit)),
    ...(row.change === 'changed' ? { words: changedWords(row), says: [] } : { words: [], says: sayings(row) }),
  }))
}

function labelOf({ block, keys }: RowChange): string {
  const texts = [...block, ...keys].filter(({ isTelling }) => isTelling).map(({ text }) => text.replace(/\s+/g, ' '))
  return texts.length === 0 ? '—' : texts.join(' / ')
}

/** Of a row that came or went only the figures that are some. */
function isFigure({ change }: RowChange, { column, old, new: now }: CellChange): boolean {
  if (column.kind === 'text') return false
  const figure = (now ?? old)?.figure
  return change === 'changed' || figure === undefined || !isZero(figure)
}

function tellFigure(words: CompareWords, { column, old, new: now }: CellChange, unit: AmountUnit): ToldRow['figures'][number] {
  const told = tellFigures(words, old?.figure, now?.figure, { unit, decimals: column.decimals })
  return { item: columnName(column), ...told, old: told.old || (old?.text ?? ''), new: told.new || (now?.text ?? '') }
}

function changedWords({ cells }: RowChange): ToldRow['words'] {
  const words = cells.filter(({ column }) => column.kind === 'text')
  return words.map(({ column, old, new: now }) => ({ item: columnName(column), old: old?.text ?? '', new: now?.text ?? '' }))
}

function sayings({ kind, cells, keys, block }: RowChange): ToldRow['says'] {
  if (kind === 'total' || kind === 'subtotal') return []
  const named = new Set([...keys, ...block].map(({ column }) => column))
  return cells.flatMap(({ column, old, new: now }) => {
    const isSaid = column.kind !== 'text' || named.has(column) || column.role === 'name'
    return isSaid ? [] : [{ item: columnName(column), text: (now ?? old)?.text ?? '' }]
  })
}
