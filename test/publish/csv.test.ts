/** CSV, read back by a reader of its own that knows RFC 4180 and nothing of the writer. */
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../publish/csv.ts'
import { HOSTILE, HOSTILE_TABLES, kept, publication, TREE, table } from './publications.ts'

/** The grammar of RFC 4180, record by record; anything it does not allow throws. */
function readCsv(source: string): string[][] {
  const records: string[][] = []
  let at = 0
  while (at < source.length) {
    const record: string[] = []
    for (;;) {
      const quoted = /"((?:[^"]|"")*)"/y
      const bare = /[^",\r\n]*/y
      quoted.lastIndex = bare.lastIndex = at
      const hit = quoted.exec(source) ?? bare.exec(source)
      if (!hit) throw new Error(`no field at ${at}`)
      record.push(hit[1] === undefined ? hit[0] : hit[1].replaceAll('""', '"'))
      at += hit[0].length
      if (source[at] !== ',') break
      at++
    }
    if (source.slice(at, at + 2) !== '\r\n') throw new Error(`no line end at ${at}`)
    at += 2
    records.push(record)
  }
  return records
}

function decode(bytes: Uint8Array | undefined): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

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
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
    HOSTILE.forEach((each, index) => {
      expect(cells[index]?.replace(/^'(?=[=+\-@\t＝])/, '')).toBe(kept(each))
    })
  })

  it('gives tables of one name files of different names', () => {
    const names = writeCsv(publication([table({}), table({}), table({})])).map((file) => file.name)
    expect(names).toEqual(['表一 收支总表.csv', '表一 收支总表 (2).csv', '表一 收支总表 (3).csv'])
  })

  it('marks a draft in the name', () => {
    expect(writeCsv(publication([table({})], { draft: true }))[0]?.name).toBe('表一 收支总表（草稿）.csv')
  })
})
