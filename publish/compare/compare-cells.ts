/** What differs in a row that both budgets have: cells whose words or figures changed, and codes that go by another name now. */
import { foldName } from '../../core/catalog/index.ts'
import type { ComparableCell, ComparableRow } from './comparable.ts'
import type { CellChange, ColumnPair, Rename } from './comparison.ts'
import { isZero, sameFigure } from './figure.ts'
import { wordingKey } from './text-diff.ts'

export interface CellChanges {
  readonly cells: readonly CellChange[]
  readonly renamed: readonly Omit<Rename, 'tables'>[]
}

const BLANK: ComparableCell = { text: '', id: '', nameKey: '' }

export function compareCells(old: ComparableRow, now: ComparableRow, pairs: readonly ColumnPair[]): CellChanges {
  const cells: CellChange[] = []
  const renamed: Omit<Rename, 'tables'>[] = []
  for (const pair of pairs) {
    if (pair.newColumn.kind === 'text' && (now.kind === 'total' || now.kind === 'subtotal' || pair.newColumn.role === 'label')) continue
    const [oldCell, newCell] = [old.cells[pair.old] ?? BLANK, now.cells[pair.new] ?? BLANK]
    if (oldCell.text === newCell.text && sameUnitless(oldCell, newCell)) continue
    const rename = renameIn(pair, pairs, old, now)
    if (rename) renamed.push(rename)
    else if (!saysSame(pair, oldCell, newCell)) cells.push({ column: pair.newColumn, old: oldCell, new: newCell })
  }
  return { cells, renamed: distinct(renamed) }
}

/** The same text may be 万元 in one form and 元 in the other. */
function sameUnitless(a: ComparableCell, b: ComparableCell): boolean {
  return a.figure === undefined || b.figure === undefined || sameFigure(a.figure, b.figure)
}

function saysSame({ newColumn, oldColumn }: ColumnPair, old: ComparableCell, now: ComparableCell): boolean {
  if (newColumn.kind !== 'text') {
    if (old.figure && now.figure) return sameFigure(old.figure, now.figure)
    return isNothing(old) && isNothing(now)
  }
  // Full and half width, blanks and quotes make no difference anywhere in the language, so they make none here.
  if (newColumn.role === 'text' || newColumn.role === 'value') return wordingKey(old.text) === wordingKey(now.text)
  if (newColumn.codes !== '' && oldColumn.codes === newColumn.codes && old.id === now.id) return true
  return old.nameKey === now.nameKey && (old.id === now.id || now.id === now.nameKey || old.id === old.nameKey)
}

function isNothing({ text, figure }: ComparableCell): boolean {
  return figure ? isZero(figure) : text === '' || text === '无'
}

/** One code with two names: in its own cell, or in the column that names it. */
function renameIn(
  { old: oldAt, new: newAt, newColumn, oldColumn }: ColumnPair,
  pairs: readonly ColumnPair[],
  old: ComparableRow,
  now: ComparableRow,
): Omit<Rename, 'tables'> | undefined {
  const named = newColumn.role === 'name' && oldColumn.role === 'name' ? pairs.find((pair) => pair.new === newColumn.nameOf) : undefined
  const codes = named ? named.newColumn.codes : newColumn.codes
  if (codes === '') return undefined
  const [oldCell, newCell] = named ? [old.cells[named.old], now.cells[named.new]] : [old.cells[oldAt], now.cells[newAt]]
  const [oldName, newName] = named ? [old.cells[oldAt]?.text, now.cells[newAt]?.text] : [oldCell?.name, newCell?.name]
  if (!oldCell || !newCell || oldCell.id !== newCell.id || !oldName || !newName || foldName(oldName) === foldName(newName)) return undefined
  return { codes, code: newCell.id, old: oldName, new: newName }
}

function distinct(renamed: readonly Omit<Rename, 'tables'>[]): readonly Omit<Rename, 'tables'>[] {
  return [...new Map(renamed.map((each) => [JSON.stringify([each.codes, each.code, each.old, each.new]), each])).values()]
}
