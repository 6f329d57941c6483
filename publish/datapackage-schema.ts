/** The schema of one data file: Table Schema, with FDP's concepts, what the amounts mean, and how the file is unfolded to one amount in a row. */
import { type DataField, OWN } from './datapackage-fields.ts'
import { directionOf } from './datapackage-names.ts'
import type { DataRow } from './datapackage-rows.ts'
import type { PackageWords } from './datapackage-words.ts'
import { isDecimal } from './exact-number.ts'
import type { PublishedTable } from './model.ts'

type Json = Readonly<Record<string, unknown>>

export interface SchemaRequest {
  readonly table: PublishedTable
  readonly side: number
  readonly fields: readonly DataField[]
  readonly rows: readonly DataRow[]
  readonly year: number | undefined
  readonly words: PackageWords
}

export function schemaOf(request: SchemaRequest): Json {
  const { fields, words } = request
  return {
    fields: [
      { name: OWN.row, type: 'integer', description: words.row, constraints: { required: true, unique: true } },
      { name: OWN.rowKind, type: 'string', description: words.rowKind, constraints: { required: true, enum: ['item', 'sum'] } },
      ...fields.map((field) => fieldSchema(request, field)),
    ],
    primaryKey: [OWN.row],
    missingValues: ['', ...wordsAmongFigures(request)],
    extraFields: extraFields(request),
  }
}

/** 无 in a column of figures: printed as it stands, and no number. */
function wordsAmongFigures({ fields, rows }: SchemaRequest): readonly string[] {
  const words = fields.flatMap(({ part }, index) => (part === 'figure' ? rows.map((row) => row.cells[index] ?? '') : []))
  return [...new Set(words.filter((word) => word !== '' && !isDecimal(word)))].sort()
}

function fieldSchema(request: SchemaRequest, field: DataField): Json {
  const { table, words } = request
  const { name, title, columnType } = field
  const column = table.columns[field.column]
  const base = { name, title, ...(columnType === undefined ? {} : { columnType }) }
  if (field.part !== 'figure' || !column) return { ...base, type: 'string' }
  if (column.kind === 'percent') return { ...base, type: 'number', description: words.percent }
  if (column.kind !== 'amount') return { ...base, type: column.type === '年' ? 'integer' : 'number' }
  const sumOf = addends(request, field)
  return {
    ...base,
    type: 'number',
    ...(sumOf && sumOf.length > 0 ? { description: words.sumOf(sumOf), sumOf } : {}),
    ...(table.unit === undefined ? {} : { unit: table.unit, factor: factorOf(table) }),
    normalize: { [OWN.measure]: name, [OWN.measureKind]: kindOf(request, field) },
  }
}

function addends({ table, fields }: SchemaRequest, { column }: DataField): readonly string[] | undefined {
  return table.columns[column]?.sumOf?.flatMap((number) => fields.find((each) => each.column === number && each.part === 'figure')?.name ?? [])
}

function kindOf({ table }: SchemaRequest, { column }: DataField): 'sum' | 'part' | 'other' {
  if (table.columns[column]?.sumOf) return 'sum'
  return table.columns.some(({ sumOf }) => sumOf?.includes(column)) ? 'part' : 'other'
}

function factorOf({ unit }: PublishedTable): number {
  return unit === '万元' ? 10_000 : 1
}

function extraFields(request: SchemaRequest): readonly Json[] {
  const { table, side, fields, year, words } = request
  const direction = directionOf(table, side)
  const hasYear = fields.some(({ columnType }) => columnType === 'date:fiscal-year')
  const constants: readonly (Json | undefined)[] = [
    year === undefined || hasYear
      ? undefined
      : { name: OWN.year, type: 'integer', title: words.year, columnType: 'date:fiscal-year', constant: year },
    direction && { name: OWN.direction, type: 'string', title: words.direction, columnType: 'direction', constant: direction },
  ]
  const about = constants.filter((each) => each !== undefined)
  if (!fields.some(({ column, part }) => part === 'figure' && table.columns[column]?.kind === 'amount')) return about
  return [
    { name: OWN.amount, type: 'number', title: words.amount, columnType: 'value', normalizationTarget: true },
    { name: OWN.measure, type: 'string', title: words.measure, columnType: 'value-kind:code' },
    { name: OWN.measureKind, type: 'string', title: words.measureKind },
    { name: OWN.currency, type: 'string', title: words.currency, columnType: 'value-currency:code', constant: 'CNY' },
    { name: OWN.factor, type: 'integer', title: words.factor, constant: factorOf(table) },
    ...about,
  ]
}
