/** CSV, read back by a reader of its own that knows RFC 4180 and nothing of the writer, and by LibreOffice told to run every formula. */
import { afterAll, describe, expect, it } from 'vitest'
import { writeCsv } from '../../publish/csv.ts'
import { guardFormula } from '../../publish/formula-guard.ts'
import { readCsv, unguarded } from './csv-reader.ts'
import { hasOffice, openOffice } from './office.ts'
import { amount, column, HOSTILE, HOSTILE_TABLES, kept, publication, row, TREE, table, text } from './publications.ts'

function decode(bytes: Uint8Array | undefined): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

/** What hides a formula: characters that no file can hold, blanks, apostrophes, other widths. */
const TRICKY = [
  '\u0000=1+1',
  '\u0007+1+1',
  ' =1+1',
  '\u3000@SUM(A1)',
  '\t-1+2',
  "'=1+1",
  "''=1+1",
  "'\tx",
  '\r=1',
  '\n=1',
  '－1+2',
  '﹦1+1',
  '+1-',
  '-1+2',
  '=-5',
]

describe('csv', () => {
  it('writes paths, exact plain numbers, and a merged text in every row', () => {
    const [file] = writeCsv(publication([TREE]))
    expect(file?.name).toBe('表三 支出总表（万元）.csv')
    const source = decode(file?.bytes)
    expect(source.startsWith('\ufeff')).toBe(true)
    expect(readCsv(source.slice(1))).toEqual([
      ['资金', '科目', '本年预算数.合计', '本年预算数.其中.基本支出', '本年预算数.其中.项目支出', '占比', '年度'],
      ['一般公共预算', '2010301-行政运行', '6119.852024', '1599.327807', '4520.524217', '0.0597', '2024'],
      ['一般公共预算', '2010350-事业运行', '-0.010000', '', '0.10', '1', '2023'],
      ['小计', '', '0', '', '无', '', ''],
      ['合计', '', '99999999.999999', '12345678901234.567891', '', '', ''],
    ])
  })

  it('lets no text be a formula and loses no printable character', () => {
    const [file] = writeCsv(publication(HOSTILE_TABLES))
    const rows = readCsv(decode(file?.bytes).slice(1))
    expect(rows[0]?.[1]).toBe('<b>列</b>.=名')
    const cells = rows.slice(1).map((cells) => cells[0] ?? '')
    expect(cells).toHaveLength(HOSTILE.length)
    for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/)
    expect(cells.map(unguarded)).toEqual(HOSTILE.map(kept))
  })

  it.each(TRICKY)('guards %j so that it comes back', (text) => {
    expect(guardFormula(text)).toMatch(/^'/)
    expect(unguarded(guardFormula(text))).toBe(kept(text.replace('\r', '\n')))
  })

  it.each(['-5', '-12.50%', '12', '-', '--', '－', '“三公”', "'quoted'", '"=1"', 'a=1', '2010301-行政运行', ''])('leaves %j as it is', (text) => {
    expect(guardFormula(text)).toBe(text)
  })

  it('keeps apart what differs', () => {
    const texts = ['=1', "'=1", "''=1", '\t', "'\t", ' =1', "' =1", '-', "'-", '-5', "'-5"]
    expect(new Set(texts.map(guardFormula)).size).toBe(texts.length)
    expect(texts.map(guardFormula).map(unguarded)).toEqual(texts)
  })

  it('writes a negative amount as a number and the same text in a text column as it is', () => {
    const [file] = writeCsv(publication([table({ rows: [row('data', text('-5'), amount('-5.00'))] })]))
    expect(readCsv(decode(file?.bytes).slice(1))[1]).toEqual(['-5', '-5.00'])
  })

  it('gives tables of one name files of different names', () => {
    const names = writeCsv(publication([table({}), table({}), table({})])).map((file) => file.name)
    expect(names).toEqual(['表一 收支总表.csv', '表一 收支总表 (2).csv', '表一 收支总表 (3).csv'])
  })

  it('marks a draft in the name', () => {
    expect(writeCsv(publication([table({})], { draft: true }))[0]?.name).toBe('表一 收支总表（草稿）.csv')
  })
})

describe.skipIf(!hasOffice)('csv read by LibreOffice (skipped where soffice is not installed)', () => {
  const office = openOffice()
  afterAll(() => office.close())
  /** The last but one says: run formulas. */
  const EVALUATING = ['--infilter=CSV:44,34,76,1,,0,false,true,false,false,0,true']
  const readBy = (bytes: Uint8Array | string) => office.convert('table.csv', bytes, 'fods', EVALUATING)[0] ?? ''

  it('runs nothing that a text says, and reads negative amounts as numbers', { timeout: 120_000 }, () => {
    const texts = [...HOSTILE, ...TRICKY]
    const rows = texts.map((each, index) => row('data', text(each), amount(`-${index}.50`)))
    const [file] = writeCsv(publication([table({ columns: [column('=1+1'), column('数', 'amount', 2)], rows })]))
    const read = readBy(file?.bytes ?? '')
    expect(read).not.toContain('table:formula')
    expect([...read.matchAll(/office:value="(-\d+\.5)"/g)].map(([, value]) => value)).toEqual(texts.map((_, index) => `-${index}.5`))
    // The reader does run formulas, or the above would say nothing.
    expect(readBy('a\r\n=1+1\r\n')).toContain('table:formula="of:=1+1"')
  })
})
