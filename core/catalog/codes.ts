/** What a classification code is: its kind, its level by its digits, its entries. No look-up happens here. */
export type ClassificationKind = 'functional' | 'gov-economic' | 'dept-economic'
export type Level = '类' | '款' | '项'

export const classificationKinds: readonly ClassificationKind[] = ['functional', 'gov-economic', 'dept-economic']

/** One code with one name. A code that was renamed has an entry for each name, each with its years. */
export interface CodeEntry {
  readonly kind: ClassificationKind
  readonly code: string
  readonly name: string
  readonly level: Level
  /** 一般公共预算, 政府性基金, …; functional codes only. */
  readonly fund?: string
  /** First and last year in which the code carries this name; absent: no bound is known. */
  readonly fromYear?: number
  readonly toYear?: number
  /** How firmly this is known, in the words of catalogs/README.md; `declared` for a code that a budget adds. */
  readonly source: string
}

/** A code that a budget declares for itself: `科目 功能分类 2014101 …`. */
export interface CodeAddition {
  readonly kind: ClassificationKind
  readonly code: string
  readonly name: string
}

/** How many digits a code has at each level. */
const digitsOf: Readonly<Record<ClassificationKind, Readonly<Partial<Record<Level, number>>>>> = {
  functional: { 类: 3, 款: 5, 项: 7 },
  'gov-economic': { 类: 3, 款: 5 },
  'dept-economic': { 类: 3, 款: 5 },
}

/** The levels of a classification, from the widest to the narrowest, with their digits. */
export function levelsOf(kind: ClassificationKind): readonly { readonly level: Level; readonly digits: number }[] {
  return (Object.entries(digitsOf[kind]) as [Level, number][]).map(([level, digits]) => ({ level, digits }))
}

/** The level that a code has by its digits; undefined if no code of this classification can look so. */
export function levelOfCode(kind: ClassificationKind, code: string): Level | undefined {
  if (!/^\d+$/.test(code)) return undefined
  return levelsOf(kind).find(({ digits }) => digits === code.length)?.level
}

/** The code cut to a level: 2010301 at 款 is 20103. Undefined if it is shorter than that level or the classification has no such level. */
export function codeAtLevel(kind: ClassificationKind, code: string, level: Level): string | undefined {
  const digits = digitsOf[kind][level]
  return digits === undefined || code.length < digits ? undefined : code.slice(0, digits)
}

/** The code one level up, or undefined for a 类. */
export function parentCode(kind: ClassificationKind, code: string): string | undefined {
  const digits = levelsOf(kind).findLast((each) => each.digits < code.length)?.digits
  return digits === undefined ? undefined : code.slice(0, digits)
}

/** An entry without a bound is valid in every year; without a year to ask for, every entry is. */
export function isValidIn(entry: { readonly fromYear?: number; readonly toYear?: number }, year: number | undefined): boolean {
  if (year === undefined) return true
  return (entry.fromYear ?? year) <= year && year <= (entry.toYear ?? year)
}
