/** Headers, sides and fields of the printed tables, on forms of no real place. */
import { describe, expect, it } from 'vitest'
import { BUDGET, FORM, printed, printedHeader, tableOf } from './budgets.ts'

describe('headers', () => {
  it('merges groups across and short paths down', async () => {
    expect(printedHeader(await tableOf(BUDGET, '表一', FORM))).toEqual(['科室[2,1]|科目[2,1]|数[1,3]', '基本|项目|合计'])
  })

  it('prints the year that 印作 holds, as the last step of the path', async () => {
    const form = FORM.replace('列 数.基本 : 金额', '列 数.基本 印作 {年-1}年数 : 金额')
    expect(printedHeader(await tableOf(BUDGET, '表一', form))[1]).toBe('2024年数|项目|合计')
  })

  it('does not merge groups of one name that are apart, nor a group with a column of its name', async () => {
    const budget = '预算 2025\n表 附表\n| 甲.一 | 乙 | 甲.二 | 甲 | 丙.一.二 | 丙.一.三 |\n|---|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 | 6 |\n'
    expect(printedHeader(await tableOf(budget, '附表'))).toEqual(['甲|乙[3,1]|甲|甲[3,1]|丙[1,2]', '一[2,1]|二[2,1]|一[1,2]', '二|三'])
  })
})

describe('two sides', () => {
  const SIDES = `格式 甲 2025
表 表一 收支表
栏 收入
列 项目 : 文本
列 数 : 金额
| 项目 | 数 |
|---|---|
| 一、拨款 | |
| 二、其他 | |
| 本年收入 | = 求和(以上) |
| 收入总计 | = 本年收入 |
栏 支出
列 项目 : 文本
列 数 : 金额
| 项目 | 数 |
|---|---|
| 一、公共 | |
| 二、外交 | |
| 三、国防 | |
| 本年支出 | = 求和(以上) |
| 支出总计 | = 本年支出 |
`
  const EXPECTED = ['一、拨款|8|一、公共|3', '二、其他||二、外交|', '||三、国防|5', '本年收入|8|本年支出|8', '收入总计|8|支出总计|8']

  it('stand beside each other by their ordinals and labels', async () => {
    const table = await tableOf(
      '预算 2025\n格式 甲\n表 表一\n| 收入.项目 | 收入.数 | 支出.项目 | 支出.数 |\n|---|---|---|---|\n| 一、拨款 | 8 | 一、公共 | 3 |\n| | | 三、国防 | 5 |\n',
      '表一',
      SIDES,
    )
    expect(printed(table)).toEqual(EXPECTED)
    expect(printedHeader(table)).toEqual(['收入[1,2]|支出[1,2]', '项目|数|项目|数'])
  })

  it('also where each has a run of its own', async () => {
    const budget =
      '预算 2025\n格式 甲\n表 表一\n栏 收入\n| 项目 | 数 |\n|---|---|\n| 一、拨款 | 8 |\n栏 支出\n| 项目 | 数 |\n|---|---|\n| 一、公共 | 3 |\n| 三、国防 | 5 |\n'
    expect(printed(await tableOf(budget, '表一', SIDES))).toEqual(EXPECTED)
  })

  it('as the document has them, where it writes both in one line', async () => {
    const rows = ['| 一、拨款 | 8 | 二、外交 | 0 |', '| 二、其他 | | 三、国防 | 5 |', '| 收入总计 | 8 | | |', '| | | 支出总计 | 8 |']
    const table = await tableOf(
      `公开稿 2025\n格式 甲\n表 表一\n| 收入.项目 | 收入.数 | 支出.项目 | 支出.数 |\n|---|---|---|---|\n${rows.join('\n')}\n`,
      '表一',
      SIDES,
    )
    expect(printed(table)).toEqual(['一、拨款|8|二、外交|0', '二、其他||三、国防|5', '收入总计|8||', '||支出总计|8'])
  })
})

describe('fields', () => {
  const FIELDS = `格式 甲 2025
小数 2
表 表一 绩效表
字段 项目 : 文本
字段 总额 : 金额 = 财政 + 其他
字段 财政 : 金额
字段 其他 : 金额
字段 目标 : 文本
列 指标 : 文本
列 值 : 数
`
  const BLOCKS = `预算 2025
格式 甲
表 表一
项目: 大厅
财政: 80
其他: 20
目标:
> 办好
> 每件事。
>
> 第二段。
| 指标 | 值 |
|---|---|
| 数量 | 12 |
| 质量 | 95.5 |
项目: 热线
财政: 30
项目: 网站
财政: 10
| 时效 | 1 |
`
  it('are printed once for their block, with their figures and their prose; a block without rows is a row', async () => {
    expect(printed(await tableOf(BLOCKS, '表一', FIELDS))).toEqual([
      '大厅×2|100.00×2|80.00×2|20.00×2|办好每件事。\n第二段。×2|数量|12',
      '^|^|^|^|^|质量|95.5',
      '热线|30.00|30.00||||',
      '网站|10.00|10.00|||时效|1',
    ])
  })

  it('are printed with each block, also those that stay the same from one to the next', async () => {
    const form = FIELDS.replace('字段 项目', '字段 单位 : 文本\n字段 项目')
    const table = await tableOf(
      '预算 2025\n格式 甲\n表 表一\n单位: 本级\n项目: 大厅\n| 指标 | 值 |\n|---|---|\n| 数量 | 1 |\n| 质量 | 2 |\n项目: 热线\n| 时效 | 3 |\n',
      '表一',
      form,
    )
    expect(printed(table).map((row) => row.split('|').slice(0, 2).join('|'))).toEqual(['本级×2|大厅×2', '^|^', '本级|热线'])
  })

  it('written as a column are one block where consecutive rows agree', async () => {
    const budget = '预算 2025\n格式 甲\n表 表一\n| 项目 | 指标 | 值 |\n|---|---|---|\n| 大厅 | 数量 | 1 |\n| 大厅 | 质量 | 2 |\n| 热线 | 质量 | 3 |\n'
    expect(printed(await tableOf(budget, '表一', FIELDS)).map((row) => row.split('|')[0])).toEqual(['大厅×2', '^', '热线'])
  })

  it('that set a plain column are printed in every row', async () => {
    const table = await tableOf(BUDGET.replace('| 科室 | 科目', '科室: 丙科\n| 备注 | 科目').replace(/\| [甲乙]科/g, '| '), '表一', FORM)
    expect(printed(table).map((row) => row.split('|')[0])).toEqual(['丙科', '丙科', '丙科', ''])
  })
})
