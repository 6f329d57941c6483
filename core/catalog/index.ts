/**
 * The catalogue: what is known about classification codes, economic pairs, purchased services and the forms' words.
 * Made from the texts of catalogs/*.tsv, which the caller brings. It has no year of its own and reads no file.
 */
import { readAliases, readUnconfirmed } from './aliases.ts'
import { type Classification, classificationOf } from './classification.ts'
import { type ClassificationData, withEntries } from './classification-data.ts'
import { storeOf } from './code-store.ts'
import { type ClassificationKind, type CodeAddition, type CodeEntry, levelOfCode } from './codes.ts'
import { type EconomicPairs, readEconomicPairs } from './economic-pairs.ts'
import { type FixedPairs, readFixedPairs } from './fixed-pairs.ts'
import { type FormWords, readFormWords } from './form-words.ts'
import { type IndicatorWords, readIndicatorWords } from './indicator-words.ts'
import { type FindPlaceholder, readPlaceholders } from './placeholder-words.ts'
import { type Readings, readReadings } from './readings.ts'
import { readServiceDirectory, type ServiceDirectory } from './service-directory.ts'
import { readTable, readYear } from './table.ts'

export type { Alias, UnconfirmedCode } from './aliases.ts'
export type { Classification, NameMatch, NearestWish } from './classification.ts'
export * from './codes.ts'
export type { EconomicPair, EconomicPairs } from './economic-pairs.ts'
export { foldName } from './fold-name.ts'
export type { FormLine, FormWords, Term } from './form-words.ts'
export type { Aspect, Comparison, Direction, IndicatorWords } from './indicator-words.ts'
export type { Readings } from './readings.ts'
export type { ServiceDirectory, ServiceEntry } from './service-directory.ts'

export interface Catalog {
  readonly functional: Classification
  /** 政府预算支出经济分类 */
  readonly gov: Classification
  /** 部门预算支出经济分类 */
  readonly dept: Classification
  of(kind: ClassificationKind): Classification
  readonly pairs: EconomicPairs
  readonly fixedPairs: FixedPairs
  readonly services: ServiceDirectory
  readonly words: FormWords
  readonly indicators: IndicatorWords
  /** The placeholder that a text still holds. */
  readonly placeholderIn: FindPlaceholder
  /** How characters are read, for those who ask by pinyin. */
  readonly readings: Readings
  /** This catalogue with a budget's own codes on top. Those whose digits fit no level are left out: the rule that reads the declaration reports them. */
  with(additions: readonly CodeAddition[]): Catalog
}

/** @param files the texts of catalogs/*.tsv by file name; a missing one is an empty table */
export function createCatalog(files: Readonly<Record<string, string>>): Catalog {
  const aliases = readAliases(files['aliases.tsv'])
  const unconfirmed = readUnconfirmed(files['unconfirmed.tsv'])
  const dataOf = (kind: ClassificationKind): ClassificationData => ({
    kind,
    codes: storeOf(kind, readEntries(kind, files[`${kind}.tsv`])),
    aliases: aliases.filter((alias) => alias.kind === kind),
    unconfirmed: kind === 'functional' ? unconfirmed : [],
  })
  const data = { functional: dataOf('functional'), 'gov-economic': dataOf('gov-economic'), 'dept-economic': dataOf('dept-economic') }
  return catalogOf(data, {
    pairs: readEconomicPairs(files['economic-map.tsv']),
    fixedPairs: readFixedPairs(files['fixed-pairs.tsv']),
    services: readServiceDirectory(files['service-directory.tsv']),
    words: readFormWords(files),
    indicators: readIndicatorWords(files),
    placeholderIn: readPlaceholders(files['placeholders.tsv']),
    readings: readReadings(files['pinyin.tsv']),
  })
}

function catalogOf(
  data: Readonly<Record<ClassificationKind, ClassificationData>>,
  rest: Pick<Catalog, 'pairs' | 'fixedPairs' | 'services' | 'words' | 'indicators' | 'placeholderIn' | 'readings'>,
): Catalog {
  const classifications = {
    functional: classificationOf(data.functional),
    'gov-economic': classificationOf(data['gov-economic']),
    'dept-economic': classificationOf(data['dept-economic']),
  }
  const extended = (kind: ClassificationKind, additions: readonly CodeAddition[]) =>
    withEntries(data[kind], additions.filter((addition) => addition.kind === kind).flatMap(declaredEntry))
  return {
    functional: classifications.functional,
    gov: classifications['gov-economic'],
    dept: classifications['dept-economic'],
    of: (kind) => classifications[kind],
    ...rest,
    with: (additions) =>
      catalogOf(
        {
          functional: extended('functional', additions),
          'gov-economic': extended('gov-economic', additions),
          'dept-economic': extended('dept-economic', additions),
        },
        rest,
      ),
  }
}

function declaredEntry(addition: CodeAddition): readonly CodeEntry[] {
  const level = levelOfCode(addition.kind, addition.code)
  return level === undefined ? [] : [{ ...addition, level, source: 'declared' }]
}

function readEntries(kind: ClassificationKind, text: string | undefined): readonly CodeEntry[] {
  return readTable(text).flatMap((row) => {
    const level = levelOfCode(kind, row('code'))
    const fromYear = readYear(row('from_year'))
    const toYear = readYear(row('to_year'))
    if (level === undefined) return []
    const entry = { kind, code: row('code'), name: row('name'), level, source: row('source') }
    return [
      {
        ...entry,
        ...(row('fund') === '' ? {} : { fund: row('fund') }),
        ...(fromYear === undefined ? {} : { fromYear }),
        ...(toYear === undefined ? {} : { toYear }),
      },
    ]
  })
}
