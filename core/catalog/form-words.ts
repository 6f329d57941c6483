/** The words that forms print: fixed lines of income and expenditure tables, performance and procurement terms. Lists, for completion and import; no rule rests on them alone. */
import { readTable } from './table.ts'

/** A fixed line of a form's table in one year. */
export interface FormLine {
  readonly year: string
  readonly table: string
  readonly ordinal: number
  readonly name: string
  /** The functional code that an expenditure line stands for. */
  readonly code?: string
}

/** A term with what it is (`二级指标`, `政府采购类别`) and, for an indicator, what it belongs to. */
export interface Term {
  readonly kind: string
  readonly name: string
  readonly code?: string
  readonly parent?: string
  readonly source: string
  readonly note: string
}

export interface FormWords {
  readonly incomeLines: readonly FormLine[]
  readonly expenditureLines: readonly FormLine[]
  readonly performance: readonly Term[]
  readonly procurement: readonly Term[]
}

export function readFormWords(files: Readonly<Record<string, string>>): FormWords {
  return {
    incomeLines: readLines(files['income-lines.tsv']),
    expenditureLines: readLines(files['expenditure-lines.tsv']),
    performance: readTerms(files['performance.tsv']),
    procurement: readTerms(files['procurement.tsv']),
  }
}

function readLines(text: string | undefined): readonly FormLine[] {
  return readTable(text).map((row) => ({
    year: row('document_year'),
    table: row('table'),
    ordinal: Number(row('ordinal')),
    name: row('name'),
    ...(row('category_code') === '' ? {} : { code: row('category_code') }),
  }))
}

function readTerms(text: string | undefined): readonly Term[] {
  return readTable(text).map((row) => ({
    kind: row('kind'),
    name: row('name'),
    source: row('source'),
    note: row('note'),
    ...(row('code') === '' ? {} : { code: row('code') }),
    ...(row('parent') === '' ? {} : { parent: row('parent') }),
  }))
}
