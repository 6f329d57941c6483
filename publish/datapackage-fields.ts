/**
 * The columns of one side of a table as fields of a data file: a code and its name are two fields, whatever the form prints in one cell, and
 * each has the concept that it stands for (FDP's ColumnType). Fields follow from the columns alone, so that they are the same in every year.
 */
import { uniqueNames } from './file-name.ts'
import { guardFormula } from './formula-guard.ts'
import type { PublishedColumn, PublishedTable } from './model.ts'
import { oneLine } from './plain-text.ts'

/** Which part of a column's cells a field holds; `code-or-text` where no field beside it would have what is no code. */
export type FieldPart = 'text' | 'code' | 'code-or-text' | 'name' | 'figure'

export interface DataField {
  readonly name: string
  readonly title: string
  /** The column's number in the table. */
  readonly column: number
  readonly part: FieldPart
  readonly columnType?: string
}

/** Fields of our own: in every file which printed row it was and whether it adds up others; the rest are what unfolding adds. */
export const OWN = {
  row: 'row',
  rowKind: 'row_kind',
  amount: 'amount',
  measure: 'measure',
  measureKind: 'measure_kind',
  currency: 'currency',
  factor: 'factor',
  year: 'fiscal_year',
  direction: 'direction',
} as const

/** Departmental and government economic classes stand beside each other in one row, and so must not be one concept. */
const CONCEPTS: Readonly<Partial<Record<PublishedColumn['type'], readonly [code: string, label: string]>>> = {
  功能分类: ['functional-classification:generic:code', 'functional-classification:generic:label'],
  政府经济分类: ['economic-classification:generic:code:government', 'economic-classification:generic:label:government'],
  部门经济分类: ['economic-classification:generic:code:department', 'economic-classification:generic:label:department'],
  单位: ['administrative-classification:generic:code', 'administrative-classification:generic:label'],
  项目: ['activity:generic:project:code', 'activity:generic:project:label'],
}

/** The concepts that the standard taxonomy has not, each as a kind of one that it has. */
export const OWN_CONCEPTS = [CONCEPTS.政府经济分类, CONCEPTS.部门经济分类].flatMap((pair) => {
  const [code, label] = pair as readonly [string, string]
  return [
    { name: code, dataType: 'string', unique: true },
    { name: label, dataType: 'string', labelOf: code },
  ]
})

export function fieldsOf(table: PublishedTable, side: number): readonly DataField[] {
  const unique = uniqueNames(Number.POSITIVE_INFINITY)
  for (const name of Object.values(OWN)) unique(name)
  return table.columns
    .flatMap((column, number) => (column.side === side ? partsOf(table, column, number) : []))
    .map((field) => ({ ...field, name: guardFormula(unique(field.name)) }))
}

function partsOf(table: PublishedTable, column: PublishedColumn, number: number): readonly DataField[] {
  const name = oneLine(column.path.join('.')) || `${number + 1}`
  const title = column.path.map(oneLine).join(' › ')
  const field = { name, title, column: number }
  if (column.kind !== 'text') return [{ ...field, part: 'figure', ...(column.type === '年' ? { columnType: 'date:fiscal-year' } : {}) }]
  const concept = CONCEPTS[column.type]
  const named = column.namesOf === undefined ? undefined : CONCEPTS[table.columns[column.namesOf]?.type ?? '文本']
  if (named) return [{ ...field, part: 'text', columnType: named[1] }]
  if (!concept && column.type !== '购买服务') return [{ ...field, part: 'text' }]
  const code: DataField = { ...field, part: 'code', ...(concept ? { columnType: concept[0] } : {}) }
  // The names stand in a column of their own.
  if (table.columns.some(({ namesOf }) => namesOf === number)) return [{ ...code, part: 'code-or-text' }]
  return [
    { ...code, name: `${name}.编码`, title: `${title} › 编码` },
    { ...field, name: `${name}.名称`, title: `${title} › 名称`, part: 'name', ...(concept ? { columnType: concept[1] } : {}) },
  ]
}
