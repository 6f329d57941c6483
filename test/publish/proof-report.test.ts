/** The proof report: what stands behind each written amount of the real budgets, and that the page is as safe as the published one. */
import { describe, expect, it } from 'vitest'
import { catalogs, formats } from '../../build/embedded.ts'
import { proofKey, proofOf } from '../../core/analysis/proof.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'
import { proofReport } from '../../publish/index.ts'
import { exampleText, YEARS } from '../examples/disclosures.ts'
import { hostOf } from './budgets.ts'

const URI = 'file:///budget/main.budget'

function analysisOf(text: string) {
  const workspace = new BudgetWorkspace({ host: hostOf(text), data: { catalogs, formats }, roots: [], language: 'zh', listChecks: true })
  workspace.files.open(LineDocument.create(URI, 'budget', 1, text))
  return workspace.analysis(URI)
}

function pageOf(text: string, language: 'zh' | 'en' = 'zh'): string {
  const file = proofReport(analysisOf(text), language)
  return file ? new TextDecoder().decode(file.bytes) : ''
}

/** The figures of the table at the top: name, then written, twice, once, never, failed. */
function summaryOf(page: string): readonly (readonly [string, ...number[]])[] {
  return [...page.matchAll(/<tr(?: class="total")?><th scope="row">(.*?)<\/th>((?:<td class="number">\d+<\/td>){5})<\/tr>/g)].map((match) => [
    (match[1] ?? '').replace(/<[^>]+>/g, ''),
    ...[...(match[2] ?? '').matchAll(/>(\d+)</g)].map((cell) => Number(cell[1])),
  ])
}

describe.each(YEARS)('the published budget of %i', (year) => {
  const page = pageOf(exampleText(year, '公开稿'))

  it('has nearly every amount confirmed, most of them twice', () => {
    const all = summaryOf(page).at(-1) ?? ['']
    const [, written = 0, twice = 0, once = 0, never = 0, failed = 0] = all
    expect(written).toBe(twice + once + never + failed)
    expect(written).toBeGreaterThan(240)
    expect(twice / written).toBeGreaterThan(0.6)
    expect((twice + once) / written).toBeGreaterThan(0.8)
  })

  it('adds up: the shaded cells are those of the summary', () => {
    const rows = summaryOf(page)
    const inTables = rows.slice(0, -1).filter(([name]) => name !== '说明里的数')
    for (const [column, standing] of [
      [2, 'twice'],
      [3, 'once'],
      [4, 'never'],
      [5, 'failed'],
    ] as const)
      expect(page.split(`data-standing="${standing}"`).length - 1).toBe(
        inTables.reduce((sum, row) => sum + Number(row[column]), 0) + styleMentions(page, standing),
      )
  })
})

/** The style sheet names each standing once. */
function styleMentions(page: string, standing: string): number {
  return page.includes(`[data-standing="${standing}"]`) ? 1 : 0
}

const SMALL = `公开稿 2030
部门 1 甲局
金额单位 元

表 表一 支出表
| 项目   |   甲 |   乙 |
|--------|-----:|-----:|
| 办公费 | 1.00 | 5.00 |
| 印刷费 | 2.00 | 6.00 |
| 合计   | 4.00 | 11.00 |

表 表二 别的表
| 项目 | 数   |
|------|-----:|
| 修缮 | 7.00 |
`

it('tells what failed, what holds, and what no check reaches', () => {
  const page = pageOf(SMALL)
  expect(summaryOf(page)).toEqual([
    ['表一 支出表', 6, 0, 3, 0, 3],
    ['表二 别的表', 1, 0, 0, 1, 0],
    ['合计', 7, 0, 3, 1, 3],
  ])
  expect(page).toContain('没有核对到或不符的 1 个数')
  expect(page).toContain('<li>第 15 行：<b>7.00</b> 没有一项核对与它有关</li>')
  expect(pageOf(SMALL, 'en')).toContain('no check reaches it')
})

it('is asked by place', () => {
  const proof = proofOf(analysisOf(SMALL))
  const line = SMALL.split('\n').findIndex((text) => text.startsWith('| 印刷费'))
  const start = (SMALL.split('\n')[line] ?? '').indexOf('6.00')
  expect(proof.get(proofKey(URI, line, start))).toEqual([{ rule: 'column-sum', subject: '表一.合计.乙', result: 'held' }])
})

it('runs nothing that a budget holds', () => {
  const evil = '<img src=x onerror=alert(1)>'
  const page = pageOf(SMALL.replaceAll('办公费', evil).replace('甲局', `"'>${evil}`).replace('支出表', evil))
  expect(page).not.toContain('<img')
  expect(page).toContain('&lt;img')
  expect(page).toMatch(/default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'/)
})

it('is the same bytes each time', () => {
  expect(pageOf(exampleText(2024, '公开稿'))).toBe(pageOf(exampleText(2024, '公开稿')))
})
