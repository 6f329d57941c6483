/** The tables of three published budgets as they were transcribed (fixtures), and how their cells are compared. Not tests themselves. */
import { readFileSync } from 'node:fs'
import { foldLabel } from '../../core/format/label.ts'

export const YEARS = [2021, 2023, 2024] as const
export type Year = (typeof YEARS)[number]

export interface Transcribed {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly columns: readonly string[]
  /** What is printed once above the rows. */
  readonly header?: Readonly<Record<string, string>>
  readonly notes: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const ROOT = new URL('../../', import.meta.url)

export function transcribed(year: Year): readonly Transcribed[] {
  const { tables } = JSON.parse(readFileSync(new URL(`test/fixtures/disclosures/${year}.json`, ROOT), 'utf8')) as { tables: readonly Transcribed[] }
  // Paths are written with dots in budgets.
  const dotted = (name: string) => name.replaceAll('/', '.')
  return tables.map((table) => ({
    ...table,
    columns: table.columns.map(dotted),
    ...(table.header ? { header: Object.fromEntries(Object.entries(table.header).map(([name, text]) => [dotted(name), text])) } : {}),
  }))
}

export function exampleText(year: Year, name: string): string {
  return readFileSync(new URL(`examples/xicheng-${year}/${name}.budget`, ROOT), 'utf8')
}

/** Amounts and words to the letter; names whatever the width of their brackets, which the documents mix. */
export function isSameText(a: string, b: string): boolean {
  return a === b || foldLabel(a) === foldLabel(b)
}

/** A table with what stands above its rows in each of them, as the generated tables have it. */
export function flattened({ columns, header = {}, rows }: Transcribed): {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
} {
  const above = Object.entries(header)
  return { columns: [...above.map(([name]) => name), ...columns], rows: rows.map((row) => [...above.map(([, text]) => text), ...row]) }
}

/** `6,119.852000` → `6119.852`; a blank is zero. */
export function plainNumber(text: string): string {
  const plain = text.replaceAll(',', '')
  return plain === '' ? '0' : plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
}
