/** The document's parts: headings, contents, tables, drafts, hostile texts; and that the same publication gives the same bytes, whoever writes it. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it, vi } from 'vitest'
import { writeDocx } from '../../publish/docx.ts'
import type { PublishedSection } from '../../publish/model.ts'
import { bodyOf, bytesOf, named, paragraphsOf, parseXml, partsOf, textOf, value } from './docx-parts.ts'
import { amount, column, HOSTILE, HOSTILE_TABLES, kept, publication, row, TREE, table, text } from './publications.ts'

const section = (level: PublishedSection['level'], title: string, ...texts: string[]): PublishedSection => ({
  level,
  title,
  paragraphs: texts.map((each) => ({ text: each })),
})
const SECTIONS = [
  section(1, '第一部分 情况说明'),
  section(2, '一、收支情况', '收入 100 元。', '支出 100 元。'),
  section(3, '（一）收入'),
  section(4, '1. 拨款', '没有变化。'),
  section(1, '第二部分 预算表'),
]

describe('bytes', () => {
  const source = publication([TREE, table({ name: '表四' })], { sections: SECTIONS, draft: true })

  it('are the same on another day', async () => {
    const first = await writeDocx(source)
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] })
    const second = await bytesOf(structuredClone(source))
    vi.useRealTimers()
    expect(Buffer.compare(first[0]?.bytes ?? new Uint8Array(), second)).toBe(0)
    expect(first[0]?.name).toBe('某局2024年部门预算（草稿）.docx')
  })

  it('are the same from another process, in another time zone', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-docx-'))
    const [bundle, from] = [join(folder, 'writer.mjs'), join(folder, 'publication.json')]
    await build({ entryPoints: ['publish/docx.ts'], bundle: true, format: 'esm', platform: 'node', outfile: bundle, logLevel: 'error' })
    writeFileSync(from, JSON.stringify(source))
    const script = `import { createHash } from 'node:crypto'; import { readFileSync } from 'node:fs'; import { writeDocx } from '${pathToFileURL(bundle)}'
      const [file] = await writeDocx(JSON.parse(readFileSync(${JSON.stringify(from)}, 'utf8'))); process.stdout.write(createHash('sha256').update(file.bytes).digest('hex'))`
    const run = (zone: string) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env: { ...process.env, TZ: zone } })
    const here = createHash('sha256')
      .update(await bytesOf(source))
      .digest('hex')
    expect(run('Asia/Shanghai')).toBe(here)
    expect(run('America/New_York')).toBe(here)
    rmSync(folder, { recursive: true })
  })
})

describe('the text', () => {
  it('has a title page, contents, headings of four levels and paragraphs, in that order', async () => {
    const body = await bodyOf(publication([TREE], { sections: SECTIONS }))
    expect(paragraphsOf(body)).toEqual([
      'Publisher: 某局',
      'Title: 2024年部门预算',
      'ContentsTitle: 目　录',
      'TOC1: 第一部分 情况说明\t3',
      'TOC2: 一、收支情况\t3',
      'TOC3: （一）收入\t3',
      'TOC1: 第二部分 预算表\t4',
      'TOC2: 表三 支出总表\t4',
      'Heading1: 第一部分 情况说明',
      'Heading2: 一、收支情况',
      'BodyText: 收入 100 元。',
      'BodyText: 支出 100 元。',
      'Heading3: （一）收入',
      'Heading4: 1. 拨款',
      'BodyText: 没有变化。',
      'Heading1: 第二部分 预算表',
      'TableName: 表三',
      'TableTitle: 支出总表',
      'TableUnit: 金额单位：万元',
      'TableNote: 注：本表为测试。',
      'TableNote: 第二条\n换行',
    ])
  })

  it('links each entry of the contents to its place and its page', async () => {
    const body = await bodyOf(publication([TREE, table({})], { sections: SECTIONS }))
    const anchors = named(body, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor'])
    const marks = named(body, 'w:bookmarkStart')
    expect(anchors).toHaveLength(6)
    expect(marks.map(({ attributes }) => attributes['w:name'])).toEqual(expect.arrayContaining(anchors))
    expect(new Set(marks.map(({ attributes }) => attributes['w:id'])).size).toBe(marks.length)
    const fields = named(body, 'w:instrText').map((each) => each.children.join(''))
    expect(fields).toEqual(anchors.map((anchor) => `PAGEREF ${anchor}`))
    // A field that is marked as out of date makes Word ask a question when the document is opened.
    expect(named(body, 'w:fldChar').some(({ attributes }) => 'w:dirty' in attributes)).toBe(false)
  })

  it('has styles that an outline and a person find', async () => {
    const styles = parseXml((await partsOf(publication([TREE])))['word/styles.xml'] ?? '')
    const style = (id: string) => named(styles, 'w:style').find(({ attributes }) => attributes['w:styleId'] === id)
    const heading = (id: string) => [
      value(style(id), 'w:name'),
      value(style(id), 'w:outlineLvl'),
      named(style(id) ?? styles, 'w:rFonts')[0]?.attributes['w:eastAsia'],
    ]
    expect(['Heading1', 'Heading2', 'Heading3', 'Heading4'].map(heading)).toEqual([
      ['heading 1', '0', '黑体'],
      ['heading 2', '1', '黑体'],
      ['heading 3', '2', '楷体'],
      ['heading 4', '3', '仿宋'],
    ])
    const body = style('BodyText')
    const [spacing, indent] = ['w:spacing', 'w:ind'].map((name) => (body ? named(body, name)[0]?.attributes : undefined))
    expect([value(body, 'w:sz'), spacing?.['w:line'], spacing?.['w:lineRule'], indent?.['w:firstLineChars']]).toEqual(['32', '560', 'exact', '200'])
  })

  it('says what it is, and in which language', async () => {
    const parts = await partsOf(publication([], { title: 'A & <B>', publisher: '某 "局"' }))
    const core = parseXml(parts['docProps/core.xml'] ?? '')
    const said = (name: string) => named(core, name).map((each) => each.children.join(''))
    expect([said('dc:title'), said('dc:creator'), said('dc:language'), said('dcterms:created')]).toEqual([['A & <B>'], ['某 "局"'], ['zh-CN'], []])
    expect(parts['word/styles.xml']).toContain('w:eastAsia="zh-CN"')
    const fonts = named(parseXml(parts['word/fontTable.xml'] ?? ''), 'w:font')
    expect(fonts.map(({ attributes }) => attributes['w:name'])).toEqual(['宋体', '黑体', '仿宋', '楷体'])
  })

  it('says on each page that it is a draft, in the language of the tool', async () => {
    const parts = await partsOf(publication([TREE], { draft: true, language: 'en', sections: SECTIONS }))
    const headers = Object.keys(parts).filter((name) => /^word\/header\d/.test(name))
    expect(headers).toHaveLength(2)
    for (const name of headers) {
      expect(parts[name]).toContain('Draft: the budget still has errors')
      expect(parts[name]).toContain('string="DRAFT"')
    }
    const body = parseXml(parts['word/document.xml'] ?? '')
    const [title, ...others] = named(body, 'w:sectPr').map((each) => named(each, 'w:headerReference').map(({ attributes }) => attributes['w:type']))
    // The sections after it have none of their own, and so the first one's.
    expect([title?.toSorted(), others.flat()]).toEqual([['default', 'even'], []])
    expect(paragraphsOf(named(body, 'w:body')[0] ?? body)).toEqual(
      expect.arrayContaining(['ContentsTitle: Contents', 'TableUnit: Amounts in 10,000 yuan (万元)', 'TableTitle: 支出总表']),
    )
    expect(Object.keys(await partsOf(publication([TREE]))).some((name) => name.startsWith('word/header'))).toBe(false)
  })

  it('numbers its pages at the outer side, but for the title page', async () => {
    const parts = await partsOf(publication([TREE, TREE]))
    const sections = named(parseXml(parts['word/document.xml'] ?? ''), 'w:sectPr')
    expect(sections.map((each) => named(each, 'w:footerReference').length)).toEqual([0, 2, 0])
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map((name) => parseXml(parts[name] ?? ''))
    expect(footers.map((each) => value(each, 'w:jc')).sort()).toEqual(['left', 'right'])
    for (const footer of footers) expect(named(footer, 'w:instrText')[0]?.children).toEqual(['PAGE'])
  })
})

describe('a table', () => {
  it('repeats its header, never breaks a row, merges what the form merges', async () => {
    const [grid] = named(await bodyOf(publication([TREE])), 'w:tbl')
    const rows = named(grid as never, 'w:tr')
    expect(rows.map((each) => named(each, 'w:tblHeader').length)).toEqual([1, 1, 1, 0, 0, 0, 0])
    expect(rows.map((each) => named(each, 'w:cantSplit').length)).toEqual(new Array(7).fill(1))
    const cells = rows.map((each) =>
      named(each, 'w:tc')
        .map((cell) => `${textOf(cell)}${merged(cell)}`)
        .join('|'),
    )
    expect(cells).toEqual([
      '资金↓|科目↓|本年预算数→3|占比↓|年度↓',
      '^|^|合计↓|其中→2|^|^',
      '^|^|^|基本支出|项目支出|^|^',
      '一般公共预算↓|2010301-行政运行|6,119.852024|1,599.327807|4,520.524217|5.97%|2024',
      '^|2010350-事业运行|-0.010000||0.10|100%|2023',
      '小计||0||无||',
      '合计||99,999,999.999999|12,345,678,901,234.567891|||',
    ])
  })

  it('sets figures at the right, totals in bold, and a block of merged rows on one page', async () => {
    const [grid] = named(await bodyOf(publication([TREE])), 'w:tbl')
    const [, , , first, second, , total] = named(grid as never, 'w:tr')
    expect(named(first as never, 'w:jc').map(({ attributes }) => attributes['w:val'])).toEqual(['left', 'left', ...new Array(5).fill('right')])
    expect([named(first as never, 'w:b').length, named(total as never, 'w:b').length]).toEqual([0, 3])
    expect([first, second].map((each) => named(each as never, 'w:keepNext').length)).toEqual([7, 0])
  })

  it('stands upright if it is narrow, across if it is wide', async () => {
    const wide = table({
      columns: Array.from({ length: 14 }, (_, index) => column(`第${index}列`, 'amount', 6)),
      rows: [row('data', ...Array.from({ length: 14 }, () => amount('12,345.678901')))],
    })
    const body = await bodyOf(publication([table({}), wide, wide, table({})]))
    const sizes = named(body, 'w:pgSz').map(({ attributes }) => `${attributes['w:orient']} ${attributes['w:w']}`)
    expect(sizes).toEqual(['portrait 11906', 'portrait 11906', 'portrait 11906', 'landscape 16838', 'portrait 11906'])
    for (const grid of named(body, 'w:tbl')) {
      const widths = named(grid, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))
      const area = widths.length === 14 ? 12_756 : 8844
      expect(Math.abs(widths.reduce((sum, each) => sum + each, 0) - area)).toBeLessThanOrEqual(widths.length)
    }
  })

  it('begins a page, and an empty paragraph follows none but the last of a section', async () => {
    const body = await bodyOf(publication([table({}), table({}), table({ notes: ['注'] })]))
    const breaks = named(body, 'w:pageBreakBefore').filter(({ attributes }) => attributes['w:val'] !== 'false')
    expect(breaks).toHaveLength(2)
    expect(paragraphsOf(body).filter((each) => each.startsWith('TableEnd'))).toEqual([])
    expect(paragraphsOf(await bodyOf(publication([table({})]))).filter((each) => each.startsWith('TableEnd'))).toHaveLength(1)
  })
})

describe('whatever a budget says', () => {
  it('hostile texts are texts, everywhere', async () => {
    const sections = HOSTILE.map((each) => section(2, each, each))
    const source = publication(HOSTILE_TABLES, { sections, title: HOSTILE.join(''), publisher: HOSTILE.join('') })
    for (const [name, xml] of Object.entries(await partsOf(source))) expect(() => parseXml(xml), name).not.toThrow()
    const body = await bodyOf(source)
    const [grid] = named(body, 'w:tbl')
    const shown = named(grid as never, 'w:tr')
      .slice(1)
      .map((each) => textOf(named(each, 'w:tc')[0] as never))
    const expected = HOSTILE.map((each) => kept(each).replaceAll('\t', ' '))
    expect(shown).toEqual(expected)
    expect(paragraphsOf(body).filter((each) => each.startsWith('BodyText: '))).toEqual(expected.map((each) => `BodyText: ${each}`))
  })

  it('a mark that the library would fill in is a text too', async () => {
    const mark = '{default-bullet-numbering-0}'
    const marks = [mark, `{${mark}}`, '{']
    const source = publication([table({ name: mark, title: mark, rows: marks.map((each) => row('data', text(each), amount('1'))) })], {
      sections: marks.map((each) => section(2, each, each)),
      title: mark,
    })
    const body = await bodyOf(source)
    const found = paragraphsOf(body).map((each) => each.replace(/^\w+: /, '').replace(/\t\d+$/, ''))
    expect(found.filter((each) => marks.includes(each))).toHaveLength(12)
    expect(
      named(body, 'w:tr')
        .slice(1)
        .map((each) => textOf(named(each, 'w:tc')[0] as never)),
    ).toEqual(marks)
  })

  it('a cell of a million characters may break over pages, beside it nothing does', async () => {
    const source = publication([table({ rows: [row('data', text('长'.repeat(1_000_000)), amount('1')), row('data', text('短'), amount('2'))] })])
    const rows = named(await bodyOf(source), 'w:tr')
    expect(rows.map((each) => named(each, 'w:cantSplit').length)).toEqual([1, 0, 1])
  })

  it('nothing at all is a title page; tables may lack rows, columns and names', async () => {
    expect(paragraphsOf(await bodyOf(publication([], { title: '', publisher: '' })))).toEqual(['Publisher: ', 'Title: 部门预算'])
    expect(paragraphsOf(await bodyOf(publication([], { title: '预算', publisher: '某局', year: 2024 })))).toEqual([
      'Publisher: 某局',
      'Title: 2024年',
      'Title: 预算',
    ])
    const bare = [table({ columns: [], header: [] }), table({ columns: [], header: [[], []], rows: [row('data')] }), table({ name: '', title: '' })]
    expect(named(await bodyOf(publication(bare)), 'w:tbl')).toHaveLength(1)
  })

  it('a hundred columns are squeezed onto the page', async () => {
    const columns = Array.from({ length: 100 }, (_, index) => column(`${index}`, 'amount', 2))
    const [grid] = named(await bodyOf(publication([table({ columns, rows: [row('total', ...columns.map(() => amount('1,234,567.89')))] })])), 'w:tbl')
    const widths = named(grid as never, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))
    expect(widths).toHaveLength(100)
    expect(Math.min(...widths)).toBeGreaterThan(0)
    expect(widths.reduce((sum, each) => sum + each, 0)).toBeLessThan(12_900)
  })
})

function merged(cell: never | Parameters<typeof named>[0]): string {
  const [merge] = named(cell, 'w:vMerge')
  const span = value(cell, 'w:gridSpan')
  return `${merge ? (merge.attributes['w:val'] === 'restart' ? '↓' : '^') : ''}${span ? `→${span}` : ''}`
}
