/** The page, read by a real HTML parser: structure, names for screen readers, and that no text becomes markup. */
import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterMap, type ParserError, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { htmlPage, writeHtml } from '../../publish/html.ts'
import type { Publication } from '../../publish/model.ts'
import { HOSTILE, HOSTILE_TABLES, hostileParts, publication, row, TREE, table, text } from './publications.ts'

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

/** A publication with every part. */
const FULL: Partial<Publication> = {
  publisher: '某委',
  sections: [
    { level: 1, title: '第一部分 说明', paragraphs: [] },
    { level: 2, title: '一、概况', paragraphs: [{ text: '本局有 3 个科室。\n第二行。' }] },
    { level: 1, title: '第二部分 预算表', paragraphs: [] },
  ],
  charts: [
    {
      title: '支出按功能分类',
      unit: '万元',
      from: '表三',
      total: { text: '100.50', value: '100.5' },
      bars: [
        { label: '201 一般公共服务支出', text: '100.00', value: '100', share: '99.5%', length: 99.5 },
        { label: '208 社会保障', text: '0.50', value: '0.5', share: '0.5%', length: 0.5 },
      ],
    },
  ],
}

/** The contents as lists in lists. */
function outlineIn(node: Node): unknown[] {
  const children = 'childNodes' in node ? node.childNodes : []
  return children.flatMap((child): unknown[] => {
    if (!('tagName' in child)) return []
    if (child.tagName === 'a') return [words(child)]
    const inside = outlineIn(child)
    return child.tagName === 'ol' && 'tagName' in node && node.tagName === 'li' ? [inside] : inside
  })
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
    const byId = new Map(all.flatMap((element) => (attribute(element, 'id') === undefined ? [] : [[attribute(element, 'id'), words(element)]])))
    const told = named(all, 'table').map((each) =>
      [attribute(each, 'aria-labelledby'), attribute(each, 'aria-describedby')].map((id) => byId.get(id)),
    )
    expect(told).toEqual([
      ['表三 支出总表', '金额单位：万元'],
      ['表一 收支总表', undefined],
    ])
    for (const th of named(all, 'th')) expect(['col', 'colgroup', 'row', 'rowgroup']).toContain(attribute(th, 'scope'))
    const ids = all.map((element) => attribute(element, 'id')).filter((id) => id !== undefined)
    expect(new Set(ids).size).toBe(ids.length)
    for (const link of named(all, 'a')) expect(ids).toContain(attribute(link, 'href')?.slice(1))
    for (const section of named(all, 'section')) expect(ids).toContain(attribute(section, 'aria-labelledby'))
    expect(attribute(named(read(publication([], { language: 'en' })), 'html')[0], 'lang')).toBe('en')
  })

  it('makes markup of no text', () => {
    const plain = read(publication([TREE, TREE], { ...FULL, draft: true }))
    const all = read(publication(HOSTILE_TABLES, { ...hostileParts(HOSTILE), title: '</title><script>alert(1)</script>', draft: true }))
    const known = new Set([...plain.map((element) => element.tagName), 'h4', 'h5'])
    expect(all.map((element) => element.tagName).filter((tag) => !known.has(tag))).toEqual([])
    for (const element of all) {
      for (const { name, value } of element.attrs) {
        expect(name).not.toMatch(/^on|^src$|^style$/)
        if (name === 'href') expect(value).toMatch(/^#[a-z0-9]+$/)
      }
    }
    expect(words(named(all, 'h1')[0] as Element)).toBe('</title><script>alert(1)</script>')
    const cells = named(all, 'tbody')[0]?.childNodes.filter((node) => 'tagName' in node) ?? []
    expect(cells.map((tr) => words((tr as Element).childNodes[0] as Node)).slice(0, 19)).toEqual(HOSTILE.slice(0, 19))
  })

  it('forbids scripts and everything from elsewhere; of styles it knows its own by its digest', () => {
    const all = read(publication([TREE]))
    const policy = attribute(
      named(all, 'meta').find((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy'),
      'content',
    )
    const digest = createHash('sha256')
      .update(words(named(all, 'style')[0] as Element))
      .digest('base64')
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`)
    expect(named(all, 'script')).toEqual([])
    expect(named(all, 'link')).toEqual([])
  })

  it('says that a draft is one, on the screen and on each printed page', () => {
    const page = htmlPage(publication([TREE], { draft: true }))
    expect(page).toContain('草稿：预算中尚有错误，不得公开')
    expect(page).toContain('<body class="draft" data-draft="草稿">')
    expect(page).toContain('.draft::after { content: attr(data-draft)')
    expect(htmlPage(publication([TREE]))).not.toContain('草稿')
  })

  it('holds the prose under its headings, the tables under theirs, and contents that lead to all of them', () => {
    const all = read(publication([TREE, table({})], FULL))
    const headings = all.filter(({ tagName }) => /^h[1-6]$/.test(tagName)).map((each) => `${each.tagName} ${words(each)}`)
    expect(headings).toEqual([
      'h1 某局2024年部门预算',
      'h2 收支一览',
      'h3 支出按功能分类',
      'h2 第一部分 说明',
      'h3 一、概况',
      'h2 第二部分 预算表',
      'h3 表三 支出总表',
      'h3 表一 收支总表',
    ])
    expect(named(all, 'p').map(words)).toEqual(expect.arrayContaining(['本局有 3 个科室。', '第二行。']))
    expect(named(all, 'nav').map((nav) => outlineIn(nav))).toEqual([
      ['收支一览', '第一部分 说明', ['一、概况'], '第二部分 预算表', ['表三 支出总表', '表一 收支总表']],
    ])
  })

  it('draws charts that also say in words what they show', () => {
    const all = read(publication([TREE], FULL))
    const [figure] = named(all, 'figure')
    expect(words(figure as Element).replace(/\s+/g, ' ')).toBe(
      ' 支出按功能分类合计 100.50 万元 · 据表三 201 一般公共服务支出 100.00 99.5% 208 社会保障 0.50 0.5% ',
    )
    expect(named(all, 'data').map((each) => attribute(each, 'value'))).toEqual(['100.5', '100', '0.5', '0.0597', '1'])
    expect(
      named(all, 'rect')
        .filter((each) => attribute(each, 'class') === 'part')
        .map((each) => attribute(each, 'width')),
    ).toEqual(['99.5', '0.5'])
    for (const svg of named(all, 'svg')) expect(attribute(svg, 'aria-hidden')).toBe('true')
    expect(named(all, 'a').some((link) => words(link) === '据表三' && attribute(link, 'href') === '#t1')).toBe(true)
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
