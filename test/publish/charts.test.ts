/** Charts: which tables they are drawn from, what their bars say, and that no amount is counted twice. */
import { describe, expect, it } from 'vitest'
import { chartsOf } from '../../publish/charts.ts'
import type { PublishedCell, PublishedChart, PublishedColumn, PublishedTable } from '../../publish/model.ts'
import { exampleText, YEARS } from '../examples/disclosures.ts'
import { publish } from './budgets.ts'
import { amount, column, row, table, text } from './publications.ts'

const NAMES: Readonly<Record<string, string>> = { '201': '公共', '208': '社保', '301': '工资', '302': '商品' }
const draw = (tables: readonly PublishedTable[], language: 'zh' | 'en' = 'zh') =>
  chartsOf(tables, { language, year: 2024, nameOf: (_, code) => NAMES[code] })
const told = (charts: readonly PublishedChart[]) =>
  charts.map(
    ({ title, from, total, bars }) =>
      `${title} ${from} ${total.text}: ${bars.map(({ label, text: shown, share }) => `${label} ${shown} ${share}`).join(', ')}`,
  )

const coded = (code: string): PublishedCell => ({ text: code, code })
const typed = (path: string, type: PublishedColumn['type']): PublishedColumn => ({ ...column(path), type })
const codes = [typed('功能', '功能分类'), typed('经济', '部门经济分类')]
const spending = table({
  name: '表三',
  title: '支出表',
  unit: '万元',
  columns: [
    ...codes,
    { ...column('合计', 'amount', 6), sumOf: [3, 4] },
    column('基本', 'amount', 6),
    column('项目', 'amount', 6),
    column('其中.还债', 'amount', 6),
  ],
  rows: [
    row('data', coded('2010301'), coded('30101'), amount('60.000000'), amount('60.000000'), text(''), amount('60.000000')),
    row('data', coded('2010350'), coded('30201'), amount('30.004000'), text(''), amount('30.004000'), text('')),
    row('data', coded('2080501'), coded('30201'), amount('9.996000'), amount('9.996000'), text(''), text('')),
    row('total', text('合计'), text(''), { ...amount('100.000000'), sumOf: [0, 1, 2] }, amount('69.996000'), amount('30.004000'), text('')),
  ],
})

