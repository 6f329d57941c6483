/**
 * Which column of the new form is which of the old: by its whole path, else by its own name where no other column has it, else as the only
 * one of its sort: the labels, the only figures, the only codes of a classification.
 */
import type { ComparableColumn } from './comparable.ts'
import type { ColumnPair } from './comparison.ts'
import { Pairing } from './match.ts'

export interface MatchedColumns {
  /** In the new form's order. */
  readonly pairs: readonly ColumnPair[]
  /** One name, words in one form and figures in the other. */
  readonly unlike: readonly ColumnPair[]
  readonly onlyOld: readonly number[]
  readonly onlyNew: readonly number[]
}

export function matchColumns(olds: readonly ComparableColumn[], news: readonly ComparableColumn[]): MatchedColumns {
  const pairing = new Pairing(olds, news)
  const wholePath = ({ steps }: ComparableColumn) => steps.join('\n')
  pairing.pair({ oldKey: wholePath, newKey: wholePath, several: 'alone' })
  // What another column of its form has too says too little.
  for (const trait of [ownName, sortOf]) {
    const [oldCounts, newCounts] = [countBy(olds, trait), countBy(news, trait)]
    const only = (column: ComparableColumn) => {
      const key = trait(column)
      return key !== undefined && (oldCounts.get(key) ?? 0) <= 1 && (newCounts.get(key) ?? 0) <= 1 ? key : undefined
    }
    pairing.pair({ oldKey: only, newKey: only, several: 'alone' })
  }
  const all = news.flatMap((newColumn, index): ColumnPair[] => {
    const old = pairing.oldOf.get(index)
    const oldColumn = old === undefined ? undefined : olds[old]
    return old === undefined || !oldColumn ? [] : [{ old, new: index, oldColumn, newColumn }]
  })
  return {
    pairs: all.filter(isLike),
    unlike: all.filter((pair) => !isLike(pair)),
    onlyOld: olds.flatMap((_, index) => (pairing.newOf.has(index) ? [] : [index])),
    onlyNew: news.flatMap((_, index) => (pairing.oldOf.has(index) ? [] : [index])),
  }
}

function isLike({ oldColumn, newColumn }: ColumnPair): boolean {
  return oldColumn.kind === newColumn.kind && oldColumn.isField === newColumn.isField
}

/** Compared as one column, under two names. */
export function isRenamed({ oldColumn, newColumn }: ColumnPair): boolean {
  return oldColumn.steps.join('.') !== newColumn.steps.join('.')
}

function ownName({ steps, kind }: ComparableColumn): string {
  return `${steps.at(-1) ?? ''}\n${kind}`
}

function sortOf({ role, kind, codes }: ComparableColumn): string | undefined {
  if (role === 'label') return role
  if (role === 'figure') return kind
  return role === 'name' || codes === '' ? undefined : codes
}

function countBy(columns: readonly ComparableColumn[], trait: (column: ComparableColumn) => string | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const column of columns) {
    const key = trait(column)
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
