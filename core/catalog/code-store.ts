/**
 * Indexes of one classification's entries: by code, by folded name, by parent. A store may lie over another one,
 * so that the few codes which a budget declares cost nothing like a second catalogue. It ranks and judges nothing.
 */
import { type ClassificationKind, type CodeEntry, parentCode } from './codes.ts'
import { foldName } from './fold-name.ts'
import { groupBy } from './group-by.ts'

export interface CodeStore {
  /** Every entry of a code, oldest name first. */
  entriesOf(code: string): readonly CodeEntry[]
  /** Every entry whose name folds to this text. */
  namedAs(folded: string): readonly CodeEntry[]
  /** The codes one level down, in order. */
  codesBelow(code: string): readonly string[]
  /** Every code once, in order. */
  codes(): readonly string[]
}

const none: readonly never[] = []

export function storeOf(kind: ClassificationKind, entries: readonly CodeEntry[], below?: CodeStore): CodeStore {
  const byCode = groupBy(entries, (entry) => entry.code)
  const byName = groupBy(entries, (entry) => foldName(entry.name))
  const ownCodes = [...byCode.keys()].sort()
  const byParent = groupBy(ownCodes, (code) => parentCode(kind, code) ?? '')
  let codes: readonly string[] | undefined
  return {
    entriesOf: (code) => joined(below?.entriesOf(code), byCode.get(code)),
    namedAs: (folded) => joined(below?.namedAs(folded), byName.get(folded)),
    codesBelow: (code) => merged(below?.codesBelow(code), byParent.get(code)),
    codes: () => {
      codes ??= merged(below?.codes(), ownCodes)
      return codes
    },
  }
}

function joined<T>(first: readonly T[] = none, second: readonly T[] = none): readonly T[] {
  if (second.length === 0) return first
  return first.length === 0 ? second : [...first, ...second]
}

function merged(first: readonly string[] = none, second: readonly string[] = none): readonly string[] {
  if (second.length === 0) return first
  return first.length === 0 ? second : [...new Set([...first, ...second])].sort()
}
