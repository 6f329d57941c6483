/** What a made-up form tells about going on: columns that print their year, tables renumbered, parts, facts, prose with figures in it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newYear } from '../../core/new-year/new-year.ts'
import { suggestedTarget } from '../../core/new-year/next-files.ts'
import { exampleText } from '../examples/disclosures.ts'
import { made, workspaceOf } from './asking.ts'

const FORM = `格式 甲市 2030
金额单位 元
设 总额 = 表甲.本年数
表 表甲 收支表
列 项目 : 项目
列 上年数 印作 {年-1}年数 : 金额
列 本年数 印作 {年}年数 : 金额
列 数量 : 数 不合计
列 备注 : 文本
| 项目 |
|------|
| 合计 |
表 表乙 分年表
列 年度 : 年
列 数 : 金额
表 表丙 目标表
键 项目
字段 项目 : 项目
字段 总额 : 金额
字段 目标 : 文本
列 类别 : 指标类 一级
列 指标 : 指标名
列 要求 : 指标性质
列 值 : 指标值
列 计量 : 度量单位
`
const NEXT = `格式 甲市 2031
金额单位 元
设 总额 = 表一.本年数
表 表一 收支表
列 项目 : 项目
列 上年数 印作 {年-1}年数 : 金额
列 本年数 印作 {年}年数 : 金额
列 数量 : 数 不合计
| 项目 |
|------|
| 合计 |
表 表乙 分年表
列 年度 : 年
列 数 : 金额
`
const HEAD = '预算 2030\n部门 100 甲局\n单位 100001 甲局本级 行政\n格式 甲市\n'
const wishes = (figures: 'carry' | 'clear', year = 2031) => ({ year, figures, target: `${year}.budget` })
const text = (body: string, figures: 'carry' | 'clear' = 'carry', form: Readonly<Record<string, string>> = { 'f.budget': FORM }) =>
  made({ '2030.budget': `${HEAD}${body}`, ...form }, wishes(figures)).root

const TABLE =
  '表 表甲 收支表\n| 项目 | 2029年数 | 2030年数 | 数量 | 备注 |\n|---|---:|---:|---:|---|\n| 11-修路 | 5.00 | 7.00 | 3 | 甲\\|乙 |\n| 合计 | 5.00 | 7.00 |  |  |\n'
const rowsOf = (budget: string) =>
  budget
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.replace(/ +/g, ' '))

describe('columns', () => {
  test('that print a year hold what that year had, and have their own names', () => {
    expect(rowsOf(text(TABLE)).filter((line) => !line.startsWith('|-'))).toEqual([
      '| 项目 | 上年数 | 本年数 | 数量 | 备注 |',
      '| 11-修路 | 7.00 | 7.00 | 3 | 甲\\|乙 |',
      '| 合计 | 7.00 | 7.00 | | |',
    ])
  })

  test('cleared: keys and texts stay, totals go', () => {
    expect(rowsOf(text(TABLE, 'clear')).slice(2)).toEqual(['| 11-修路 | | | | 甲\\|乙 |'])
  })

  test('that the new form lacks are told; a table is found by its title', () => {
    const { root, notes } = made({ '2030.budget': HEAD + TABLE, 'f.budget': FORM, 'g.budget': NEXT }, wishes('carry'))
    expect(root).toContain('\n表 表一 收支表\n')
    expect(rowsOf(root)[2]).toBe('| 11-修路 | 7.00 | 7.00 | 3 |')
    expect(notes).toEqual(['2031 年的“表甲”没有列“备注”：没有抄过来'])
  })

  test('a row of the year stays as last year’s, and the new year has one', () => {
    const body = '表 表乙\n| 年度 | 数 |\n|---|---:|\n| 2028 | 1 |\n| 2029 | 2 |\n| 2030 | 3 |\n'
    expect(rowsOf(text(body)).slice(2)).toEqual(['| 2030 | 3 |', '| 2031 | 3 |'])
  })
})

test('blocks keep their targets; of their fields the figures go, and what stands below a field that went', () => {
  const body =
    '表 表丙\n项目: 11-修路\n总额: 5\n目标:\n> 修好路。\n| 类别 | 指标 | 要求 | 值 | 计量 |\n|---|---|---|---|---|\n| 产出指标 | 里程 | ≥ | 3 | 公里 |\n'
  expect(text(body, 'carry')).toContain('总额: 5\n')
  const cleared = text(body, 'clear')
  expect(cleared).not.toContain('总额')
  expect(cleared).toContain('项目: 11-修路\n目标:\n> 修好路。\n')
  expect(cleared).toContain('| 产出指标 | 里程 | ≥    | 3   | 公里 |')
  const { root, notes } = made({ '2030.budget': HEAD + body + TABLE, 'f.budget': FORM, 'g.budget': NEXT }, wishes('carry'))
  expect(root).toContain('# 表 表丙 目标表：2031 年的格式没有这张表\n')
  expect(root).not.toContain('修好路')
  expect(notes[0]).toContain('表丙')
})

test('facts: derived ones go, stated ones become last year’s, control figures and unread ones are put aside, figures with the others', () => {
  const form = { 'f.budget': `${FORM}说明 一、人员\n> {人数}，上年{上年.人数}，{上年.总额}，{话}。\n` }
  const facts = '已知 上年.总额 = 9 元\n已知 上年.别的 = 3 元\n已知 总额 = 7 元\n已知 人数 = 5 人\n已知 话 = "原因"\n'
  const body = `${facts}说明 二、别的\n> {上年.别的}\n${TABLE}`
  const own = (budget: string) => budget.split('\n').filter((line) => line.includes('已知'))
  expect(own(text(body, 'carry', form))).toEqual([
    '已知 上年.人数 = 5 人',
    '# 已知 上年.别的 =',
    '# 已知 总额 = 7 元',
    '已知 人数 = 5 人',
    '已知 话 = "原因"',
  ])
  expect(own(text(body, 'clear', form))).toEqual([
    '已知 上年.人数 = 5 人',
    '# 已知 上年.别的 =',
    '# 已知 总额 = 7 元',
    '# 已知 人数 = 5 人',
    '已知 话 = "原因"',
  ])
})

test('prose keeps its formulas; figures written beside them to be checked go', () => {
  const prose = '说明 一、收入\n> {年}年{总额 = 7.00, 元}元，比上年{增减(总额, 上年.总额) = 减少}{绝对值(总额 - 上年.总额) = 2, 元}元，\\{2030\\}。\n'
  const root = text(`${prose}${TABLE}`)
  expect(root).toContain('> {年}年{总额, 元}元，比上年{增减(总额, 上年.总额)}{绝对值(总额 - 上年.总额), 元}元，\\{2030\\}。\n')
  expect(root).toContain('# 待改：这一节写着 2030 年\n说明 一、收入\n')
})

test('a silence that has nothing to excuse any more is put aside', () => {
  const body = `校验 大数: 表甲.本年数 不超过 5 元\n忽略 大数: 批复的\n${TABLE}`
  expect(text(`${TABLE}忽略 负数: 冲减\n| 12-退款 | | -1.00 | | |\n`, 'clear')).toContain('# 忽略 负数: 冲减\n')
  expect(text(`${TABLE}忽略 负数: 冲减\n| 12-退款 | | -1.00 | | |\n`, 'carry')).toContain('\n忽略 负数: 冲减\n')
  expect(text(body)).toContain('校验 大数')
})

describe('files', () => {
  test('parts go with the root; in the same folder they have the year in their names', () => {
    const files = {
      '2030/预算.budget': `${HEAD}引用 表/收支.budget # 收支\n引用 ../公共/单位.budget\n`,
      '2030/表/收支.budget': TABLE,
      '公共/单位.budget': '单位 100002 乙 事业\n',
      'f.budget': FORM,
    }
    const there = made(files, { year: 2031, figures: 'carry', target: '2031/预算.budget' })
    expect(there.files.map(({ path }) => path)).toEqual(['2031/预算.budget', '2031/表/收支.budget', '2031/甲市2031.budget'])
    expect(there.root).toContain('引用 表/收支.budget # 收支\n引用 ../公共/单位.budget\n')
    expect(there.notes).toContain('“../公共/单位.budget”在预算的文件夹之外，两年共用')
    expect(there.findings).toEqual([])
    const here = made(files, { year: 2031, figures: 'carry', target: '2030/下年.budget' })
    expect(here.files.map(({ path }) => path)).toEqual(['2030/下年.budget', '2030/表/收支2031.budget', '2030/甲市2031.budget'])
    expect(here.root).toContain('引用 表/收支2031.budget # 收支\n')
    expect(here.root).toContain('上年 预算.budget\n')
    expect(here.findings).toEqual([])
  })

  test.each([
    ['file:///b/2030/预算.budget', 'file:///b/2031/预算.budget'],
    ['file:///b/2030年预算.budget', 'file:///b/2031年预算.budget'],
    ['file:///b/预算.budget', 'file:///b/预算2031.budget'],
    ['file:///b/2030/2030.budget', 'file:///b/2030/2031.budget'],
  ])('%s → %s', (from, to) => expect(decodeURI(suggestedTarget(encodeURI(from), { from: 2030, to: 2031 }))).toBe(to))
})

test('a year that does not follow has no last year; one that is past, or a file that says no year, is refused', () => {
  const { root, notes } = made(
    { '2030.budget': `${HEAD}已知 上年.总额 = 9 元\n${TABLE}`, 'f.budget': FORM.replace('2030', '2030..') },
    wishes('carry', 2033),
  )
  expect(root).not.toMatch(/^上年 /m)
  expect(notes[0]).toContain('不是 2033 年的上年')
  const refuse = (file: string, year: number) =>
    newYear(workspaceOf({ 'a.budget': file }), 'file:///work/a.budget', { year, figures: 'carry', target: 'file:///work/b.budget' })
  expect(refuse(HEAD, 2030)).toHaveProperty('problem')
  expect(refuse('表 表甲\n', 2030)).toHaveProperty('problem')
})

test('whatever part of a budget there is, nothing throws and no line becomes unreadable', () => {
  const source = [exampleText(2024, '预算'), exampleText(2021, '公开稿'), `${HEAD}${TABLE}`]
  fc.assert(
    fc.property(
      fc.constantFrom(...source),
      fc.nat(),
      fc.nat(),
      fc.constantFrom('carry' as const, 'clear' as const),
      (whole, from, length, figures) => {
        const start = whole.indexOf('\n表 ')
        const at = start + (from % Math.max(1, whole.length - start))
        const part = whole.slice(0, start + 1) + whole.slice(at, at + (length % 4000))
        const old = workspaceOf({ 'a.budget': part, 'f.budget': FORM })
        const syntax = (workspace: typeof old, uri: string) =>
          workspace.diagnosticsOf(uri).flatMap(({ diagnostics }) => diagnostics.filter(({ rule }) => rule === 'syntax')).length
        const before = syntax(old, 'file:///work/a.budget')
        const year = (old.analysis('file:///work/a.budget').head?.year ?? 0) + 1
        const result = made({ 'a.budget': part, 'f.budget': FORM }, { year, figures, target: 'b.budget' })
        expect(syntax(result.after, result.uri)).toBeLessThanOrEqual(before)
      },
    ),
    { numRuns: 25 },
  )
})
