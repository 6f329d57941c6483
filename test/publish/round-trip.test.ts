/**
 * Every amount of every table of the real budgets, sources and published documents alike, comes back exactly from each format, read by a program
 * that is not ours: DuckDB, LibreOffice, a browser.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCsv } from '../../publish/csv.ts'
import { writeDataPackage } from '../../publish/datapackage.ts'
import { writeHtml } from '../../publish/html.ts'
import type { Publication, PublishedTable } from '../../publish/model.ts'
import { writeXlsx } from '../../publish/xlsx.ts'
import { exampleText, YEARS } from '../examples/disclosures.ts'
import { hasBrowser, openBrowser, type TestBrowser } from './browser.ts'
import { publish } from './budgets.ts'
import { readCsv } from './csv-reader.ts'
import { type Database, openDatabase } from './duckdb.ts'
import { hasOffice, openOffice, SHEETS } from './office.ts'
import { readZip } from './zip-reader.ts'

const BUDGETS = YEARS.flatMap((year) => ['预算', '公开稿'].map((name) => ({ year, name, label: `${year} ${name}` })))
const publications = new Map<string, Publication>()

beforeAll(async () => {
  for (const { year, name, label } of BUDGETS) {
    const { publication } = await publish(exampleText(year, name), { draft: true })
    if (!publication) throw new Error(`${label} gave no publication`)
    publications.set(label, publication)
  }
})

const publicationOf = (label: string) => publications.get(label) as Publication

/** A figure by its value: no separators, no zeros at the end, no percent sign. */
function plain(figure: string): string {
  const percent = figure.endsWith('%')
  const [, sign = '', whole = '', rest = ''] = /^(-?)([\d,]+)(?:\.(\d+))?%?$/.exec(figure.trim()) ?? []
  if (whole === '') return `not a figure: ${figure}`
  const digits = (percent ? '00' : '') + whole.replaceAll(',', '')
  const [a, b] = percent ? [digits.slice(0, -2), digits.slice(-2) + rest] : [digits, rest]
  const value = `${a.replace(/^0+(?=\d)/, '')}.${b}`.replace(/\.?0*$/, '')
  return value === '0' || value === '' ? '0' : sign + value
}

interface Amount {
  readonly table: number
  readonly row: number
  readonly column: number
  readonly value: string
}

/** Every figure that is printed, with its place. */
function amountsOf({ tables }: Publication): readonly Amount[] {
  return tables.flatMap(({ rows }, table) =>
    rows.flatMap(({ cells }, row) =>
      cells.flatMap(({ value }, column) => (value === undefined ? [] : [{ table, row, column, value: plain(value) }])),
    ),
  )
}

/** What was read at each amount's place; the differences are listed, since a whole budget is too much to look through. */
function expectAll(publication: Publication, read: (amount: Amount) => string | undefined): void {
  const amounts = amountsOf(publication)
  expect(amounts.length).toBeGreaterThan(200)
  const wrong = amounts.flatMap((amount) => {
    const found = read(amount) ?? ''
    const { name } = publication.tables[amount.table] as PublishedTable
    return plain(found) === amount.value ? [] : [`${name} row ${amount.row + 1} column ${amount.column + 1}: ${amount.value} came back as “${found}”`]
  })
  expect(wrong).toEqual([])
}

it('reads figures by their value', () => {
  expect(['6,119.852024', '-0.010', '0', '-0.00', '5.97%', '100%', '0.5%', '12', '无'].map(plain)).toEqual([
    '6119.852024',
    '-0.01',
    '0',
    '0',
    '0.0597',
    '1',
    '0.005',
    '12',
    'not a figure: 无',
  ])
})

describe.each(BUDGETS)('$label', ({ label, name }) => {
  let database: Database
  beforeAll(async () => {
    database = await openDatabase()
  })
  afterAll(() => database.close())

  it('through csv, read by DuckDB', async () => {
    const publication = publicationOf(label)
    const tables = await Promise.all(writeCsv(publication).map(({ bytes }) => database.read(bytes)))
    expectAll(publication, ({ table, row, column }) => tables[table]?.rows[row]?.[column])
  })

  it('through the data package, read by DuckDB', async () => {
    const publication = publicationOf(label)
    const { resources, files } = unpacked(publication)
    const read = await Promise.all(resources.map(({ path }) => database.read(files.get(path) as Uint8Array)))
    for (const [index, { schema }] of resources.entries()) expect(read[index]?.header).toEqual(schema.fields.map(({ name }) => name))
    expectAll(publication, ({ table, row, column }) => {
      const { index, field } = placeIn(publication, resources, table, column)
      return read[index]?.rows.find(([number]) => number === String(row + 1))?.[field]
    })
  })

  it('through the data package, added up by DuckDB without the rows that are sums', async () => {
    const publication = publicationOf(label)
    const { resources, files } = unpacked(publication)
    let compared = 0
    for (const [table, { columns, rows, name: tableName }] of publication.tables.entries())
      for (const [column, { kind }] of columns.entries()) {
        const total = rows.find((row) => row.kind === 'total')?.cells[column]
        if (kind !== 'amount' || !total?.value || !total.sumOf) continue
        const { index, field } = placeIn(publication, resources, table, column)
        const amounts = `cast("${resources[index]?.schema.fields[field]?.name}" as decimal(38, 6))`
        const [sum] = await database.ask(
          files.get(resources[index]?.path ?? '') as Uint8Array,
          `select sum(${amounts}) from $csv where row_kind = 'item'`,
        )
        // A published document may contradict itself: its total is then the document's word, and no sum.
        if (name === '预算') expect(`${tableName} ${column} ${plain(sum ?? '')}`).toBe(`${tableName} ${column} ${plain(total.value)}`)
        compared += 1
      }
    expect(compared).toBeGreaterThan(5)
  })
})

