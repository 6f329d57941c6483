/** The workbook as a reader meets it: LibreOffice opens it and gives each cell back; the parts themselves are looked into for what LibreOffice hides. */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { fitsSpreadsheet, numberFormat } from '../../publish/exact-number.ts'
import type { Publication } from '../../publish/model.ts'
import { writeXlsx } from '../../publish/xlsx.ts'
import { readCsv } from './csv-reader.ts'
import { hasOffice, openOffice, SHEETS } from './office.ts'
import { amount, column, HOSTILE, HOSTILE_TABLES, kept, publication, row, TREE, table, text } from './publications.ts'

async function parts(source: Publication): Promise<Record<string, string>> {
  const [file] = await writeXlsx(source)
  const entries = Object.entries(unzipSync(file?.bytes ?? new Uint8Array()))
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]))
}

describe('xlsx', () => {
  it('gives the same bytes on another day', async () => {
    const first = await writeXlsx(publication([TREE]))
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] })
    const second = await writeXlsx(structuredClone(publication([TREE])))
    vi.useRealTimers()
    expect(Buffer.compare(first[0]?.bytes as Uint8Array, second[0]?.bytes as Uint8Array)).toBe(0)
    expect(first[0]?.name).toBe('某局2024年部门预算.xlsx')
  })

  it('holds no formula, whatever the texts', async () => {
    const all = await parts(publication(HOSTILE_TABLES))
    const sheets = Object.keys(all).filter((name) => /^xl\/worksheets\/sheet/.test(name))
    expect(sheets).toHaveLength(HOSTILE_TABLES.length)
    for (const sheet of sheets) {
      expect(all[sheet]).not.toContain('<f')
      for (const [, index] of all[sheet]?.matchAll(/t="s"[^>]*><v>([^<]*)</g) ?? []) expect(index).toMatch(/^\d+$/)
    }
  })

  it('freezes title and header, merges what the form merges', async () => {
    const sheet = (await parts(publication([TREE])))['xl/worksheets/sheet1.xml'] ?? ''
    expect(sheet).toMatch(/<pane [^>]*ySplit="5"/)
    expect(sheet).toMatch(/<pane [^>]*xSplit="2"/)
    for (const merged of ['A3:A5', 'B3:B5', 'C3:E3', 'C4:C5', 'D4:E4', 'A6:A7', 'A1:G1']) expect(sheet).toContain(`<mergeCell ref="${merged}"`)
  })

  it('prints as wide as the page, with the header on each', async () => {
    const all = await parts(publication([TREE, table({ name: "a'b&c", title: '' })]))
    expect(all['xl/worksheets/sheet1.xml']).toMatch(/^<\?xml[^>]*><worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/)
    expect(all['xl/worksheets/sheet1.xml']).toMatch(/<pageSetup [^>]*fitToWidth="1" fitToHeight="0"/)
    expect(all['xl/workbook.xml']).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="0">\'表三 支出总表\'!$1:$5</definedName>')
    expect(all['xl/workbook.xml']).toContain("localSheetId=\"1\">'a''b&amp;c'!$1:$3</definedName>")
  })

  it('opens with a publication that has no table, and with tables that have no row or column', async () => {
    expect(Object.keys(await parts(publication([])))).toContain('xl/worksheets/sheet1.xml')
    await expect(
      writeXlsx(publication([table({ columns: [], header: [] }), table({ columns: [], header: [[], []], rows: [row('data')] })])),
    ).resolves.toHaveLength(1)
  })

  it('has the prose behind the tables, a paragraph in each row, and no such sheet without prose', async () => {
    const sections = [
      { level: 1 as const, title: '第一部分', paragraphs: [] },
      { level: 2 as const, title: '=1+1', paragraphs: [{ text: '@SUM(A1)\n第二行' }, { text: '一'.repeat(400) }] },
    ]
    const all = await parts(publication([TREE], { sections }))
    expect([...(all['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['表三 支出总表', '说明'])
    const prose = all['xl/worksheets/sheet2.xml'] ?? ''
    expect(prose).not.toContain('<f')
    expect(prose).toMatch(/<pageSetup [^>]*fitToWidth="1" fitToHeight="0"/)
    expect(prose.match(/<row /g)).toHaveLength(7)
    const heights = [...prose.matchAll(/ ht="([\d.]+)"/g)].map(([, height]) => Number(height))
    // Four hundred characters of two cells each, in a column of 70, take thirteen lines.
    expect(heights.at(-1)).toBe(13 * 15)
    expect(Object.keys(await parts(publication([TREE])))).not.toContain('xl/worksheets/sheet2.xml')
  })

  it('takes a number only where a spreadsheet holds it to the last digit', () => {
    expect(['0', '-1.5', '99999999.999999', '100000000000000000000', '0.000001'].map(fitsSpreadsheet)).toEqual([true, true, true, true, true])
    expect(['123456789.123456', '12345678901234.567891', '1e5', '', '1,000', 'NaN', '9007199254740993'].map(fitsSpreadsheet)).toEqual(
      new Array(7).fill(false),
    )
  })

  it('shows a number as the form prints it', () => {
    const shown = (printed: string, kind: 'amount' | 'percent' = 'amount'): string =>
      numberFormat({ text: printed, value: '1' }, column('x', kind, 6))
    expect(['6,119.852024', '12.5', '0', '-3,000', '2024', '5.97%'].map((each) => shown(each))).toEqual([
      '#,##0.000000',
      '#,##0.0',
      '#,##0',
      '#,##0',
      '0',
      '0.00%',
    ])
    expect(shown('约一成', 'percent')).toBe('0.000000%')
  })
})

describe.skipIf(!hasOffice)('xlsx read back by LibreOffice (skipped where soffice is not installed)', () => {
  const office = openOffice()
  afterAll(() => office.close())

  async function readBack(source: Publication, how: keyof typeof SHEETS): Promise<readonly string[]> {
    const [file] = await writeXlsx(source)
    return office.convert('book.xlsx', file?.bytes ?? new Uint8Array(), SHEETS[how])
  }

  it('stores the exact amounts and shows them as printed', { timeout: 180_000 }, async () => {
    const [stored] = await readBack(publication([TREE]), 'stored')
    expect(stored).toContain('"一般公共预算","2010301-行政运行",6119.852024,1599.327807,4520.524217,5.97%,2024\n')
    expect(stored).toContain(',"2010350-事业运行",-0.01,,0.1,100%,2023\n')
    expect(stored).toContain('"合计",,99999999.999999,"12,345,678,901,234.567891",,,\n')
    const [seen] = await readBack(publication([TREE]), 'shown')
    expect(seen).toContain('一般公共预算,2010301-行政运行,"6,119.852024","1,599.327807","4,520.524217",5.97%,2024\n')
    expect(seen).toContain(',2010350-事业运行,-0.010000,,0.10,100%,2023\n')
    expect(seen).toContain('合计,,"99,999,999.999999","12,345,678,901,234.567891",,,\n')
    expect(seen).toContain('金额单位：万元')
  })

  it('keeps every amount of thousands of rows, in a table too large for the library to pack on one thread', { timeout: 180_000 }, async () => {
    const values = Array.from({ length: 5000 }, (_, index) => `${(index * 7919) % 99_991}.${String((index * 104_729) % 1_000_000).padStart(6, '0')}`)
    const rows = values.map((value, index) => row('data', text(`第${index}行`), amount(value)))
    const [stored] = await readBack(publication([table({ rows })]), 'stored')
    const read = stored
      ?.split('\n')
      .slice(3, 3 + values.length)
      .map((line) => line.split(',')[1])
    expect(read).toEqual(values.map((value) => String(Number(value))))
  })

  it('gives hostile texts back as texts', { timeout: 180_000 }, async () => {
    const hidden = ['\u0000=1+1', '\r=1', "'=1+1", ' =1+1', '=', '+', '-', '@', '"', '-5', '\t', '＝1']
    const texts = [...HOSTILE, ...hidden]
    const [stored] = await readBack(publication([table({ rows: texts.map((each) => row('data', text(each), amount('-1.50'))) })]), 'stored')
    const read = readCsv((stored ?? '').replaceAll('\n', '\r\n')).slice(3, 3 + texts.length)
    // The library drops the sign for a broken character.
    const expected = texts.map((each) => kept(each.replace('\r', '\n')).replace('\ufffd', '').replaceAll('\n', '\r\n'))
    expect(read).toEqual(expected.map((each) => [each, '-1.5']))
    // In what LibreOffice writes every text has quotes and no figure has any.
    expect(stored?.match(/^.*,-1\.5$/gm)).toHaveLength(texts.length)
  })
})
