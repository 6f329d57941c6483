/** The preview's fragments: each finding at its cell, its table or the page; places that lead back; what an edit leaves alone; and no text that becomes markup. */
import { type DefaultTreeAdapterMap, type ParserError, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { catalogs } from '../../build/embedded.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import type { ReportedDiagnostic } from '../../core/report.ts'
import { LineDocument } from '../../core/store/index.ts'
import { publishInSteps } from '../../publish/from-budget.ts'
import type { Publication } from '../../publish/model.ts'
import { type Preview, previewInSteps } from '../../publish/preview.ts'
import { finish } from '../../publish/steps.ts'
import { BUDGET, FORM, hostOf } from './budgets.ts'
import { amount, HOSTILE, HOSTILE_TABLES, publication, row, TREE, table, text } from './publications.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

function elements(html: string): Element[] {
  const errors: ParserError[] = []
  const all: Element[] = []
  const walk = (node: Node): void => {
    if ('tagName' in node) all.push(node)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parseFragment(html, { onParseError: (error) => errors.push(error) }))
  expect(errors).toEqual([])
  return all
}
function words(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(words).join('') : ''
}
function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((each) => each.name === name)?.value
}
function marked(html: string): string[] {
  return elements(html).flatMap((each) => (attribute(each, 'data-say') === undefined ? [] : `${words(each)} ← ${attribute(each, 'data-say')}`))
}
function buttons(html: string): string[] {
  return elements(html).flatMap((each) => (each.tagName === 'button' ? `${words(each)} @${attribute(each, 'data-at')}` : []))
}

const uri = 'file:///a.budget'
const at = (line: number, start: number, end: number) => ({ uri, line, start, end })

function found(line: number, start: number, end: number, part: Partial<ReportedDiagnostic> = {}): ReportedDiagnostic {
  const range = { start: { line, character: start }, end: { line, character: end } }
  return { rule: 'column-sum', severity: 'error', message: '合计不符', range, related: [], ...part }
}
function preview(source: Publication, ...diagnostics: ReportedDiagnostic[]): Preview {
  return finish(previewInSteps(source, [{ uri, diagnostics }]))
}
function fragment({ fragments }: Preview, id: string) {
  const one = fragments.find((each) => each.id === id)
  if (!one) throw new Error(`no fragment ${id} among ${fragments.map((each) => each.id)}`)
  return one
}

/** Two cells beside each other in line 4, a total that nobody wrote. */
const SIMPLE = table({
  source: at(2, 0, 5),
  rows: [
    row('data', { ...text('办公费'), source: at(4, 2, 5) }, { ...amount('12.00'), source: at(4, 8, 13) }),
    row('data', { ...text('印刷费'), source: at(5, 2, 5) }, { ...text(''), source: at(5, 7, 9) }),
    row('total', text('合计'), amount('12.00')),
  ],
})

describe('a finding is shown', () => {
  it('at the cell that is written where it stands, and nowhere else', () => {
    const shown = preview(publication([SIMPLE]), found(4, 8, 13), found(5, 7, 9, { severity: 'warning', rule: 'amount-form', message: '空着' }))
    const { html } = fragment(shown, 'table 表一')
    expect(marked(html)).toEqual(['12.00 ← error column-sum 合计不符', ' ← warning amount-form 空着'])
    expect(buttons(html)).toEqual([])
    const cell = elements(html).find((each) => attribute(each, 'data-say') !== undefined)
    expect(cell?.attrs).toEqual(
      expect.arrayContaining([
        { name: 'tabindex', value: '0' },
        { name: 'data-found', value: 'error' },
        { name: 'aria-description', value: '错误：合计不符' },
      ]),
    )
  })

  it('in a cell with others, the worst first', () => {
    const shown = preview(publication([SIMPLE]), found(4, 8, 13, { severity: 'hint', message: '一' }), found(4, 9, 9, { message: '二' }))
    expect(marked(fragment(shown, 'table 表一').html)).toEqual(['12.00 ← error column-sum 二\nhint column-sum 一'])
  })

  it('above its table where no cell is written: at a generated total, at a header, at a row that is missing', () => {
    const shown = preview(
      publication([SIMPLE]),
      found(3, 2, 5, { message: '表头' }),
      found(9, 0, 1, { message: '缺行', severity: 'warning', rule: 'row-missing' }),
    )
    const { html } = fragment(shown, 'table 表一')
    expect(marked(html)).toEqual([])
    expect(buttons(html)).toEqual(['错误 表头 column-sum @:1:2:5', '警告 缺行 row-missing @:7:0:1'])
  })

  it('in the table that it names, wherever it stands', () => {
    const other = table({ name: '表二', source: at(20, 0, 5) })
    const shown = preview(publication([SIMPLE, other]), found(21, 0, 1, { table: '表一' }))
    expect(buttons(fragment(shown, 'table 表一').html)).toHaveLength(1)
    expect(buttons(fragment(shown, 'table 表二').html)).toHaveLength(0)
  })

  it('at the head of the page where it stands above all tables or in a file of none', () => {
    const shown = finish(
      previewInSteps(publication([SIMPLE]), [
        { uri, diagnostics: [found(0, 0, 2)] },
        { uri: 'file:///b.budget', diagnostics: [found(7, 0, 2)] },
      ]),
    )
    expect(buttons(fragment(shown, 'title').html).map((each) => each.split('@')[1])).toEqual(['0:0:0:2', '1:7:0:2'])
    expect(shown.files).toEqual([uri, 'file:///b.budget'])
  })

  it('not at all if it is a hint without a cell', () => {
    const shown = preview(publication([SIMPLE]), found(0, 0, 1, { severity: 'hint' }), found(9, 0, 1, { severity: 'hint' }))
    expect(shown.fragments.flatMap(({ html }) => buttons(html))).toEqual([])
  })

  it('in a list that ends before a person stops reading', () => {
    const many = Array.from({ length: 25 }, (_, index) => found(30 + index, 0, 1))
    const { html } = fragment(preview(publication([SIMPLE]), ...many), 'table 表一')
    expect(buttons(html)).toHaveLength(20)
    expect(
      elements(html)
        .find((each) => attribute(each, 'class') === 'rest')
        ?.childNodes.map(words),
    ).toEqual(['还有 5 处，见“问题”'])
  })
})