// —— the data package

interface Resource {
  readonly path: string
  readonly schema: { readonly fields: readonly { readonly name: string; readonly title?: string; readonly type: string }[] }
}

function unpacked(publication: Publication): { readonly resources: readonly Resource[]; readonly files: ReadonlyMap<string, Uint8Array> } {
  const [file] = writeDataPackage(publication)
  const files = readZip(file?.bytes as Uint8Array)
  return { files, resources: JSON.parse(new TextDecoder().decode(files.get('datapackage.json'))).resources }
}

/** The file and the field in which a column stands: files are in the order of tables and sides. */
function placeIn(
  { tables }: Publication,
  resources: readonly Resource[],
  table: number,
  column: number,
): { readonly index: number; readonly field: number } {
  const sidesOf = ({ sides }: PublishedTable) => sides?.length ?? 1
  const { path = [], side = 0 } = tables[table]?.columns[column] ?? {}
  const index = tables.slice(0, table).reduce((sum, each) => sum + sidesOf(each), side)
  return { index, field: resources[index]?.schema.fields.findIndex(({ title, type }) => title === path.join(' › ') && type === 'number') ?? -1 }
}

// —— the workbook

describe.skipIf(!hasOffice)('through the workbook, read by LibreOffice (skipped where soffice is not installed)', () => {
  const office = openOffice()
  afterAll(() => office.close())
  const sheets = new Map<string, readonly string[][][]>()

  beforeAll(async () => {
    const books = new Map<string, Uint8Array>()
    for (const { label } of BUDGETS) books.set(`${label}.xlsx`, (await writeXlsx(publicationOf(label)))[0]?.bytes as Uint8Array)
    const read = office.convertAll(books, SHEETS.stored)
    for (const { label } of BUDGETS) {
      const names = sheetNames(books.get(`${label}.xlsx`) as Uint8Array)
      // The prose stands behind the tables.
      const own = names.slice(0, publicationOf(label).tables.length)
      sheets.set(
        label,
        own.map((name) => readCsv((read.get(`${label}-${name}.csv`) ?? '').replaceAll('\n', '\r\n'))),
      )
    }
  }, 180_000)

  it.each(BUDGETS)('$label', ({ label }) => {
    const publication = publicationOf(label)
    const above = publication.tables.map((table, index) => rowsAbove(table, sheets.get(label)?.[index] ?? []))
    expectAll(publication, ({ table, row, column }) => sheets.get(label)?.[table]?.[row + (above[table] ?? 0)]?.[column])
  })
})

function sheetNames(book: Uint8Array): readonly string[] {
  const xml = new TextDecoder().decode(readZip(book).get('xl/workbook.xml'))
  return [...xml.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) => name.replaceAll('&amp;', '&'))
}

/** Title, units and header stand above the rows: as many lines as make most of the figures agree. */
function rowsAbove({ rows }: PublishedTable, sheet: readonly (readonly string[])[]): number {
  const agreeing = (above: number) =>
    rows.flatMap(({ cells }, row) =>
      cells.filter(({ value }, column) => value !== undefined && plain(value) === plain(sheet[row + above]?.[column] ?? '')),
    ).length
  return [1, 2, 3, 4, 5, 6, 7, 8].reduce((best, above) => (agreeing(above) > agreeing(best) ? above : best), 0)
}

// —— the page

describe.skipIf(!hasBrowser)('through the page, read by a browser (skipped where chromium is not installed)', () => {
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser.close())

  it.each(BUDGETS)('$label', async ({ label }) => {
    const publication = publicationOf(label)
    const { page } = await browser.open(writeHtml(publication)[0]?.bytes as Uint8Array)
    const grids = await page.evaluate<string[][][]>(GRIDS)
    expectAll(publication, ({ table, row, column }) => grids[table]?.[row]?.[column])
  })
})

/** Runs in the page: each table's body as the browser lays it out, a cell's exact value where it has one beside its text. */
const GRIDS = `[...document.querySelectorAll('section.table tbody')].map((body) => {
  const grid = [...body.rows].map(() => [])
  for (const [row, line] of [...body.rows].entries()) {
    let column = 0
    for (const cell of line.cells) {
      while (grid[row][column] !== undefined) column += 1
      const value = cell.querySelector('data')?.value ?? cell.textContent
      for (let down = 0; down < cell.rowSpan; down += 1) for (let right = 0; right < cell.colSpan; right += 1) grid[row + down][column + right] = value
    }
  }
  return grid
})`
