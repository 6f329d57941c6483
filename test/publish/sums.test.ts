/** What the printed tables say of their sums: which rows and which columns a figure adds up, and the codes that cells name. */
import { describe, expect, it } from 'vitest'
import type { PublishedTable } from '../../publish/index.ts'
import { exampleText, YEARS } from '../examples/disclosures.ts'
import { BUDGET, FORM, publish, tableOf } from './budgets.ts'

const sums = (table: PublishedTable, column: number) => table.rows.map((row) => row.cells[column]?.sumOf)

describe('sums over rows', () => {
  it('a total adds up the rows that are not sums', async () => {
    expect(sums(await tableOf(BUDGET, '表一', FORM), 4)).toEqual([undefined, undefined, undefined, [0, 1, 2]])
    expect(sums(await tableOf(BUDGET, '表二', FORM), 3)).toEqual([[1, 2, 3], undefined, undefined, undefined])
  })

  it('a subtotal adds up the rows since the last one, and the total passes it over', async () => {
    const budget = BUDGET.replace('| 甲科', '| 小计 | | | |\n| 甲科').concat('| 小计 | | | |\n')
    expect(sums(await tableOf(budget, '表一', FORM), 4)).toEqual([undefined, undefined, [0, 1], undefined, [3], [0, 1, 3]])
  })

  it('a share is no sum', async () => {
    expect(sums(await tableOf(BUDGET, '表二', FORM), 4)[0]).toBeUndefined()
  })

  it('a fixed row adds up what its formula names, in its own part; from another table it is a figure of its own', async () => {
    const form = `格式 甲 2025
小数 2
表 表一 收支表
栏 收入
列 项目 : 文本
列 数 : 金额
| 项目 | 数 |
|---|---|
| 一、拨款 | |
| 二、其他 | = 表二.数 |
| 本年收入 | = 求和(以上) |
| 上年结转 | |
| 收入总计 | = 本年收入 + 上年结转 |
| 减半 | = 收入总计 ÷ 2 |
栏 支出
列 项目 : 文本
列 数 : 金额
| 项目 | 数 |
|---|---|
| 一、公共 | |
| 二、外交 | |
| 三、国防 | |
| 本年支出 | = 求和(公共 至 国防) |
表 表二 表
列 数 : 金额
`
    const budget =
      '预算 2025\n格式 甲\n表 表一\n| 收入.项目 | 收入.数 | 支出.项目 | 支出.数 |\n|---|---|---|---|\n| 一、拨款 | 8 | 一、公共 | 3 |\n| | | 三、国防 | 5 |\n'
    const table = await tableOf(`${budget}表 表二\n| 数 |\n|---|\n| 4 |\n`, '表一', form)
    const of = (label: string, column: number) => table.rows.find((row) => row.cells[column - 1]?.text === label)?.cells[column]
    const rowOf = (label: string, column: number) => table.rows.findIndex((row) => row.cells[column - 1]?.text === label)
    expect(of('二、其他', 1)?.sumOf).toBeUndefined()
    expect(of('本年收入', 1)?.sumOf).toEqual([rowOf('一、拨款', 1), rowOf('二、其他', 1)])
    expect(of('收入总计', 1)?.sumOf).toEqual([rowOf('本年收入', 1), rowOf('上年结转', 1)])
    expect(of('减半', 1)).toMatchObject({ value: '6.00', sumOf: [] })
    expect(of('本年支出', 3)?.sumOf).toEqual(['一、公共', '二、外交', '三、国防'].map((label) => rowOf(label, 3)))
    expect(table.sides).toEqual(['收入', '支出'])
    expect(table.columns.map(({ side }) => side)).toEqual([0, 0, 1, 1])
  })

  it('in a tree each parent adds up its children, and the total the leaves', async () => {
    const form = `格式 甲 2025
表 表一 明细
列 科目 : 功能分类 项
列 数 : 金额
表 表二 汇总
每 科目 于 表一 层级 类, 款, 项
列 科目 : 功能分类
列 名 : 文本 = 名称(科目)
列 数 : 金额 = 本组.数
| 名 |
|---|
| 合计 |
`
    const table = await tableOf(
      '预算 2025\n格式 甲\n表 表一\n| 科目 | 数 |\n|---|---|\n| 2010301 | 1 |\n| 2010302 | 2 |\n| 2080501 | 4 |\n',
      '表二',
      form,
    )
    expect(table.rows.map((row) => row.cells[0]?.code)).toEqual(['201', '20103', '2010301', '2010302', '208', '20805', '2080501', undefined])
    expect(sums(table, 2)).toEqual([[1], [2, 3], undefined, undefined, [5], [6], undefined, [2, 3, 6]])
    expect(table.columns[1]?.namesOf).toBe(0)
  })
})

describe('sums over columns', () => {
  it('a column adds up those that its formula names', async () => {
    expect((await tableOf(BUDGET, '表一', FORM)).columns.map(({ sumOf }) => sumOf)).toEqual([undefined, undefined, undefined, undefined, [2, 3]])
  })

  it('one that follows from them in another way adds up nothing, and a condition is no addend', async () => {
    const form = FORM.replace(
      '列 数.合计 : 金额 = 基本 + 项目',
      '列 年度 : 数\n列 数.合计 : 金额 = 基本 - 项目\n列 数.若 : 金额 = 若(年度 = 2025, 1, 2)',
    )
    const { columns } = await tableOf(BUDGET, '表一', form)
    expect(columns.map(({ path, sumOf }) => `${path.at(-1)} ${sumOf}`)).toEqual([
      '科室 undefined',
      '科目 undefined',
      '基本 undefined',
      '项目 undefined',
      '年度 undefined',
      '合计 ',
      '若 undefined',
    ])
  })
})

it('codes are known by the form, also where it prints names alone', async () => {
  expect((await tableOf(BUDGET, '表一', FORM)).rows.map((row) => row.cells[1]?.code)).toEqual(['30201', '30101', '30201', undefined])
  const named = FORM.replace('列 科目 : 部门经济分类 款', '列 科目 : 部门经济分类 款 印名称')
  expect((await tableOf(BUDGET, '表一', named)).rows[0]?.cells[1]).toMatchObject({ text: '办公费', code: '30201' })
})

it.each(YEARS)('in the source of %i every sum comes out, and there are many', async (year) => {
  const { publication } = await publish(exampleText(year, '预算'))
  const ticks = (value: string | undefined) => BigInt((value ?? '0').replace(/^(-?\d+)\.?(\d*)$/, (_, whole, rest) => whole + rest.padEnd(6, '0')))
  let held = 0
  for (const { name, columns, rows } of publication?.tables ?? []) {
    for (const [at, row] of rows.entries())
      for (const [index, cell] of row.cells.entries()) {
        if (columns[index]?.kind !== 'amount' || !cell.sumOf) continue
        const sum = cell.sumOf.reduce((total, number) => total + ticks(rows[number]?.cells[index]?.value), 0n)
        expect(sum, `${name} ${at + 1} ${index + 1}`).toBe(ticks(cell.value))
        held += 1
      }
  }
  expect(held).toBeGreaterThan(20)
})
