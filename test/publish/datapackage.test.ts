/** The data package: what the descriptor says, what the files hold, and that both keep to their specifications whatever a budget says. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writeDataPackage } from '../../publish/datapackage.ts'
import { OWN_CONCEPTS } from '../../publish/datapackage-fields.ts'
import type { Publication } from '../../publish/model.ts'
import { exampleText, YEARS } from '../examples/disclosures.ts'
import { publish } from './budgets.ts'
import { readCsv } from './csv-reader.ts'
import { type Database, openDatabase } from './duckdb.ts'
import { amount, column, HOSTILE, HOSTILE_TABLES, hostileParts, kept, publication, row, TREE, table, text } from './publications.ts'
import { readZip } from './zip-reader.ts'

interface Field {
  readonly name: string
  readonly type: string
  readonly columnType?: string
  readonly [more: string]: unknown
}
interface Descriptor {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly columnTypes: readonly unknown[]
  readonly resources: readonly {
    readonly name: string
    readonly path: string
    readonly title: string
    readonly bytes: number
    readonly hash: string
    readonly description?: string
    readonly schema: { readonly fields: readonly Field[]; readonly extraFields: readonly Field[]; readonly missingValues: readonly string[] }
  }[]
  readonly [more: string]: unknown
}

function unpack(of: Publication) {
  const [file] = writeDataPackage(of)
  const files = readZip(file?.bytes as Uint8Array)
  const decoded = (path: string) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(files.get(path))
  return { file, files, decoded, descriptor: JSON.parse(decoded('datapackage.json')) as Descriptor }
}

/** The concepts of the Budget Standard Taxonomy that a budget's tables have. */
const TAXONOMY = [
  ...['code', 'label'].flatMap((part) => ['functional', 'economic', 'administrative'].map((kind) => `${kind}-classification:generic:${part}`)),
  ...[
    'activity:generic:project:code',
    'activity:generic:project:label',
    'value',
    'value-kind:code',
    'value-currency:code',
    'date:fiscal-year',
    'direction',
  ],
]

