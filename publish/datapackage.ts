/**
 * Publication → a Fiscal Data Package (fiscal.datapackage.org 1.0, on Tabular Data Package 1): one archive with `datapackage.json` and a CSV file for
 * each side of each table. An archive, since the specification wants just that name for the descriptor, and budgets share a folder.
 */
import { pack } from './archive.ts'
import { csvField } from './csv.ts'
import { type DataField, fieldsOf, OWN, OWN_CONCEPTS } from './datapackage-fields.ts'
import { packageName, resourceNames } from './datapackage-names.ts'
import { type DataRow, rowsOf } from './datapackage-rows.ts'
import { schemaOf } from './datapackage-schema.ts'
import { packageWordsOf } from './datapackage-words.ts'
import { publicationStem } from './file-name.ts'
import { guardFormula } from './formula-guard.ts'
import type { Publication, PublishedTable } from './model.ts'
import { type OutputFile, utf8 } from './output.ts'
import { oneLine, plainText } from './plain-text.ts'
import { sha256, toHex } from './sha256.ts'
import { fullTitle, wordsOf } from './words.ts'

/** Where the specification says that the concepts are defined. */
const TAXONOMY = 'https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json'

interface DataFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly resource: Readonly<Record<string, unknown>>
}

export function writeDataPackage(publication: Publication): readonly OutputFile[] {
  const files = dataFiles(publication)
  const descriptor = `${JSON.stringify(descriptorOf(publication, files), null, 2)}\n`
  const parts = Object.fromEntries(files.map(({ path, bytes }) => [path, bytes]))
  return [{ name: `${publicationStem(publication)}.datapackage.zip`, bytes: pack({ 'datapackage.json': utf8(descriptor), ...parts }) }]
}

function descriptorOf(publication: Publication, files: readonly DataFile[]): Readonly<Record<string, unknown>> {
  const { title, publisher, year, draft } = publication
  const words = packageWordsOf(publication)
  return {
    // The registered name of the fiscal profile asks for version 0.3; what is built on the tabular one says so.
    profile: 'tabular-data-package',
    name: packageName(publication),
    title: oneLine(title) || wordsOf(publication).untitled,
    description: draft ? `${words.draft}\n${words.description}` : words.description,
    ...(oneLine(publisher) === '' ? {} : { contributors: [{ title: oneLine(publisher), role: 'publisher' }] }),
    countryCode: 'CN',
    ...(year === undefined ? {} : { fiscalPeriod: { start: `${pad(year)}-01-01`, end: `${pad(year)}-12-31` } }),
    columnTypes: [TAXONOMY, OWN_CONCEPTS],
    resources: files.map(({ resource }) => resource),
  }
}

function pad(year: number): string {
  return String(year).padStart(4, '0')
}

function dataFiles(publication: Publication): readonly DataFile[] {
  const nameOf = resourceNames()
  return publication.tables.flatMap((table, position) =>
    (table.sides ?? ['']).map((_, side) => dataFile(publication, table, side, nameOf(table, position, side))),
  )
}

function dataFile(publication: Publication, table: PublishedTable, side: number, name: string): DataFile {
  const fields = fieldsOf(table, side)
  const rows = rowsOf(table, side, fields)
  const bytes = utf8(csvText(fields, rows))
  const path = `data/${name}.csv`
  const sideName = table.sides?.[side] ?? ''
  const resource = {
    name,
    path,
    profile: 'tabular-data-resource',
    title: [fullTitle(table), ...(sideName === '' ? [] : [oneLine(sideName)])].join(' · '),
    ...(table.notes.length === 0 ? {} : { description: table.notes.map(plainText).join('\n') }),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: bytes.length,
    hash: `sha256:${toHex(sha256(bytes))}`,
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\r\n', header: true },
    schema: schemaOf({ table, side, fields, rows, year: publication.year, words: packageWordsOf(publication) }),
  }
  return { path, bytes, resource }
}

/** Without a byte order mark, which the header's first name would begin with. */
function csvText(fields: readonly DataField[], rows: readonly DataRow[]): string {
  const header = [OWN.row, OWN.rowKind, ...fields.map(({ name }) => csvField(name))]
  const lines = rows.map(({ row, kind, cells }) => [String(row), kind, ...cells.map((cell) => csvField(guardFormula(cell)))])
  return [header, ...lines].map((line) => `${line.join(',')}\r\n`).join('')
}
