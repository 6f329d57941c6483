/** Live sums: which cells get a formula, what it says, and that a spreadsheet comes to the same figures when it works them out anew. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import type { Publication, PublishedCell } from '../../publish/model.ts'
import { writeXlsx } from '../../publish/xlsx.ts'
import { columnName, liveSums } from '../../publish/xlsx-sums.ts'
import { exampleText, YEARS } from '../examples/disclosures.ts'
import { publish } from './budgets.ts'
import { readCsv } from './csv-reader.ts'
import { hasOffice, openOffice, SHEETS } from './office.ts'
import { amount, column, publication, row, table, text } from './publications.ts'

const sum = (printed: string, ...sumOf: number[]): PublishedCell => ({ ...amount(printed), sumOf })
const two = [column('名'), column('数', 'amount', 6)]
const formulasOf = (...rows: PublishedCell[]) => [
  ...liveSums(table({ columns: two, rows: rows.map((each) => row('data', text('x'), each)) }), 4).values(),
]

async function partsOf(source: Publication): Promise<Record<string, string>> {
  const [file] = await writeXlsx(source, { liveSums: 'yes' })
  return Object.fromEntries(Object.entries(unzipSync(file?.bytes ?? new Uint8Array())).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

describe('live sums', () => {
  it('name the rows that are added up, in runs', () => {
    expect(formulasOf(amount('1'), amount('2'), amount('3'), sum('6', 0, 1, 2))).toEqual(['SUM(B5:B7)'])
    expect(formulasOf(sum('3', 1, 2), amount('1'), amount('2'), sum('4', 4), amount('4'), sum('7', 1, 2, 4))).toEqual([
      'SUM(B6:B7)',
      'SUM(B9)',
      'SUM(B6:B7,B9)',
    ])
  })

  it('are exact: a tenth and two tenths are three tenths, and one part in a million is none', () => {
    expect(formulasOf(amount('0.1'), amount('0.2'), sum('0.3', 0, 1))).toHaveLength(1)
    expect(formulasOf(amount('-0.10'), amount('0.2'), sum('0.100000', 0, 1))).toHaveLength(1)
    expect(formulasOf(amount('-5'), amount('5.0'), sum('0', 0, 1))).toHaveLength(1)
    expect(formulasOf(amount('6,119.852024'), amount('0.000001'), sum('6,119.852024', 0, 1))).toEqual([])
  })

  it('are not written where the figures do not add up, where nothing is said to be added, or where a text stands among the rows', () => {
    expect(formulasOf(amount('1'), amount('2'), sum('4', 0, 1))).toEqual([])
    expect(formulasOf(amount('1'), sum('1'))).toEqual([])
    expect(formulasOf(text('无'), amount('2'), sum('2', 0, 1))).toEqual([])
    expect(formulasOf(text(''), amount('2'), sum('2', 0, 1))).toEqual(['SUM(B5:B6)'])
  })

  it('are not written where a figure is too long for a number, which stands as a text', () => {
    expect(formulasOf(amount('12345678901234.567891'), amount('1'), sum('12345678901235.567891', 0, 1))).toEqual([])
    expect(formulasOf(amount('99999999.999999'), amount('99999999.999999'), sum('199999999.999998', 0, 1))).toEqual([])
  })

  it('add up columns where the form says so and the row is no sum of others', () => {
    const columns = [
      column('名'),
      { ...column('合计', 'amount'), sumOf: [2, 3] },
      column('甲', 'amount'),
      column('乙', 'amount'),
      column('比', 'percent'),
    ]
    const rows = [
      row('data', text('x'), amount('3'), amount('1'), amount('2'), { ...amount('1%', '0.01'), sumOf: [0] }),
      row('data', text('y'), amount('4'), amount('1'), amount('2'), text('')),
      row('total', text('合计'), sum('7', 0, 1), sum('2', 0, 1), sum('4', 0, 1), text('')),
    ]
    expect([...liveSums(table({ columns, rows }), 3)]).toEqual([
      ['B4', 'SUM(C4:D4)'],
      ['B6', 'SUM(B4:B5)'],
      ['C6', 'SUM(C4:C5)'],
      ['D6', 'SUM(D4:D5)'],
    ])
  })

  it('stay within what a function takes', () => {
    const rows = Array.from({ length: 600 }, (_, index) => row('data', text('x'), amount(index % 2 === 0 ? '1' : '9')))
    const odd = Array.from({ length: 300 }, (_, index) => 2 * index)
    expect(liveSums(table({ columns: two, rows: [...rows, row('total', text(''), sum('300', ...odd))] }), 3).size).toBe(0)
    expect(liveSums(table({ columns: two, rows: [...rows, row('total', text(''), sum('255', ...odd.slice(0, 255)))] }), 3).size).toBe(1)
  })

  it('names columns as a spreadsheet does', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })

  it('stand in the file with their exact value, only if asked for, and never from a text', async () => {
    const rows = [row('data', text('=1+1'), amount('0.1')), row('data', text('=SUM(B4)'), amount('0.2')), row('total', text('=B4'), sum('0.3', 0, 1))]
    const source = publication([table({ columns: two, rows })])
    const sheet = (await partsOf(source))['xl/worksheets/sheet1.xml'] ?? ''
    expect(sheet.match(/<f>.*?<\/f><v>.*?<\/v>/g)).toEqual(['<f>SUM(B4:B5)</f><v>0.3</v>'])
    const [plain] = await writeXlsx(source)
    expect(strFromU8(unzipSync(plain?.bytes ?? new Uint8Array())['xl/worksheets/sheet1.xml'] as Uint8Array)).not.toContain('<f>')
    expect((await writeXlsx(source, { liveSums: 'yes' }))[0]?.bytes).toEqual(
      (await writeXlsx(structuredClone(source), { liveSums: 'yes' }))[0]?.bytes,
    )
  })
})

describe.skipIf(!hasOffice)('live sums worked out by LibreOffice (skipped where soffice is not installed)', () => {
  const office = openOffice()
  afterAll(() => office.close())

  it('come to the printed figures in every real budget, without the values that stand beside them', { timeout: 180_000 }, async () => {
    const [plain, live] = [new Map<string, Uint8Array>(), new Map<string, Uint8Array>()]
    let formulas = 0
    for (const year of YEARS) {
      const source = (await publish(exampleText(year, '预算'))).publication as Publication
      plain.set(`${year}.xlsx`, (await writeXlsx(source))[0]?.bytes as Uint8Array)
      const parts = Object.entries(await partsOf(source)).map(([name, xml]): [string, Uint8Array] => {
        const stripped = xml.replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, (_, formula: string) => {
          formulas += 1
          return formula
        })
        return [name, strToU8(stripped)]
      })
      live.set(`${year}.xlsx`, zipSync(Object.fromEntries(parts)))
    }
    expect(formulas).toBeGreaterThan(250)
    const [read, worked] = [plain, live].map((books) => office.convertAll(books, SHEETS.stored))
    expect([...(worked?.keys() ?? [])]).toEqual([...(read?.keys() ?? [])])
    const cells = (csv: string | undefined) => readCsv((csv ?? '').replaceAll('\n', '\r\n'))
    for (const [name, csv] of read ?? []) expect(cells(worked?.get(name)), name).toEqual(cells(csv))
  })
})
