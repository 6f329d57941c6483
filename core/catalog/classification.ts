/** Look-ups in one classification: code, name, path, children, near codes. It says what is known, not whether a budget is wrong. */
import { type Alias, matchesPattern, type UnconfirmedCode } from './aliases.ts'
import { type ClassificationData, entriesNamed } from './classification-data.ts'
import { type ClassificationKind, type CodeEntry, isValidIn, type Level, levelOfCode, parentCode } from './codes.ts'
import { foldName } from './fold-name.ts'
import { nearestEntries } from './nearest.ts'

export interface Classification {
  readonly kind: ClassificationKind
  /** The entry of a code in a year; without a year, its newest. A code that a budget declares wins over the catalogue. */
  lookup(code: string, year?: number): CodeEntry | undefined
  /** Every entry of a code, whatever its years, oldest first: shows since or until when a code holds. */
  history(code: string): readonly CodeEntry[]
  /** Entries with this name, or with an alias of it; 行政运行 has dozens. */
  byName(name: string, year?: number): readonly CodeEntry[]
  /** From 类 down to the code itself; levels that the catalogue lacks are left out. */
  path(code: string, year?: number): readonly CodeEntry[]
  /** Entries one level down. `''` asks for the 类. */
  children(code: string, year?: number): readonly CodeEntry[]
  childCount(code: string, year?: number): number
  /** Every name other than the catalogue's that documents print for a code. */
  aliases(code: string): readonly Alias[]
  /** How a written name stands to a code: its name in that year, its name in other years, an alias, or none of these. */
  nameOfCode(code: string, name: string, year?: number): NameMatch
  /** Set when the code may exist although it is not in the catalogue. */
  unconfirmed(code: string): UnconfirmedCode | undefined
  levelOf(code: string): Level | undefined
  /** Codes that may have been meant, best first: of the same name, then a slip of the hand away. */
  nearest(code: string, wanted?: NearestWish): readonly CodeEntry[]
  all(year?: number): Iterable<CodeEntry>
}

export type NameMatch = 'same' | 'other-year' | 'alias' | 'different' | 'unknown-code'

export interface NearestWish {
  readonly name?: string
  readonly year?: number
  readonly level?: Level
  /** 5 unless said otherwise. */
  readonly limit?: number
}

export function classificationOf(data: ClassificationData): Classification {
  const { kind, codes } = data
  const lookup = (code: string, year?: number) => codes.entriesOf(code).findLast((entry) => isValidIn(entry, year))
  const childrenOf = (code: string, year?: number) => known(codes.codesBelow(code).map((child) => lookup(child, year)))
  return {
    kind,
    lookup,
    history: (code) => codes.entriesOf(code),
    byName: (name, year) => entriesNamed(data, name).filter((entry) => isValidIn(entry, year)),
    path: (code, year) => known(ancestry(kind, code).map((each) => lookup(each, year))),
    children: childrenOf,
    childCount: (code, year) => childrenOf(code, year).length,
    aliases: (code) => data.aliases.filter((alias) => alias.code === code),
    nameOfCode: (code, name, year) => matchName(data, code, foldName(name), year),
    unconfirmed: (code) => data.unconfirmed.find(({ pattern }) => matchesPattern(code, pattern)),
    levelOf: (code) => levelOfCode(kind, code),
    nearest: (code, wanted = {}) => nearestEntries(data, lookup, code, wanted),
    all: (year) => known(codes.codes().map((code) => lookup(code, year))),
  }
}

function matchName(data: ClassificationData, code: string, folded: string, year: number | undefined): NameMatch {
  const entries = data.codes.entriesOf(code)
  if (entries.length === 0) return 'unknown-code'
  const named = entries.filter((entry) => foldName(entry.name) === folded)
  if (named.some((entry) => isValidIn(entry, year))) return 'same'
  if (named.length > 0) return 'other-year'
  return data.aliases.some((alias) => alias.code === code && foldName(alias.name) === folded) ? 'alias' : 'different'
}

function ancestry(kind: ClassificationKind, code: string): readonly string[] {
  const parent = parentCode(kind, code)
  return parent === undefined ? [code] : [...ancestry(kind, parent), code]
}

function known(entries: readonly (CodeEntry | undefined)[]): readonly CodeEntry[] {
  return entries.filter((entry) => entry !== undefined)
}
