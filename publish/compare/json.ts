/**
 * A comparison → JSON for programs. The shape is the command line's contract (docs/diff.md): `schemaVersion` grows when it changes. Amounts and
 * percentages are decimals as text, to the last digit; what is not there, or not known, is left out.
 */
import type { AmountUnit } from '../../core/money/amount.ts'
import type { BudgetFacts, ComparableCell, ComparableColumn, RowPlace } from './comparable.ts'
import { isChangedName, isSame } from './compare.ts'
import type { CellChange, Comparison, NameChange, RowChange, RowKey, SideChange, TableChange } from './comparison.ts'
import { differenceOf, type Figure, type FigureStyle, plainDecimal, plainShare, shareOfChange } from './figure.ts'
import { isRenamed } from './match-columns.ts'

export const SCHEMA_VERSION = 1

export interface ComparisonNames {
  /** What the two files are called, the old one first. */
  readonly files: readonly [string, string]
  /** What a file is called in which a row is written. */
  readonly nameOf: (uri: string) => string
}

export function comparisonJson(comparison: Comparison, { files, nameOf }: ComparisonNames): string {
  const { old, new: now, names, renames, tables, onlyOld, onlyNew, sections } = comparison
  const document = {
    schemaVersion: SCHEMA_VERSION,
    same: isSame(comparison),
    old: { path: files[0], ...factsOf(old) },
    new: { path: files[1], ...factsOf(now) },
    names: { unit: now.unit, figures: names.map((name) => nameOfYear(name, now.unit)) },
    renames,
    tables: tables.map((table) => tableOf(table, nameOf)),
    onlyOld,
    onlyNew,
    sections,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function factsOf({ title, year, isPublished, publisher, format, unit, errors }: BudgetFacts) {
  return { title, year, status: isPublished ? 'published' : 'source', publisher, format, unit, errors }
}

function nameOfYear(change: NameChange, unit: AmountUnit) {
  const { name, old, new: now } = change
  const inForms = old.present && now.present ? 'both' : old.present ? 'old' : 'new'
  return { name, in: inForms, changed: isChangedName(change), ...figures(old.figure, now.figure, { unit, decimals: 0 }) }
}

function figures(old: Figure | undefined, now: Figure | undefined, style: FigureStyle) {
  const difference = differenceOf(old, now)
  const share = shareOfChange(old, now)
  return {
    old: old && plainDecimal(old, style),
    new: now && plainDecimal(now, style),
    difference: difference && plainDecimal(difference, style),
    percent: share && plainShare(share),
  }
}

// —— tables

function tableOf({ old, new: now, by, sides, onlyOldSides, onlyNewSides, notes }: TableChange, nameOf: ComparisonNames['nameOf']) {
  return {
    old: { name: old.name, title: old.title, unit: old.unit, incomplete: old.isIncomplete },
    new: { name: now.name, title: now.title, unit: now.unit, incomplete: now.isIncomplete },
    matchedBy: by,
    unit: now.unit,
    sides: sides.map((side) => sideOf(side, now.unit, nameOf)),
    onlyOldSides,
    onlyNewSides,
    notes: { removed: notes.old, added: notes.new },
  }
}

function sideOf(side: SideChange, unit: AmountUnit, nameOf: ComparisonNames['nameOf']) {
  const renamed = side.columns.filter(isRenamed)
  const path = ({ path: steps }: ComparableColumn) => steps
  return {
    name: side.name,
    same: side.same,
    notCompared: {
      rows: side.unclear,
      missingKeys: side.missingKeys.map(path),
      onlyOldColumns: side.onlyOld.map(path),
      onlyNewColumns: side.onlyNew.map(path),
      unlikeColumns: side.unlike.map(({ newColumn }) => newColumn.path),
    },
    renamedColumns: renamed.map(({ oldColumn, newColumn }) => ({ old: oldColumn.path, new: newColumn.path })),
    rows: side.rows.map((row) => rowOf(row, unit, nameOf)),
  }
}

function rowOf(
  { change, kind, block, keys, withBlock, cells, renamed, alike, oldPlace, newPlace }: RowChange,
  unit: AmountUnit,
  nameOf: (uri: string) => string,
) {
  const keyOf = ({ column, text }: RowKey) => ({ column: column.path, text })
  const placeOf = (place: RowPlace | undefined) => place && { path: nameOf(place.uri), line: place.line }
  return {
    change,
    kind,
    block: block.map(keyOf),
    keys: keys.map(keyOf),
    withBlock,
    cells: cells.map((cell) => cellOf(cell, unit)),
    renamed,
    alike,
    at: { old: placeOf(oldPlace), new: placeOf(newPlace) },
  }
}

/** A cell of words has its two texts; a figure's text is added where it is no figure: 无, or not known. */
function cellOf({ column, old, new: now }: CellChange, unit: AmountUnit) {
  const head = { column: column.path, kind: column.kind }
  if (column.kind === 'text') return { ...head, old: old?.text, new: now?.text }
  const words = (cell: ComparableCell | undefined) => (cell && !cell.figure ? cell.text : undefined)
  return { ...head, ...figures(old?.figure, now?.figure, { unit, decimals: column.decimals }), oldText: words(old), newText: words(now) }
}
