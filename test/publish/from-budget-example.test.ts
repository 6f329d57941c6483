/**
 * The real budget twice: what the source of the example generates against what was published, cell by cell. What differs is
 * listed here with its reason, and nothing else may; what is listed must differ, so that the list stays true.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { foldLabel } from '../../core/format/label.ts'
import { cutCells } from '../../grammar/index.ts'
import type { PublishedFile, PublishedTable } from '../../publish/index.ts'
import { htmlPage } from '../../publish/index.ts'
import { publish } from './budgets.ts'

const FOLDER = new URL('../../examples/xicheng-2024/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')

interface Written {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** 缺页: the text that the publication was taken from had lost pages here. */
  readonly isWhole: boolean
}

/** The published tables as they stand in the file, by nothing but bars. */
function tablesIn(text: string): ReadonlyMap<string, Written> {
  const tables = new Map<string, Written>()
  for (const part of text.split(/^表 /m).slice(1)) {
    const [first = '', ...lines] = part.split('\n')
    const cells = lines.filter((line) => line.startsWith('|')).map((line) => cutCells(line).map((cell) => cell.text))
    const [header = [], , ...rows] = cells
    tables.set(first.split(' ')[0] ?? '', { header, rows, isWhole: !lines.some((line) => line.startsWith('缺页')) })
  }
  return tables
}

/** Cells that the source prints otherwise than the publication: table, row (by its first cells), column → reason. */
const EXCEPTIONS: readonly { readonly table: string; readonly row: string; readonly column: string; readonly reason: string }[] = [
  ...['2010301', '2010350'].map((code) => ({
    table: '表三',
    row: `${code} 50999`,
    column: '政府支出经济分类科目',
    reason: 'the publication prints 50999 with and without 的; the catalogue’s name is the one that its 表七 prints',
  })),
  ...['11010224T000002485040', '11010224T000002485408'].map((code) => ({
    table: '表十一',
    row: `${code} 02`,
    column: '本年预算金额',
    reason: 'printed above the project’s budget; the source takes the project’s, and then the printed total holds',
  })),
]

/** Tables whose rows were printed in no order of their codes: compared row by row all the same. */
const REORDERED: readonly string[] = ['表六']

const all = tablesIn(read('公开稿.budget'))
const published = new Map([...all].filter(([, { isWhole }]) => isWhole))
let built: PublishedFile
let generated: ReadonlyMap<string, PublishedTable>

beforeAll(async () => {
  built = await publish(read('预算.budget'))
  generated = new Map(built.publication?.tables.map((table) => [table.name, table]))
})

describe('the source', () => {
  it('has no finding', () => {
    expect(built.report.files.flatMap((file) => file.diagnostics)).toEqual([])
    expect(built.publication?.draft).toBe(false)
  })

  it('gives every table that was published whole, and the incomes, which its other tables rest on', () => {
    expect([...generated.keys()].filter((name) => !published.has(name))).toEqual(['表二'])
    expect([...published.keys()].filter((name) => !generated.has(name))).toEqual([])
    expect([...all.keys()].filter((name) => !published.has(name))).toEqual(['表二', '表十二', '表十三', '表十四'])
  })

  it('has no figure that is not known', () => {
    expect([...generated.values()].flatMap((table) => table.notes)).toEqual([])
    expect(htmlPage(built.publication as never)).not.toContain('？')
  })
})

/** What a cell says: amounts and labels to the letter, names whatever the width of their brackets. */
function sameText(a: string, b: string): boolean {
  return a === b || foldLabel(a) === foldLabel(b)
}

function rowName(cells: readonly string[]): string {
  const codes = cells.flatMap((cell) => /^([0-9][0-9A-Z]*)-/.exec(cell)?.[1] ?? [])
  return codes.length > 0 ? codes.slice(0, 2).join(' ') : (cells[0] ?? '')
}

interface Difference {
  readonly table: string
  readonly row: string
  readonly column: string
  readonly generated: string
  readonly published: string
}

function differences(name: string): readonly Difference[] {
  const own = generated.get(name) as PublishedTable
  const theirs = published.get(name) as Written
  const texts = own.rows.map((row) => row.cells.map((cell) => cell.text))
  const code = own.columns.findIndex(({ path }) => path.at(-1) === '科目编码')
  const rows = REORDERED.includes(name) ? [...theirs.rows].sort((a, b) => order(a[code]) - order(b[code])) : theirs.rows
  return rows.flatMap((row, index) =>
    theirs.header.flatMap((column, at) => {
      const mine = texts[index]?.[at] ?? '(no row)'
      return sameText(mine, row[at] ?? '') ? [] : [{ table: name, row: rowName(row), column, generated: mine, published: row[at] ?? '' }]
    }),
  )
}

/** Rows without a code, the total, come last. */
function order(code: string | undefined): number {
  return code ? Number.parseInt(code, 10) : Number.POSITIVE_INFINITY
}

describe.each([...published.keys()])('%s', (name) => {
  it('has the columns and as many rows as were published', () => {
    const table = generated.get(name)
    expect(table?.columns.map(({ path }) => foldLabel(path.join('.')))).toEqual(published.get(name)?.header.map(foldLabel))
    expect(table?.rows.length).toBe(published.get(name)?.rows.length)
  })

  it('prints what was published, but for what is listed', () => {
    const found = differences(name).map(({ table, row, column }) => `${table} ${row} ${column}`)
    const listed = EXCEPTIONS.filter((each) => each.table === name).map(({ table, row, column }) => `${table} ${row} ${column}`)
    expect(found.sort()).toEqual(listed.sort())
  })

  it('has the value of what it prints', () => {
    for (const { cells } of generated.get(name)?.rows ?? [])
      for (const [index, { text, value }] of cells.entries()) {
        const isFigure = generated.get(name)?.columns[index]?.kind === 'amount' && text !== ''
        if (isFigure) expect(value).toBe(text.replaceAll(',', ''))
        else expect(value === undefined || /^\d+$/.test(value), text).toBe(true)
      }
  })
})

it('was published in another order where it says so', () => {
  for (const name of REORDERED) {
    const codes =
      published
        .get(name)
        ?.rows.map((row) => row[1] ?? '')
        .filter((code) => code !== '') ?? []
    expect(codes).not.toEqual([...codes].sort())
  }
})

describe('the published document', () => {
  it('prints itself', async () => {
    const { publication } = await publish(read('公开稿.budget'), { draft: true })
    expect(publication?.draft).toBe(true)
    const whole = publication?.tables.filter(({ name }) => published.has(name)) ?? []
    expect(whole.length).toBe(published.size)
    for (const { name, rows } of whole) {
      const folded = rows.map((row) => row.cells.map((cell) => foldLabel(cell.text)))
      expect(folded, name).toEqual(published.get(name)?.rows.map((row) => row.map(foldLabel)))
    }
  })

  it('prints each project of its performance targets once, over all its indicators', async () => {
    const { publication } = await publish(read('公开稿.budget'), { draft: true })
    const table = publication?.tables.find(({ name }) => name === '表十三')
    const column = table?.columns.findIndex(({ path }) => path.at(-1) === '项目名称') ?? -1
    const names = table?.rows.flatMap(({ cells }) => (cells[column]?.covered ? [] : (cells[column]?.text ?? [])))
    expect(names).toEqual([...read('公开稿.budget').matchAll(/^项目名称: (.*)$/gm)].map((match) => match[1]))
    expect(table?.rows.length).toBe(all.get('表十三')?.rows.filter((row) => !/^-+$|^一级指标$/.test(row[0] ?? '')).length)
  })
})
