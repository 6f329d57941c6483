/** The three real departments go on to their next year: without an error when the figures are carried, without a word on figures when they are cleared. */
import { describe, expect, test } from 'vitest'
import { foldLabel } from '../../core/format/label.ts'
import { exampleText } from '../examples/disclosures.ts'
import { made } from './asking.ts'

const years = [
  { from: 2021, to: 2022 },
  { from: 2023, to: 2024 },
  { from: 2024, to: 2025 },
] as const

const wishes = (to: number, figures: 'carry' | 'clear') => ({ year: to, figures, target: `${to}/预算.budget` })

describe.each(years)('$from → $to', ({ from, to }) => {
  const texts = { [`${from}/预算.budget`]: exampleText(from, '预算') }

  test('carried: no error, the totals of the old year, and what remains to be said is said of the targets', () => {
    const { findings, root, after, uri } = made(texts, wishes(to, 'carry'))
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect([...new Set(findings.map(({ rule }) => rule.split('-')[0]))].filter((rule) => rule !== 'indicator')).toEqual([])
    expect(root).toContain(`\n预算 ${to}\n`)
    expect(root).toContain(`\n上年 ../${from}/预算.budget\n`)
    const analysis = after.analysis(uri)
    const before = after.analysis(`file:///work/${from}/${encodeURI('预算.budget')}`)
    for (const name of ['收入预算', '基本支出预算', '项目支出预算', '三公经费']) {
      const value = before.exported(foldLabel(name))?.()
      expect(value?.k).toBe('amount')
      expect(analysis.exported(foldLabel(name))?.()).toEqual(value)
    }
  })

  test('what last year derives is no longer stated; what it only stated is; control figures wait for new ones', () => {
    const { root } = made(texts, wishes(to, 'carry'))
    expect(root).not.toContain('已知 上年.收入预算')
    expect(root).toMatch(/^已知 上年\.机构运行经费 = [\d,.]+ /m)
    expect(root).not.toMatch(/^已知 (?:收入预算|三公经费) =/m)
  })

  test('cleared: keys, projects and targets are there, no amount is, and nothing is said but of the targets', () => {
    const { findings, root, after, uri } = made(texts, wishes(to, 'clear'))
    expect([...new Set(findings.map(({ rule }) => rule.split('-')[0]))].filter((rule) => rule !== 'indicator')).toEqual([])
    const old = exampleText(from, '预算')
    // A row for each row, unless next year's form lacks the table.
    const codes = (text: string) => text.split('\n').filter((line) => /^\| \d{7} /.test(line)).length
    expect(codes(root)).toBe(codes(old))
    const amounts = after
      .analysis(uri)
      .flows.flatMap((flow) =>
        flow.parts.flatMap(({ rows }) =>
          rows.flatMap(({ side, written }) => side.columns.filter((column) => column.type === '金额' && written[column.index])),
        ),
      )
    expect(amounts).toEqual([])
    expect(root).toMatch(/^\| 成本指标 |^\| 产出指标 |^\| 绩效指标/m)
  })

  test('the same again is the same, and formatting finds nothing to do', () => {
    const first = made(texts, wishes(to, 'carry'))
    expect(made(texts, wishes(to, 'carry')).files).toEqual(first.files)
    expect(first.root.split('\n').some((line) => /\s$/.test(line))).toBe(false)
    expect(first.root).not.toContain('\n\n\n')
  })

  test('from the published document: a source, without what the form says and generates', () => {
    const published = { [`${from}/公开稿.budget`]: exampleText(from, '公开稿') }
    const { findings, root } = made(published, wishes(to, 'clear'))
    expect(root).toContain(`\n预算 ${to}\n`)
    expect(findings.filter(({ rule, severity }) => severity === 'error' && rule !== 'duplicate-key')).toEqual([])
  })
})

test('a form that nobody has written yet is one that takes over the old one; a form that is there is used', () => {
  const next = made({ '2024/预算.budget': exampleText(2024, '预算') }, wishes(2025, 'carry'))
  expect(next.files.map(({ path }) => path)).toEqual(['2025/预算.budget', '2025/北京市西城区2025.budget'])
  expect(next.files[1]?.text).toContain('格式 北京市西城区 2025\n继承 北京市西城区 2024\n')
  const there = made({ '2023/预算.budget': exampleText(2023, '预算') }, wishes(2024, 'carry'))
  expect(there.files.map(({ path }) => path)).toEqual(['2024/预算.budget'])
  expect(there.notes).toContain('2024 年的“表十三”没有列“指标方向性”：没有抄过来')
  expect(there.notes).toContain('2024 年的格式没有“表十四 部门整体支出绩效目标申报表”：这张表没有抄过来')
})

test('sections and tables that name a year are marked', () => {
  const { root } = made({ '2024/预算.budget': exampleText(2024, '预算') }, wishes(2025, 'carry'))
  expect(root).toContain('# 待改：这一节写着 2024、2023、2022 年\n说明 （四）绩效目标情况及绩效评价结果说明')
  expect(root).toContain('# 待改：这张表的名称里写着 2024 年\n表 表四 项目支出表')
  expect(root).not.toContain('# 待改：这一节写着 2024 年\n说明 1.主要职责')
})
