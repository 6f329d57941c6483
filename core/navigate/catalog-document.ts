/** A classification as a read-only document: a line for each code, deeper levels set in. The same year gives the same text. */
import type { Catalog, ClassificationKind, CodeEntry } from '../catalog/index.ts'
import type { Language } from '../report.ts'

const TITLES: Readonly<Record<ClassificationKind, { readonly zh: string; readonly en: string }>> = {
  functional: { zh: '支出功能分类科目', en: 'Functional classification of expenditure' },
  'gov-economic': { zh: '政府预算支出经济分类科目', en: 'Economic classification of government expenditure' },
  'dept-economic': { zh: '部门预算支出经济分类科目', en: 'Economic classification of departmental expenditure' },
}

export interface CatalogDocument {
  readonly lines: readonly string[]
  /** The line of each code, from 0. */
  readonly lineOf: ReadonlyMap<string, number>
}

/** Without a year each code has its newest entry. */
export function catalogDocument(catalog: Catalog, kind: ClassificationKind, year: number | undefined, language: Language): CatalogDocument {
  const lines = [heading(kind, year, language), '']
  const lineOf = new Map<string, number>()
  const classification = catalog.of(kind)
  const entries = new Map<string, CodeEntry>()
  for (const entry of classification.all(year))
    if (!entries.has(entry.code)) entries.set(entry.code, classification.lookup(entry.code, year) ?? entry)
  const levels = [...new Set([...entries.keys()].map((code) => code.length))].sort((a, b) => a - b)
  for (const [code, entry] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lineOf.set(code, lines.length)
    lines.push(`${'  '.repeat(levels.indexOf(code.length))}${code} ${entry.name}${yearsOf(entry)}`)
  }
  return { lines, lineOf }
}

function heading(kind: ClassificationKind, year: number | undefined, language: Language): string {
  if (language === 'zh') return `# ${TITLES[kind].zh}${year === undefined ? '' : `（${year} 年）`}，只读`
  return `# ${TITLES[kind].en}${year === undefined ? '' : ` (${year})`}, read-only`
}

function yearsOf({ fromYear, toYear }: CodeEntry): string {
  return fromYear === undefined && toYear === undefined ? '' : `  # ${fromYear ?? ''}–${toYear ?? ''}`
}