describe('the files of a data package', () => {
  it('repeat a block’s words in each row, write its amounts once, and say which rows are sums', () => {
    const block = table({
      columns: [column('项目'), column('总额', 'amount', 2), column('指标'), column('值', 'number')],
      rows: [
        row('data', { text: '大厅', rowSpan: 2 }, { ...amount('1,080.00'), rowSpan: 2 }, text('数量'), amount('12')),
        row('data', { text: '', covered: true }, { text: '', covered: true }, text('质量'), text('无')),
        row('total', text('合计'), { ...amount('1,080.00'), sumOf: [0, 1] }, text(''), text('')),
      ],
    })
    const { decoded, descriptor } = unpack(publication([block]))
    expect(readCsv(decoded('data/table-01.csv'))).toEqual([
      ['row', 'row_kind', '项目', '总额', '指标', '值'],
      ['1', 'item', '大厅', '1080.00', '数量', '12'],
      ['2', 'item', '大厅', '', '质量', '无'],
      ['3', 'sum', '合计', '1080.00', '', ''],
    ])
    expect(descriptor.resources[0]?.schema.missingValues).toEqual(['', '无'])
  })

  it('keep codes and names apart, the same fields whatever the rows hold', () => {
    const columns = [
      { ...column('科目'), type: '功能分类' as const },
      { ...column('类.编码'), type: '部门经济分类' as const },
      { ...column('类.名称'), namesOf: 1 },
      { ...column('单位'), type: '单位' as const },
      column('数', 'amount'),
    ]
    const coded = (printed: string, code: string) => ({ text: printed, code })
    const rows = [
      row('data', coded('2010301-行政运行', '2010301'), coded('30201', '30201'), text('办公费'), coded('001－某局', '001'), amount('1')),
      row('data', coded('行政运行', '2010301'), text('合计'), text(''), text('某局'), amount('2')),
      row('data', coded('2010301', '2010301'), text(''), text(''), text(''), amount('3')),
    ]
    const { decoded, descriptor } = unpack(publication([table({ columns, rows })]))
    const header = ['row', 'row_kind', '科目.编码', '科目.名称', '类.编码', '类.名称', '单位.编码', '单位.名称', '数']
    expect(readCsv(decoded('data/table-01.csv'))).toEqual([
      header,
      ['1', 'item', '2010301', '行政运行', '30201', '办公费', '001', '某局', '1'],
      ['2', 'item', '2010301', '行政运行', '合计', '', '', '某局', '2'],
      ['3', 'item', '2010301', '', '', '', '', '', '3'],
    ])
    expect(descriptor.resources[0]?.schema.fields.map(({ columnType }) => columnType)).toEqual([
      undefined,
      undefined,
      'functional-classification:generic:code',
      'functional-classification:generic:label',
      'economic-classification:generic:code:department',
      'economic-classification:generic:label:department',
      'administrative-classification:generic:code',
      'administrative-classification:generic:label',
      undefined,
    ])
    expect(readCsv(unpack(publication([table({ columns })])).decoded('data/table-01.csv'))).toEqual([header])
  })

  it('are one for each side, with its direction, and without the lines that only the other has', () => {
    const sided = table({
      name: '表五',
      unit: '万元',
      sides: ['收入', '支出'],
      columns: ['收入.项目', '收入.数', '支出.项目', '支出.数'].map((path, index) => ({
        ...column(path, index % 2 ? 'amount' : 'text', 2),
        side: index < 2 ? 0 : 1,
      })),
      rows: [
        row('data', text('拨款'), amount('8.00'), text('公共'), amount('3.00')),
        row('data', text(''), text(''), text('国防'), amount('5.00')),
        row('data', text('总计'), { ...amount('8.00'), sumOf: [0] }, text('其他'), text('')),
      ],
    })
    const { decoded, descriptor } = unpack(publication([sided], { year: 2024 }))
    expect(descriptor.resources.map(({ name, title }) => [name, title])).toEqual([
      ['table-05-revenue', '表五 收支总表 · 收入'],
      ['table-05-expenditure', '表五 收支总表 · 支出'],
    ])
    expect(readCsv(decoded('data/table-05-revenue.csv')).slice(1)).toEqual([
      ['1', 'item', '拨款', '8.00'],
      ['3', 'sum', '总计', '8.00'],
    ])
    expect(readCsv(decoded('data/table-05-expenditure.csv')).slice(1)).toEqual([
      ['1', 'item', '公共', '3.00'],
      ['2', 'item', '国防', '5.00'],
      ['3', 'item', '其他', ''],
    ])
    const constants = descriptor.resources.map(({ schema }) => Object.fromEntries(schema.extraFields.map(({ name, constant }) => [name, constant])))
    expect(constants[0]).toMatchObject({ currency: 'CNY', factor: 10_000, fiscal_year: 2024, direction: 'revenue' })
    expect(constants[1]?.direction).toBe('expenditure')
  })
})

describe('the descriptor', () => {
  it('says what the amounts are, and how a file is unfolded to one amount in a row', () => {
    const columns = TREE.columns.map((each, index) => (index === 2 ? { ...each, sumOf: [3, 4] } : each))
    const [resource] = unpack(publication([{ ...TREE, columns }])).descriptor.resources
    const [, , , , whole, part, , share, year] = resource?.schema.fields ?? []
    expect(whole).toEqual({
      name: '本年预算数.合计',
      title: '本年预算数 › 合计',
      type: 'number',
      description: '等于：本年预算数.其中.基本支出 + 本年预算数.其中.项目支出',
      sumOf: ['本年预算数.其中.基本支出', '本年预算数.其中.项目支出'],
      unit: '万元',
      factor: 10_000,
      normalize: { measure: '本年预算数.合计', measure_kind: 'sum' },
    })
    expect(part).toMatchObject({ normalize: { measure: '本年预算数.其中.基本支出', measure_kind: 'part' } })
    expect([share?.type, year?.type]).toEqual(['number', 'number'])
    const added = new Set(resource?.schema.extraFields.map(({ name }) => name))
    for (const { normalize } of resource?.schema.fields ?? []) for (const name of Object.keys(normalize ?? {})) expect(added).toContain(name)
    expect(resource?.schema.extraFields.filter(({ normalizationTarget }) => normalizationTarget).map(({ columnType }) => columnType)).toEqual([
      'value',
    ])
    expect(resource?.description).toBe('注：本表为测试。\n第二条\n换行')
  })

  it('is of its publisher and its year, and a draft says that it is one', () => {
    const one = unpack(publication([TREE], { publisherCode: '299', year: 2024 }))
    expect(one.file?.name).toBe('某局2024年部门预算.datapackage.zip')
    expect(one.descriptor).toMatchObject({
      profile: 'tabular-data-package',
      name: 'budget-2024-299',
      title: '某局2024年部门预算',
      contributors: [{ title: '某局', role: 'publisher' }],
      fiscalPeriod: { start: '2024-01-01', end: '2024-12-31' },
    })
    const draft = unpack(publication([TREE], { draft: true, language: 'en' }))
    expect(draft.file?.name).toBe('某局2024年部门预算（draft）.datapackage.zip')
    expect(draft.descriptor.name).toMatch(/^budget-[0-9a-f]{8}-draft$/)
    expect(draft.descriptor.description).toMatch(/^Draft: /)
  })

  it('names files by the number in the table’s name, which stays when other tables go', () => {
    const named = ['表一', '表十', '表十四', '表二十一', '附表3', '附表', '2024年表', '表一'].map((name) => table({ name }))
    expect(unpack(publication(named)).descriptor.resources.map(({ name }) => name)).toEqual([
      'table-01',
      'table-10',
      'table-14',
      'table-21',
      'table-03',
      'table-x6',
      'table-x7',
      'table-01-2',
    ])
  })
})