describe('charts', () => {
  it('show the whole of the expenditure by the classes that its columns hold, and what it is made of', () => {
    expect(told(draw([spending]))).toEqual([
      '支出构成 表三 100.00: 基本 70.00 70.0%, 项目 30.00 30.0%',
      '支出按功能分类 表三 100.00: 201 公共 90.00 90.0%, 208 社保 10.00 10.0%',
      '支出按部门预算经济分类 表三 100.00: 301 工资 60.00 60.0%, 302 商品 40.00 40.0%',
    ])
    const [, byFunction] = draw([spending])
    expect(byFunction?.bars.map(({ value, length }) => [value, length])).toEqual([
      ['90.004', 90],
      ['9.996', 9.9],
    ])
    expect(draw([spending], 'en')[1]?.title).toBe('Expenditure by function')
  })

  it('are drawn from the table that covers most; of equals from the one that knows more, wherever it stands', () => {
    const part = { ...spending, name: '表七', rows: spending.rows.slice(0, 1) }
    const plain = { ...spending, name: '表二', columns: spending.columns.map((each, index) => (index === 1 ? column('经济') : each)) }
    expect(draw([part, plain, spending]).map(({ title, from }) => `${title} ${from}`)).toEqual([
      '支出构成 表二',
      '支出按功能分类 表三',
      '支出按部门预算经济分类 表三',
    ])
  })

  it('do not take income for expenditure, by the name of the table or of its side', () => {
    const income = { ...spending, name: '表二', title: '收入表', rows: spending.rows.map((each) => each) }
    expect(draw([income])).toEqual([])
  })

  it('count the leaves of a tree once', () => {
    const tree = table({
      unit: '元',
      columns: [typed('科目', '功能分类'), column('数', 'amount', 2)],
      rows: [
        row('data', coded('201'), { ...amount('3.00'), sumOf: [1, 2] }),
        row('data', coded('20101'), amount('1.00')),
        row('data', coded('20102'), amount('2.00')),
        row('data', coded('208'), amount('4.00')),
      ],
    })
    expect(told(draw([tree]))).toEqual(['支出按功能分类 表一 7.00: 208 社保 4.00 57.1%, 201 公共 3.00 42.9%'])
  })

  it('pass over the columns of another year', () => {
    const years = table({
      unit: '元',
      columns: [typed('科目', '功能分类'), column('2023年预算数', 'amount', 2), column('2024年预算数', 'amount', 2)],
      rows: [row('data', coded('201'), amount('99.00'), amount('1.00'))],
    })
    expect(told(draw([years]))).toEqual(['支出按功能分类 表一 1.00: 201 公共 1.00 100.0%'])
  })

  it('say what has no class, show small parts whole, and give no shares where something is taken away', () => {
    const rows = [
      row('data', coded('2010301'), amount('100.000000')),
      row('data', text('？'), amount('0.001000')),
      row('data', coded('20805'), amount('')),
    ]
    const odd = table({ unit: '万元', columns: [typed('科目', '功能分类'), column('数', 'amount', 6)], rows })
    expect(told(draw([odd]))).toEqual(['支出按功能分类 表一 100.00: 201 公共 100.00 100.0%, 未列科目 0.001 <0.1%'])
    const less = { ...odd, rows: [...rows, row('data', coded('2080501'), amount('-40.000000'))] }
    expect(draw([less])[0]?.bars.map(({ label, text: shown, share, length }) => [label, shown, share, length])).toEqual([
      ['201 公共', '100.00', undefined, 100],
      ['未列科目', '0.001', undefined, 0.1],
      ['208 社保', '-40.00', undefined, 0],
    ])
  })

  it('show where the income comes from, line by line, without ordinals, sums and blanks', () => {
    const both = table({
      unit: '万元',
      sides: ['收入', '支出'],
      columns: [
        column('收入.项目'),
        column('收入.数', 'amount', 2),
        { ...column('支出.项目'), side: 1 },
        { ...column('支出.数', 'amount', 2), side: 1 },
      ],
      rows: [
        row('data', text('一、拨款'), amount('8.00'), text('一、公共'), amount('9.00')),
        row('data', text('（二）其他'), amount('2.00'), text('二、国防'), text('')),
        row('data', text('三、事业收入'), text(''), text(''), text('')),
        row('data', text('收入总计'), { ...amount('10.00'), sumOf: [0, 1] }, text('支出总计'), { ...amount('9.00'), sumOf: [0] }),
      ],
    })
    expect(told(draw([both]))).toEqual(['收入来源 表一 10.00: 拨款 8.00 80.0%, 其他 2.00 20.0%'])
  })

  it('are none where nothing is to be seen', () => {
    expect(draw([])).toEqual([])
    expect(draw([table({ unit: '元', rows: [row('data', text('x'), amount('1'))] })])).toEqual([])
    expect(draw([{ ...spending, rows: [] }])).toEqual([])
  })
})

it.each(YEARS)('of the real budget of %i each is drawn, and comes to what the table comes to', async (year) => {
  const { publication } = await publish(exampleText(year, '预算'))
  const titles = publication?.charts.map(({ title }) => title)
  expect(titles).toEqual(['收入来源', '支出构成', '支出按功能分类', '支出按部门预算经济分类'])
  for (const { from, total, bars } of publication?.charts ?? []) {
    const printed = publication?.tables
      .find(({ name }) => name === from)
      ?.rows.flatMap(({ cells }) => cells.flatMap(({ value }) => (value ? [Number(value)] : [])))
    expect(printed).toContain(Number(total.value))
    expect(bars.reduce((sum, { value }) => sum + Math.round(Number(value) * 1e6), 0)).toBe(Math.round(Number(total.value) * 1e6))
  }
})
