/** The page and the JSON: what a browser, a screen reader and a program find in them. Hostile words stay words. */
import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { comparisonPage } from '../../publish/compare/html.ts'
import { comparisonJson } from '../../publish/compare/json.ts'
import { compareTexts } from './made-up.ts'

const FORM =
  '格式 甲 2025..\n金额单位 元\n小数 2\n设 总额 = 表一.金额\n表 表一 明细表\n键 项目\n列 项目 : 项目\n列 备注 : 文本\n列 金额 : 金额\n| 项目 |\n|---|\n| 合计 |\n'
const budget = (...rows: string[]) =>
  `预算 2025\n部门 001 <b>某局\n格式 甲\n表 表一\n| 项目 | 备注 | 金额 |\n|---|---|---:|\n${rows.map((row) => `| ${row} |\n`).join('')}`
const HOSTILE = '<script>alert(1)</script>"\' &amp; javascript:'
const comparison = await compareTexts(
  budget('A1-甲 | 旧的备注，写得比一眼能看完的长一些 | 1', 'A2-乙 | | 2', `A3-丙 | ${HOSTILE} | 3`),
  budget('A1-甲 | 新的备注，写得比一眼能看完的长一些 | 1.5', `A2-${HOSTILE} | | 2`, 'A4-丁 | | 4'),
  { old: FORM },
)
const page = comparisonPage(comparison, { language: 'zh', files: ['<i>旧.budget', '新.budget'] })

type Element = DefaultTreeAdapterTypes.Element
function elements(node: DefaultTreeAdapterTypes.Node): Element[] {
  const own = 'tagName' in node ? [node] : []
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(elements)] : own
}
const all = elements(parse(page))
const attribute = (element: Element, name: string) => element.attrs.find((each) => each.name === name)?.value
const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''

describe('the page', () => {
  it('runs nothing and loads nothing, and its policy knows its style alone', () => {
    const names = new Set(all.map(({ tagName }) => tagName))
    for (const forbidden of ['script', 'link', 'img', 'iframe', 'form', 'object', 'svg', 'b', 'i']) expect(names).not.toContain(forbidden)
    const handlers = all.flatMap(({ attrs }) => attrs.filter(({ name }) => /^on|^style$/.test(name)))
    expect(handlers).toEqual([])
    const style = textOf(all.find(({ tagName }) => tagName === 'style') as Element)
    const digest = createHash('sha256').update(style).digest('base64')
    const policy = all.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy')
    expect(attribute(policy as Element, 'content')).toBe(`default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`)
  })

  it('keeps the words of a budget as words', () => {
    const whole = all.map(textOf)
    expect(whole.some((text) => text.includes(HOSTILE))).toBe(true)
    expect(whole.some((text) => text.includes('<i>旧.budget'))).toBe(true)
  })

  it('says each change by a word and a sign, and names rows and columns for a screen reader', () => {
    const marks = all.filter((element) => attribute(element, 'class')?.startsWith('mark')).map((element) => textOf(element))
    expect(marks).toEqual(['~ 改', '− 减', '+ 增', '~ 改'])
    const tables = all.filter(({ tagName }) => tagName === 'table')
    expect(tables).toHaveLength(2)
    for (const table of tables)
      for (const cell of elements(table).filter(({ tagName }) => tagName === 'th')) expect(attribute(cell, 'scope')).toMatch(/^(col|row|rowgroup)$/)
    const regions = all.filter((element) => attribute(element, 'role') === 'region')
    expect(regions.map((element) => [attribute(element, 'tabindex'), attribute(element, 'aria-label')])).toEqual([
      ['0', '总况（元），可左右滚动'],
      ['0', '表一 明细表，可左右滚动'],
    ])
    expect(all.filter(({ tagName }) => tagName === 'del').map(textOf)).toContain('旧')
    expect(all.filter(({ tagName }) => tagName === 'ins').map(textOf)).toContain('新')
  })

  it('has rows as wide as their header', () => {
    const width = (row: Element) =>
      elements(row)
        .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
        .reduce((sum, cell) => sum + Number(attribute(cell, 'colspan') ?? 1), 0)
    for (const body of all.filter(({ tagName }) => tagName === 'tbody')) {
      for (const row of elements(body).filter(({ tagName }) => tagName === 'tr')) expect(width(row)).toBe(5)
    }
  })

  it('is the same bytes each time, and English when asked', () => {
    expect(comparisonPage(comparison, { language: 'zh', files: ['<i>旧.budget', '新.budget'] })).toBe(page)
    expect(comparisonPage(comparison, { language: 'en', files: ['a', 'b'] })).toContain('1 row added')
  })
})

describe('the JSON', () => {
  const document = JSON.parse(comparisonJson(comparison, { files: ['旧.budget', '新.budget'], nameOf: (uri) => uri.split('/').at(-2) ?? '' }))

  it('has a version, both heads, and exact decimals as text', () => {
    expect([document.schemaVersion, document.same, document.old.path, document.new.status]).toEqual([1, false, '旧.budget', 'source'])
    expect(document.names).toEqual({
      unit: '元',
      figures: [{ name: '总额', in: 'both', changed: true, old: '6', new: '7.5', difference: '1.5', percent: '25' }],
    })
  })

  it('has every row that differs, with its keys, its cells and where it is written', () => {
    const [side] = document.tables[0].sides
    const rows = side.rows.map((row: { change: string; keys: { text: string }[] }) => [row.change, row.keys.map(({ text }) => text).join()])
    expect(rows).toEqual([
      ['changed', 'A1-甲'],
      ['changed', `A2-${HOSTILE}`],
      ['removed', 'A3-丙'],
      ['added', 'A4-丁'],
      ['changed', '合计'],
    ])
    expect(side.rows[0].cells).toEqual([
      { column: ['备注'], kind: 'text', old: '旧的备注，写得比一眼能看完的长一些', new: '新的备注，写得比一眼能看完的长一些' },
      { column: ['金额'], kind: 'amount', old: '1.00', new: '1.50', difference: '0.50', percent: '50' },
    ])
    expect(side.rows[0].at).toEqual({ old: { path: 'old', line: 6 }, new: { path: 'new', line: 6 } })
    expect(side.rows[1].renamed).toEqual([{ codes: '项目', code: 'A2', old: '乙', new: HOSTILE }])
  })
})