describe('prose', () => {
  const sections = [
    { level: 1, title: '第一部分 概况', paragraphs: [], source: at(1, 0, 6) },
    { level: 2, title: '一、收入', paragraphs: [{ text: '共 5 元。\n其中……', source: at(3, 2, 9) }, { text: '没有变化。' }], source: at(2, 0, 5) },
  ] as const
  const shown = preview(publication([table({ source: at(40, 0, 5) })], { sections }), found(4, 2, 4, { message: '不是 5 元' }))

  it('is a fragment for each section, headings by their level, paragraphs with their places', () => {
    expect(shown.fragments.map(({ id }) => id)).toEqual(['bar', 'title', 'section 第一部分 概况', 'section 一、收入', 'table 表一'])
    const { html, base } = fragment(shown, 'section 一、收入')
    expect(base).toEqual({ file: 0, line: 2 })
    expect(elements(html).map((each) => [each.tagName, attribute(each, 'data-at')])).toEqual([
      ['section', undefined],
      ['h3', ':0:0:5'],
      ['p', ':1:2:9'],
      ['p', undefined],
    ])
  })

  it('is marked at the paragraph in whose lines something is wrong', () => {
    expect(marked(fragment(shown, 'section 一、收入').html)).toEqual(['共 5 元。\n其中…… ← error column-sum 不是 5 元'])
  })
})

describe('the bar', () => {
  it('says that all is well, or counts; the contents have a mark where something is wrong', () => {
    expect(words(elements(fragment(preview(publication([SIMPLE])), 'bar').html)[0] as Element)).toBe('没有错误')
    const two = publication([SIMPLE, table({ name: '表二', title: '总表' })], { draft: true })
    const bar = elements(fragment(preview(two, found(4, 8, 13), found(4, 8, 13, { severity: 'warning' })), 'bar').html)
    expect(bar.filter((each) => attribute(each, 'data-next')).map(words)).toEqual(['1 个错误', '1 个警告'])
    expect(
      bar.filter((each) => attribute(each, 'data-go')).map((each) => [words(each), attribute(each, 'data-go'), attribute(each, 'data-found')]),
    ).toEqual([
      ['表一 收支总表', 'table 表一', 'error'],
      ['表二 总表', 'table 表二', undefined],
    ])
  })

  it('lists the contents by their depth, tables below the heading that introduces them', () => {
    const sections = [
      { level: 1, title: '第一部分', paragraphs: [] },
      { level: 3, title: '（一）收入', paragraphs: [{ text: '无。' }] },
      { level: 1, title: '第二部分', paragraphs: [] },
    ] as const
    const bar = elements(fragment(preview(publication([SIMPLE], { sections })), 'bar').html)
    expect(bar.filter((each) => attribute(each, 'data-go')).map((each) => `${attribute(each, 'data-depth')} ${words(each)}`)).toEqual([
      '1 第一部分',
      '2 （一）收入',
      '1 第二部分',
      '2 表一 收支总表',
    ])
  })

  it('speaks English where the budget’s reader does', () => {
    const shown = preview(publication([SIMPLE], { language: 'en', draft: true }), found(4, 8, 13))
    expect(words(elements(fragment(shown, 'bar').html)[0] as Element)).toBe('1 error')
    expect(fragment(shown, 'title').html).toContain('>draft<')
  })
})

describe('charts', () => {
  const bar = { label: '<b>201</b>', text: '12', value: '12', share: '100%', length: 100 }
  const charts = [{ title: '支出', unit: '万元', from: '表一', total: { text: '12', value: '12' }, bars: [bar] }]

  it('stand before the text, and are sent only when they change', () => {
    const shown = preview(publication([SIMPLE], { charts }))
    expect(shown.fragments.map(({ id }) => id)).toEqual(['bar', 'title', 'charts', 'table 表一'])
    const all = elements(fragment(shown, 'charts').html)
    expect(all.filter(({ tagName }) => tagName === 'svg')).toHaveLength(1)
    expect(words(all.find((each) => attribute(each, 'class') === 'label') as Element)).toBe('<b>201</b>')
  })
})

