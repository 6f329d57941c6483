/** Which table of the new budget is which of the old: forms renumber their tables and change their titles, seldom both at once. */
import { editDistance } from '../../core/catalog/edit-distance.ts'
import type { ComparableTable } from './comparable.ts'
import type { TableChange } from './comparison.ts'
import { Pairing } from './match.ts'

export interface TablePair {
  readonly old: ComparableTable
  readonly new: ComparableTable
  readonly by: TableChange['by']
}

export interface MatchedTables {
  /** In the new budget's order. */
  readonly pairs: readonly TablePair[]
  readonly onlyOld: readonly ComparableTable[]
  readonly onlyNew: readonly ComparableTable[]
}

/** Two titles of one table may differ by one character in so many. */
const CHARACTERS_FOR_A_SLIP = 4

export function matchTables(olds: readonly ComparableTable[], news: readonly ComparableTable[]): MatchedTables {
  const pairing = new Pairing(olds, news)
  const by = new Map<number, TableChange['by']>()
  const pass = (name: TableChange['by'], keyOf: (table: ComparableTable) => string | undefined) => {
    pairing.pair({ oldKey: keyOf, newKey: keyOf, several: 'alone' })
    for (const now of pairing.oldOf.keys()) if (!by.has(now)) by.set(now, name)
  }
  pass('name-and-title', ({ nameKey, titleKey }) => `${nameKey}\n${titleKey}`)
  pass('title', ({ titleKey }) => titleKey || undefined)
  const likely = titlesByName(olds, news)
  pass('name', ({ nameKey }) => (likely.has(nameKey) ? nameKey : undefined))
  return {
    pairs: news.flatMap((table, index) => {
      const old = olds[pairing.oldOf.get(index) ?? -1]
      return old ? [{ old, new: table, by: by.get(index) ?? 'title' }] : []
    }),
    onlyOld: olds.filter((_, index) => !pairing.newOf.has(index)),
    onlyNew: news.filter((_, index) => !pairing.oldOf.has(index)),
  }
}

/** The numbers under which both have a table with a title of its own that could be the same title. */
function titlesByName(olds: readonly ComparableTable[], news: readonly ComparableTable[]): ReadonlySet<string> {
  const likely = new Set<string>()
  for (const old of olds) for (const now of news) if (old.nameKey === now.nameKey && areAlike(old.titleKey, now.titleKey)) likely.add(now.nameKey)
  return likely
}

function areAlike(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true
  const limit = Math.floor(Math.max(a.length, b.length) / CHARACTERS_FOR_A_SLIP)
  return editDistance(a, b, limit) <= limit
}
