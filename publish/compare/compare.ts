/** Two budgets → what changed between them. Which of the two is older is for the caller to say; right and wrong are not asked here. */
import type { ComparableBudget, ComparableSide, ComparableTable, NamedFigure } from './comparable.ts'
import { compareProse } from './compare-prose.ts'
import { compareSide } from './compare-side.ts'
import type { Comparison, NameChange, Rename, TableChange, TableTitle } from './comparison.ts'
import { sameFigure } from './figure.ts'
import { Pairing } from './match.ts'
import { matchTables, type TablePair } from './match-tables.ts'

export function compareBudgets(old: ComparableBudget, now: ComparableBudget): Comparison {
  const { pairs, onlyOld, onlyNew } = matchTables(old.tables, now.tables)
  const tables = pairs.map(compareTable)
  const prose = compareProse({ sections: old.sections, year: old.facts.year }, { sections: now.sections, year: now.facts.year })
  return {
    old: old.facts,
    new: now.facts,
    names: compareNames(old.names, now.names),
    renames: gatherRenames(tables),
    tables,
    onlyOld: onlyOld.map(titleOf),
    onlyNew: onlyNew.map(titleOf),
    sections: prose.sections,
    sameSections: prose.same,
  }
}

function titleOf({ name, title }: ComparableTable): TableTitle {
  return { name, title }
}

function factsOf(table: ComparableTable): TableChange['old'] {
  return { ...titleOf(table), unit: table.unit, isIncomplete: table.isIncomplete }
}

// —— names that cross the year

function compareNames(olds: readonly NamedFigure[], news: readonly NamedFigure[]): readonly NameChange[] {
  const pairing = new Pairing(olds, news)
  pairing.pair({ oldKey: ({ key }) => key, newKey: ({ key }) => key, several: 'alone' })
  const sideOf = (named: NamedFigure | undefined) => ({ present: named !== undefined, ...(named?.figure && { figure: named.figure }) })
  const both = news.map((named, index) => ({ name: named.name, old: sideOf(olds[pairing.oldOf.get(index) ?? -1]), new: sideOf(named) }))
  const gone = olds.filter((_, index) => !pairing.newOf.has(index)).map((named) => ({ name: named.name, old: sideOf(named), new: sideOf(undefined) }))
  return [...both, ...gone]
}

export function isChangedName({ old, new: now }: NameChange): boolean {
  if (old.present !== now.present || (old.figure === undefined) !== (now.figure === undefined)) return true
  return old.figure !== undefined && now.figure !== undefined && !sameFigure(old.figure, now.figure)
}

// —— tables

function compareTable({ old, new: now, by }: TablePair): TableChange {
  const pairing = new Pairing(old.sides, now.sides)
  pairing.pair({ oldKey: ({ name }) => name, newKey: ({ name }) => name, several: 'alone' })
  // A table of one side that has no name, or another one, is all that there is to compare.
  if (old.sides.length === 1 && now.sides.length === 1) pairing.pair({ oldKey: () => '', newKey: () => '', several: 'alone' })
  return {
    old: factsOf(old),
    new: factsOf(now),
    hasAmounts: old.hasAmounts || now.hasAmounts,
    by,
    sides: now.sides.flatMap((side, index) => {
      const was = old.sides[pairing.oldOf.get(index) ?? -1]
      return was ? [compareSide(was, side)] : []
    }),
    onlyOldSides: sideNames(old.sides, pairing.newOf),
    onlyNewSides: sideNames(now.sides, pairing.oldOf),
    notes: changedNotes(old.notes.filter(isOwnNote), now.notes.filter(isOwnNote)),
  }
}

function sideNames(sides: readonly ComparableSide[], matched: ReadonlyMap<number, number>): readonly string[] {
  return sides.flatMap((side, index) => (matched.has(index) ? [] : [side.name]))
}

/** Why a figure is not known is said below its table as well, but is no note of the budget's. */
function isOwnNote(note: string): boolean {
  return !note.startsWith('？')
}

function changedNotes(old: readonly string[], now: readonly string[]): TableChange['notes'] {
  return { old: old.filter((note) => !now.includes(note)), new: now.filter((note) => !old.includes(note)) }
}

/** A project that is renamed is renamed in every table that prints it; it is told once. */
function gatherRenames(tables: readonly TableChange[]): readonly Rename[] {
  const found = new Map<string, Rename & { readonly tables: string[] }>()
  for (const table of tables)
    for (const { renamed } of table.sides.flatMap(({ rows }) => rows))
      for (const each of renamed) {
        const key = JSON.stringify([each.codes, each.code, each.old, each.new])
        const known = found.get(key) ?? { ...each, tables: [] }
        found.set(key, known)
        if (!known.tables.includes(table.new.name)) known.tables.push(table.new.name)
      }
  return [...found.values()]
}

// —— whether anything changed

export function isChangedTable({ old, new: now, by, sides, onlyOldSides, onlyNewSides, notes }: TableChange): boolean {
  const isOtherwise = old.name !== now.name || by === 'name' || old.unit !== now.unit
  const differ = sides.some((side) => side.rows.length + side.unclear + side.onlyOld.length + side.onlyNew.length + side.unlike.length > 0)
  return isOtherwise || differ || onlyOldSides.length + onlyNewSides.length + notes.old.length + notes.new.length > 0
}

export function isSame(comparison: Comparison): boolean {
  const { names, tables, onlyOld, onlyNew, sections } = comparison
  return !(
    names.some(isChangedName) ||
    tables.some(isChangedTable) ||
    onlyOld.length + onlyNew.length + sections.length > 0 ||
    headDiffers(comparison)
  )
}

function headDiffers({ old, new: now }: Comparison): boolean {
  return old.title !== now.title || old.publisher.code !== now.publisher.code || old.publisher.name !== now.publisher.name
}
