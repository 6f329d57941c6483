/** What a classification is made of, and the one look-up that several questions share: by name, aliases included. Nothing is ranked here. */
import type { Alias, UnconfirmedCode } from './aliases.ts'
import { type CodeStore, storeOf } from './code-store.ts'
import type { ClassificationKind, CodeEntry } from './codes.ts'
import { foldName } from './fold-name.ts'

export interface ClassificationData {
  readonly kind: ClassificationKind
  /** May lie over the shipped store. */
  readonly codes: CodeStore
  readonly aliases: readonly Alias[]
  readonly unconfirmed: readonly UnconfirmedCode[]
}

/** The same data with a budget's own codes on top. */
export function withEntries(data: ClassificationData, entries: readonly CodeEntry[]): ClassificationData {
  return entries.length === 0 ? data : { ...data, codes: storeOf(data.kind, entries, data.codes) }
}

/** Entries of a name, then those of which the name is an alias, each once. */
export function entriesNamed(data: ClassificationData, name: string): readonly CodeEntry[] {
  const folded = foldName(name)
  const ofAliases = data.aliases.filter((alias) => foldName(alias.name) === folded).flatMap((alias) => data.codes.entriesOf(alias.code))
  return [...new Set([...data.codes.namedAs(folded), ...ofAliases])]
}
