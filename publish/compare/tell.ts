/** A comparison → what is told of it: the verdict, remarks, names that cross the year, renames, tables, prose. Tables are tell-table.ts's. */
import { type AmountUnit, decimalsNeeded } from '../../core/money/amount.ts'
import type { BudgetFacts } from './comparable.ts'
import { isChangedTable, isSame } from './compare.ts'
import type { Comparison, NameChange, TableChange } from './comparison.ts'
import { tellFigures } from './tell-figures.ts'
import { countRows, tellTable, titleOf } from './tell-table.ts'
import type { Told, ToldHead, ToldList, ToldNames, ToldSection } from './told.ts'
import { type CompareLanguage, type CompareWords, compareWords, yearsOf } from './words.ts'

/** 元 are printed to the 分. */
const LEAST_DECIMALS = 2

export function tell(comparison: Comparison, language: CompareLanguage): Told {
  const words = compareWords(language)
  const { names, renames, tables, sections } = comparison
  const same = isSame(comparison)
  const units = commonUnits(tables)
  return {
    heads: [tellHead(words, words.old, comparison.old), tellHead(words, words.new, comparison.new)],
    verdict: same ? words.same : verdictOf(words, comparison),
    isSame: same,
    remarks: [...remarksOf(words, comparison), ...(units ? [words.remarks.allUnits(...units)] : [])],
    names: names.length === 0 ? undefined : tellNames(words, names, comparison.new.unit),
    renames: renames.map((each) => ({ ...each, tables: words.tableList(each.tables.join(words.listComma)) })),
    tables: tables
      .filter((table) => isChangedTable(table) && !isOnlyRenamed(table))
      .map((table) => tellTable(words, table, units ? 'said' : 'to be said')),
    lists: tableLists(words, comparison),
    sections: sections.map((section) => tellSection(words, section)),
  }
}

function tellHead(words: CompareWords, side: string, facts: BudgetFacts): ToldHead {
  const { title, isPublished, format, errors } = facts
  const form = format ? [words.format(format.name, yearsOf(format))] : []
  return { side, title, facts: [isPublished ? words.published : words.source, ...form, words.errors(errors)] }
}

function verdictOf(words: CompareWords, { tables, renames, onlyOld, onlyNew, sections, sameSections }: Comparison): string {
  const changed = tables.filter(isChangedTable)
  const rows = tables.flatMap(({ sides }) => sides.flatMap((side) => side.rows))
  const counts = [...countRows(words, rows), ...(renames.length > 0 ? [words.renamed(renames.length)] : [])]
  const first = words.tables(changed.length + onlyOld.length + onlyNew.length, tables.length - changed.length)
  const prose = sections.length + sameSections === 0 ? [] : [words.sections(sections.length, sameSections)]
  return [first, ...(counts.length > 0 ? [counts.join(words.listComma)] : []), ...prose].join(words.semicolon)
}

function remarksOf({ remarks }: CompareWords, { old, new: now }: Comparison): readonly string[] {
  const isOther = old.publisher.code !== now.publisher.code || old.publisher.name !== now.publisher.name
  const nameOf = ({ publisher }: BudgetFacts) => [publisher.code, publisher.name].filter(Boolean).join(' ')
  const formOf = ({ format }: BudgetFacts) => (format ? `${format.name} ${yearsOf(format)}`.trim() : '—')
  return [
    ...(isOther ? [remarks.publishers(nameOf(old), nameOf(now))] : []),
    ...(formOf(old) !== formOf(now) ? [remarks.formats(formOf(old), formOf(now))] : []),
    ...(old.errors + now.errors > 0 ? [remarks.withErrors(old.errors, now.errors)] : []),
  ]
}

/** The two units, where each table changed from the one to the other. */
function commonUnits(tables: readonly TableChange[]): readonly [old: AmountUnit, now: AmountUnit] | undefined {
  const [first, ...rest] = tables.filter(({ hasAmounts }) => hasAmounts)
  if (!first || first.old.unit === first.new.unit) return undefined
  return rest.every(({ old, new: now }) => old.unit === first.old.unit && now.unit === first.new.unit) ? [first.old.unit, first.new.unit] : undefined
}

/** All of them, changed or not: what did not change is news as well. All amounts have the same decimals, so that they stand under each other. */
function tellNames(words: CompareWords, names: readonly NameChange[], unit: AmountUnit): ToldNames {
  const figures = names.flatMap(({ old, new: now }) => [old.figure, now.figure])
  const needed = figures.map((figure) => (figure?.k === 'amount' ? decimalsNeeded(figure.ticks, unit) : 0))
  const decimals = Math.max(LEAST_DECIMALS, ...needed)
  return {
    title: words.summaryUnit(unit),
    lines: names.map(({ name, old, new: now }) => {
      const told = tellFigures(words, old.figure, now.figure, { unit, decimals })
      const textOf = (side: 'old' | 'new', { present }: NameChange['old'], text: string) => (present ? text || words.unknown : words.absent[side])
      return { name, ...told, old: textOf('old', old, told.old), new: textOf('new', now, told.new) }
    }),
  }
}

/** Renames are told once for the whole budget. */
function isOnlyRenamed(table: TableChange): boolean {
  const bare = { ...table, sides: table.sides.map((side) => ({ ...side, rows: side.rows.filter(({ cells }) => cells.length > 0) })) }
  return table.sides.some((side) => side.rows.length > 0) && !isChangedTable(bare)
}

function tableLists(words: CompareWords, { tables, onlyOld, onlyNew }: Comparison): readonly ToldList[] {
  const lists: ToldList[] = [
    { title: words.onlyOldTables, items: onlyOld.map(titleOf) },
    { title: words.onlyNewTables, items: onlyNew.map(titleOf) },
    { title: words.sameTables, items: tables.filter((table) => !isChangedTable(table)).map((table) => titleOf(table.new)) },
  ]
  return lists.filter(({ items }) => items.length > 0)
}

function tellSection({ remarks }: CompareWords, { change, title, oldTitle, paragraphs }: Comparison['sections'][number]): ToldSection {
  return {
    change,
    title,
    notes: oldTitle === undefined ? [] : [remarks.retitledSection(oldTitle)],
    paragraphs: paragraphs.map(({ old = '', new: now = '' }) => ({ old, new: now })),
  }
}