describe('fragments', () => {
  it('stay the same text when lines come above them, and only then move', () => {
    const moved = (by: number) => {
      const down = <T extends { source?: { line: number } }>(each: T) =>
        each.source ? { ...each, source: { ...each.source, line: each.source.line + by } } : each
      return { ...down(SIMPLE), rows: SIMPLE.rows.map(({ kind, cells }) => ({ kind, cells: cells.map(down) })) }
    }
    const before = fragment(preview(publication([SIMPLE])), 'table 表一')
    const after = fragment(preview(publication([moved(3)])), 'table 表一')
    expect(after.html).toBe(before.html)
    expect([before.base, after.base]).toEqual([
      { file: 0, line: 2 },
      { file: 0, line: 5 },
    ])
  })

  it('have ids of their own where names repeat', () => {
    expect(preview(publication([SIMPLE, SIMPLE, SIMPLE])).fragments.map(({ id }) => id)).toEqual([
      'bar',
      'title',
      'table 表一',
      'table 表一 2',
      'table 表一 3',
    ])
  })

  it('say how many rows they leave out', () => {
    const { html } = fragment(preview(publication([table({ omitted: 99500 })])), 'table 表一')
    expect(html).toContain('还有 99,500 行')
  })
})

describe('a budget’s text stays text', () => {
  const hostile = HOSTILE.flatMap((each, index) => [
    found(index, 0, 1, { message: each, rule: each }),
    found(100 + index, 0, 1, { message: each, severity: 'warning', rule: each }),
  ])
  const sections = HOSTILE.map((each, index) => ({ level: 2, title: each, paragraphs: [{ text: each, source: at(300 + index, 0, 1) }] }) as const)
  const cells = table({ name: '格', rows: HOSTILE.map((each, index) => row('data', { ...text(each), source: at(index, 0, 1) }, amount('1'))) })
  const tables = [...HOSTILE_TABLES, cells, TREE]
  const every = HOSTILE.map((each) => preview(publication(tables, { title: each, publisher: each, draft: true, sections }), ...hostile))

  it('with no element and no attribute that is not ours', () => {
    const all = every.flatMap(({ fragments }) => fragments.flatMap(({ html }) => elements(html)))
    const tags = new Set(all.map(({ tagName }) => tagName))
    const ours = 'b button caption code data details h1 h3 header li nav ol p section span summary table tbody td th thead tr ul div'.split(' ')
    expect([...tags].sort()).toEqual(ours.sort())
    const attributes = new Set(all.flatMap(({ attrs }) => attrs.map(({ name }) => name)))
    expect([...attributes].sort()).toEqual(
      'aria-description aria-label class colspan data-at data-depth data-found data-go data-next data-say lang role rowspan scope tabindex title type value'.split(
        ' ',
      ),
    )
  })

  it('and says what it said', () => {
    const heads = every.map((each) => words(elements(fragment(each, 'title').html).find(({ tagName }) => tagName === 'h1') as Element))
    expect(heads).toContain('<script>alert(1)</script>')
    expect(heads).toContain('</td></table><img src=x onerror=alert(1)>')
  })
})

describe('of a real budget', () => {
  const build = (budget: string, mostRows?: number) => {
    const document = 'file:///budget/main.budget'
    const workspace = new BudgetWorkspace({ host: hostOf(budget), data: { catalogs, formats: { 'own.budget': FORM } }, roots: [], language: 'zh' })
    workspace.files.open(LineDocument.create(document, 'budget', 1, budget))
    const diagnostics = workspace.diagnosticsOf(document)
    const published = finish(
      publishInSteps(workspace.analysis(document), { language: 'zh', draft: true, ...(mostRows === undefined ? {} : { mostRows }) }),
    )
    return finish(previewInSteps(published as Publication, diagnostics))
  }

  it('a wrong total is marked in its table, and the table that is generated from it stays clean', () => {
    const shown = build(`${BUDGET}| 合计 | | 1499 | |\n`)
    expect(marked(fragment(shown, 'table 表一').html)).toEqual([expect.stringMatching(/^1,499\.00 ← error column-sum .*1,500\.00/)])
    expect(marked(fragment(shown, 'table 表二').html)).toEqual([])
  })

  it('long tables show their first rows and their total', () => {
    const { html } = fragment(build(BUDGET, 2), 'table 表一')
    const rows = elements(html).filter(({ tagName }) => tagName === 'tr')
    expect(rows.slice(2).map(words)).toEqual(['乙科30201-办公费1,200.001,200.00', '乙科30101-基本工资300.00300.00', '合计1,500.00500.502,000.50'])
    expect(html).toContain('还有 1 行')
    expect(fragment(build(BUDGET), 'table 表一').html).not.toContain('还有')
  })
})
