/** A publication of some of its tables: those that a person named, in the form's order, with what is drawn from them; without the prose, which speaks of all. */
import { foldLabel } from '../core/format/label.ts'
import { nearestName } from '../core/nearest-name.ts'
import type { Publication, PublishedTable } from './model.ts'
import { fullTitle, shortTitle } from './words.ts'

export type Selection =
  | { readonly publication: Publication }
  /** Why there is none: a name that is no table's, with those that were probably meant, or all of them. */
  | { readonly zh: string; readonly en: string }

/** A table is named by its number, its title, or both; full and half width, blanks and quotes make no difference. */
export function selectTables(publication: Publication, names: readonly string[]): Selection {
  const wanted = names.map(foldLabel)
  const strange = names.filter((_, index) => !publication.tables.some((table) => namesOf(table).includes(wanted[index] ?? '')))
  if (strange.length > 0) return unknownTables(publication.tables, strange)
  const tables = publication.tables.filter((table) => namesOf(table).some((name) => wanted.includes(name)))
  const charts = publication.charts.filter(({ from }) => tables.some((table) => shortTitle(table) === from))
  return { publication: { ...publication, sections: [], tables, charts } }
}

function namesOf(table: PublishedTable): readonly string[] {
  return [table.name, table.title, fullTitle(table)].map(foldLabel).filter((name) => name !== '')
}

function unknownTables(tables: readonly PublishedTable[], strange: readonly string[]): Selection {
  const near = strange.map((name) => nearTables(tables, name))
  const areNear = near.every((found) => found.length > 0)
  const proposed = (areNear ? tables.filter((table) => near.some((found) => found.includes(table))) : tables).map(fullTitle)
  const [quoted, there] = [strange.map((name) => `“${name}”`), proposed.join('、')]
  return {
    zh: `没有表${quoted.join('、')}；${areNear ? `是不是${there}？` : `有：${there}`}`,
    en: `There is no table ${quoted.join(', ')}; ${areNear ? `did you mean ${proposed.join(', ')}?` : `there are: ${proposed.join(', ')}`}`,
  }
}

/** A slip in the title, or a piece of it. The number is too short to guess from: each is one slip from many others. */
function nearTables(tables: readonly PublishedTable[], name: string): readonly PublishedTable[] {
  const folded = foldLabel(name)
  const near = nearestName(
    folded,
    tables.flatMap((table) => [foldLabel(table.title), foldLabel(fullTitle(table))]),
  )
  return tables.filter((table) => namesOf(table).some((each) => each === near) || (folded.length > 2 && foldLabel(table.title).includes(folded)))
}