describe('whatever a budget says', () => {
  let database: Database
  beforeAll(async () => {
    database = await openDatabase()
  })
  afterAll(() => database.close())

  const hostileColumns = table({
    columns: [...HOSTILE, ...HOSTILE, 'row', 'ROW_KIND', 'amount', ''].map((each) => ({ ...column('x'), path: [each] })),
    rows: [row('data', ...HOSTILE.map(text))],
  })

  it('names are slugs, fields are unique, digests are right, and the files are read as they are described', async () => {
    const { descriptor, files } = unpack(publication([hostileColumns, ...HOSTILE_TABLES], { ...hostileParts(HOSTILE), year: 2024 }))
    const names = [descriptor.name, ...descriptor.resources.map(({ name }) => name)]
    for (const name of names) expect(name).toMatch(/^[a-z0-9][-a-z0-9]*$/)
    expect(new Set(names).size).toBe(names.length)
    expect([...files.keys()]).toEqual(['datapackage.json', ...descriptor.resources.map(({ path }) => path)])
    for (const { name, path, bytes, hash, schema } of descriptor.resources) {
      const content = files.get(path) as Uint8Array
      expect(path).toBe(`data/${name}.csv`)
      expect([bytes, hash]).toEqual([content.length, `sha256:${createHash('sha256').update(content).digest('hex')}`])
      expect(new Set(schema.fields.map((field) => field.name.toLowerCase())).size).toBe(schema.fields.length)
    }
    const { header, rows } = await database.read(files.get('data/table-01.csv') as Uint8Array)
    expect(header).toEqual(descriptor.resources[0]?.schema.fields.map(({ name }) => name))
    expect(rows).toHaveLength(1)
  })

  it('no text is a formula, and each comes back', async () => {
    const { files } = unpack(publication(HOSTILE_TABLES))
    const { rows } = await database.read(files.get('data/table-01.csv') as Uint8Array)
    const cells = rows.map(([, , cell = '']) => cell)
    for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/)
    expect(cells.map((cell) => (/^'\s*[=+\-@＝]/.test(cell) ? cell.slice(1) : cell))).toEqual(HOSTILE.map(kept))
  })

  it('gives the same bytes on another day', () => {
    const [first] = writeDataPackage(publication([TREE]))
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] })
    const [second] = writeDataPackage(structuredClone(publication([TREE])))
    vi.useRealTimers()
    expect(Buffer.compare(first?.bytes as Uint8Array, second?.bytes as Uint8Array)).toBe(0)
  })
})

it.each(YEARS)('the real budget of %i has no concept that nobody defines, no value that is not of its type', async (year) => {
  const { publication: of } = await publish(exampleText(year, '预算'))
  const { descriptor, decoded } = unpack(of as Publication)
  const own = OWN_CONCEPTS.map(({ name }) => name)
  expect(descriptor.columnTypes).toEqual(['https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json', OWN_CONCEPTS])
  let figures = 0
  for (const { path, schema } of descriptor.resources) {
    for (const { columnType } of [...schema.fields, ...schema.extraFields]) if (columnType) expect([...TAXONOMY, ...own]).toContain(columnType)
    for (const cells of readCsv(decoded(path)).slice(1))
      for (const [index, { type }] of schema.fields.entries()) {
        const cell = cells[index] ?? ''
        if (schema.missingValues.includes(cell)) continue
        if (type !== 'string') expect(cell).toMatch(type === 'integer' ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/)
        figures += type === 'number' ? 1 : 0
      }
  }
  expect(figures).toBeGreaterThan(200)
})
