/** Other names that documents print for a code, and codes of which too little is known to call them wrong. It decides nothing about a budget. */
import type { ClassificationKind } from './codes.ts'
import { foldName } from './fold-name.ts'
import { type Row, readTable } from './table.ts'

/** A name that is, or was, printed for a code whose catalogue name is another. */
export interface Alias {
  readonly kind: ClassificationKind
  readonly code: string
  readonly name: string
  readonly catalogueName: string
  /** Only brackets, quotes or blanks differ. */
  readonly isTypographic: boolean
  readonly source: string
  readonly note: string
}

/** A code that may well exist: its absence from the catalogue must not be reported. */
export interface UnconfirmedCode {
  /** Digits; `x` stands for any digit. */
  readonly pattern: string
  readonly name: string
  readonly fund: string
  readonly reason: string
}

export function readAliases(text: string | undefined): readonly Alias[] {
  return readTable(text).map((row) => ({
    kind: row('kind') as ClassificationKind,
    code: row('code'),
    name: row('observed_name'),
    catalogueName: row('catalogue_name'),
    isTypographic: foldName(row('observed_name')) === foldName(row('catalogue_name')),
    source: row('source'),
    note: row('note'),
  }))
}

/** The unconfirmed functional codes, by the only column that says of which classification a row is: its fund. */
export function readUnconfirmed(text: string | undefined): readonly UnconfirmedCode[] {
  return readTable(text)
    .map(unconfirmedOf)
    .filter(({ pattern }) => /^[\dx]+$/.test(pattern))
}

function unconfirmedOf(row: Row): UnconfirmedCode {
  return { pattern: row('code'), name: row('name'), fund: row('fund'), reason: row('reason') }
}

export function matchesPattern(code: string, pattern: string): boolean {
  return code.length === pattern.length && [...pattern].every((digit, index) => digit === 'x' || digit === code[index])
}
