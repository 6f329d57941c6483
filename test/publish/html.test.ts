/** The page, read by a real HTML parser: structure, names for screen readers, and that no text becomes markup. */
import { type DefaultTreeAdapterMap, type ParserError, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { htmlPage, writeHtml } from '../../publish/html.ts'
import type { Publication } from '../../publish/model.ts'
import { HOSTILE, HOSTILE_TABLES, publication, row, TREE, table, text } from './publications.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

function read(source: Publication): Element[] {
  const errors: ParserError[] = []
  const document = parse(htmlPage(source), { onParseError: (error) => errors.push(error) })
  expect(errors).toEqual([])
  const all: Element[] = []
  const walk = (node: Node): void => {
    if ('tagName' in node) all.push(node)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(document)
  return all
}
function words(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(words).join('') : ''
}
function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((each) => each.name === name)?.value
}
function named(all: readonly Element[], tag: string): Element[] {
  return all.filter((element) => element.tagName === tag)
}

/** The grid that a browser would draw: each place filled exactly once, or the test fails. */
function grid(rows: readonly Element[]): string[][] {
  const drawn: string[][] = rows.map(() => [])
  rows.forEach((tr, r) => {
    let c = 0
    for (const cell of tr.childNodes as Element[]) {
      while (drawn[r]?.[c] !== undefined) c++
      for (let down = 0; down < Number(attribute(cell, 'rowspan') ?? 1); down++) {
        for (let right = 0; right < Number(attribute(cell, 'colspan') ?? 1); right++) {
          expect(drawn[r + down]?.[c + right]).toBeUndefined()
          const line = drawn[r + down]
          if (!line) throw new Error('a cell reaches below its table')
          line[c + right] = words(cell)
        }
      }
    }
  })
  return drawn
}

describe('html', () => {
  it('draws the header and the merged block as the form prints them', () => {
    const all = read(publication([TREE]))
    expect(grid(named(named(all, 'thead')[0]?.childNodes as Element[], 'tr'))).toEqual([
      ['资金', '科目', '本年预算数', '本年预算数', '本年预算数', '占比', '年度'],
      ['资金', '科目', '合计', '其中', '其中', '占比', '年度'],
      ['资金', '科目', '合计', '基本支出', '项目支出', '占比', '年度'],
    ])
    expect(grid(named(named(all, 'tbody')[0]?.childNodes as Element[], 'tr'))).toEqual([
      ['一般公共预算', '2010301-行政运行', '6,119.852024', '1,599.327807', '4,520.524217', '5.97%', '2024'],
      ['一般公共预算', '2010350-事业运行', '-0.010000', '', '0.10', '100%', '2023'],
      ['小计', '', '0', '', '无', '', ''],
      ['合计', '', '99,999,999.999999', '12,345,678,901,234.567891', '', '', ''],
    ])
  })

  it('names the page, each table and each header for a screen reader', () => {
    const all = read(publication([TREE, table({})]))
    expect(attribute(named(all, 'html')[0], 'lang')).toBe('zh-CN')
    expect(named(all, 'caption').map(words)).toEqual(['表三 支出总表金额单位：万元', '表一 收支总表'])
    for (const th of named(all, 'th')) expect(['col', 'colgroup', 'row', 'rowgroup']).toContain(attribute(th, 'scope'))
    const ids = all.map((element) => attribute(element, 'id')).filter((id) => id !== undefined)
    expect(new Set(ids).size).toBe(ids.length)
    for (const link of named(all, 'a')) expect(ids).toContain(attribute(link, 'href')?.slice(1))
    for (const section of named(all, 'section')) expect(ids).toContain(attribute(section, 'aria-labelledby'))
    expect(attribute(named(read(publication([], { language: 'en' })), 'html')[0], 'lang')).toBe('en')
  })

  it('makes markup of no text', () => {
    const plain = read(publication([table({ rows: [row('data', text('x'))] })]))
    const all = read(publication(HOSTILE_TABLES, { title: '</title><script>alert(1)</script>', draft: true }))
    const known = new Set([...plain.map((element) => element.tagName), 'nav', 'ol', 'li', 'a', 'h2', 'p'])
    expect(all.map((element) => element.tagName).filter((tag) => !known.has(tag))).toEqual([])
    for (const element of all) {
      for (const { name } of element.attrs) expect(name).not.toMatch(/^on|^src$|^style$/)
    }
    expect(words(named(all, 'h1')[0] as Element)).toBe('</title><script>alert(1)</script>')
    const cells = named(all, 'tbody')[0]?.childNodes.filter((node) => 'tagName' in node) ?? []
    expect(cells.map((tr) => words((tr as Element).childNodes[0] as Node)).slice(0, 19)).toEqual(HOSTILE.slice(0, 19))
  })

  it('forbids scripts and everything from elsewhere', () => {
    const all = read(publication([TREE]))
    const policy = named(all, 'meta').find((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy')
    expect(attribute(policy, 'content')).toContain("default-src 'none'")
    expect(named(all, 'script')).toEqual([])
    expect(named(all, 'link')).toEqual([])
  })

  it('says that a draft is one, on the screen and on each printed page', () => {
    const page = htmlPage(publication([TREE], { draft: true }))
    expect(page).toContain('草稿：预算中尚有错误，不得公开')
    expect(page).toContain('content: "草稿"')
    expect(htmlPage(publication([TREE]))).not.toContain('草稿')
  })

  it('gives the same bytes for the same publication', () => {
    expect(writeHtml(publication([TREE]))).toEqual(writeHtml(structuredClone(publication([TREE]))))
  })

  it('cuts spans that would leave the table or cross each other', () => {
    const wild = table({
      header: [
        [
          { text: 'a', rowSpan: 9, columnSpan: 1 },
          { text: 'b', rowSpan: 2, columnSpan: 9 },
          { text: 'c', rowSpan: 0, columnSpan: -1 },
        ],
        [{ text: 'd', rowSpan: 1, columnSpan: 5 }],
      ],
      rows: [row('data', { text: 'x', rowSpan: 7 }, text('1')), row('data', { text: 'y', covered: true }, { text: '2', covered: true }), row('data')],
    })
    const all = read(publication([wild]))
    expect(grid(named(named(all, 'thead')[0]?.childNodes as Element[], 'tr'))).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
    expect(grid(named(named(all, 'tbody')[0]?.childNodes as Element[], 'tr'))).toEqual([
      ['x', '1'],
      ['x', '2'],
      ['', ''],
    ])
  })
})
