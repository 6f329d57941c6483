/** A city that no code knows works from its files alone: checked, gathered, generated, inherited; a fault in its budget or its format is found at its place. */
import { describe, expect, it } from 'vitest'
import { formatText } from '../../cli/fmt.ts'
import { asShipped, type FileName, findingsOf, names, publish, withChange } from './new-city.ts'

describe('as it is', () => {
  it.each(names)('%s stands as the formatter leaves it', (name) => expect(asShipped[name]).toBe(formatText(asShipped[name])))

  it('raises nothing, and its checks hold', async () => {
    expect(await findingsOf(asShipped)).toEqual([])
    const { summary } = (await publish(asShipped)).report
    expect(summary.checks.held).toBeGreaterThanOrEqual(20)
    expect([summary.checks.failed, summary.checks.notRun]).toEqual([0, 0])
  })
})

describe('generated', async () => {
  const { publication } = await publish(asShipped)
  const tables = new Map(publication?.tables.map((table) => [table.name, table]))
  const linesOf = (name: string) => tables.get(name)?.rows.map((row) => row.cells.map((cell) => (cell.covered ? '' : cell.text)).join('|'))

  it('has the tables of the form in its order, without the one taken out, and the budget’s own at the end', () => {
    expect([...tables.keys()]).toEqual(['预算01表', '预算02表', '预算03表', '预算04表', '预算05表', '预算06表', '附表'])
  })

  it('fills in both sides of a table that the budget does not write', () => {
    expect(linesOf('预算01表')).toEqual([
      '一、财政拨款|1,586,400.00|文化旅游体育与传媒支出|1,586,400.00',
      '二、事业收入|||',
      '三、上年结余|||',
      '收入合计|1,586,400.00|支出合计|1,586,400.00',
    ])
  })

  it('gathers a tree of codes, with the column that the second year added', () => {
    expect(tables.get('预算03表')?.columns.map(({ path }) => path.join('.'))).toEqual([
      '经济科目',
      '科目名称',
      '金额.人员经费',
      '金额.公用经费',
      '金额.合计',
      '金额.占比',
    ])
    expect(linesOf('预算03表')?.slice(0, 4)).toEqual([
      '301|工资福利支出|748,800.00||748,800.00|47.20%',
      '30101|基本工资|748,800.00||748,800.00|47.20%',
      '302|商品和服务支出||637,600.00|637,600.00|40.19%',
      '30201|办公费||30,000.00|30,000.00|1.89%',
    ])
    expect(linesOf('预算03表')?.at(-1)).toBe('|总计|948,800.00|637,600.00|1,586,400.00|100.00%')
  })

  it('computes what the rows leave out, and prints a block’s fields once', () => {
    expect(linesOf('预算06表')).toEqual(['城东分馆|300.0|42.00|12|151,200.00', '书库|250.0|36.00|12|108,000.00', '合计||||259,200.00'])
    expect(linesOf('预算04表')?.[0]).toBe('馆藏建设|1,000,000.00|300,000.00|240,000.00|460,000.00|24.0%')
    expect(linesOf('预算05表')?.map((line) => line.split('|')[1])).toEqual(['240,000.00', '', '', '100,000.00', '', '', ''])
  })
})

/** A change in the budget, the rule that finds it, and the text that is marked. */
const faults: readonly (readonly [string, string, string, string, string])[] = [
  ['a digit of a computed figure', '748,800.00', '748,900.00', 'row-formula', '748,900.00'],
  ['a price, so that the granted total no longer holds', '2,500.00 |', '2,600.00 |', 'control-figure', ''],
  ['a total of a table that no format knows', '18,000.00 |\n', '18,100.00 |\n', 'column-sum', '18,100.00'],
  ['a code of another name', '30101-基本工资', '30101-津贴补贴', 'code-name', '30101-津贴补贴'],
  ['a row twice', '| 办公室 | 30217', '| 办公室 | 30201 | 办公用品 | | | | |\n| 办公室 | 30217', 'duplicate-key', '办公室'],
  ['more guests than last year', '= 9,000 元', '= 8,000 元', 'check', ''],
  ['a cost cap in the wrong unit', '|     24 | 万元 |', '|     24 | 元 |', 'indicator-cost', '元'],
  ['≤ where ≥ is meant', '| 读者满意度   | ≥ ', '| 读者满意度   | ≤ ', 'indicator-direction', '≤'],
  ['no indicator of cost', '| 成本指标 | 项目预算成本 | ≤    | 100000 | 元   |\n', '', 'indicator-missing', '乡村流动书屋'],
]

describe('a fault in the budget', () => {
  it.each(faults)('%s', async (_, from, to, rule, marked) => {
    const found = await findingsOf(withChange('预算.budget', from, to))
    expect(found.map((one) => [one.rule, one.file])).toEqual([[rule, '预算.budget']])
    if (marked !== '') expect(found[0]?.marked).toBe(marked)
  })
})

/** The block of one project among the performance targets, as written. */
const block = /^项目: 馆藏建设\n(?:.+\n)*?(?=项目:)/m.exec(asShipped['预算.budget'])?.[0] ?? ''

describe('a project of the performance targets', () => {
  it('twice is said once, where it is named again', async () => {
    const files = withChange('预算.budget', block, block + block.replace('馆藏建设', '乡村流动书屋'))
    expect((await findingsOf(files)).map(({ rule, line }) => [rule, line])).toContainEqual(['duplicate-key', '项目: 乡村流动书屋'])
    const same = await findingsOf(withChange('预算.budget', block, block + block))
    expect(same.map(({ rule, line }) => [rule, line])).toEqual([['duplicate-key', '项目: 馆藏建设']])
  })

  it('left out is said once, at the project', async () => {
    const found = await findingsOf(withChange('预算.budget', block, ''))
    expect(found.map(({ rule, marked }) => [rule, marked])).toEqual([['project-untargeted', '馆藏建设']])
  })

  it('left out on lost pages is not said', async () => {
    const heading = '表 预算05表 项目绩效目标表\n'
    const files = withChange('预算.budget', heading + block, `${heading}缺页 扫描缺第三页\n`)
    expect((await findingsOf(files)).map(({ rule }) => rule)).toEqual([])
  })

  it('above this year’s limit is a warning, as the second year has it', async () => {
    const found = await findingsOf(withChange('预算.budget', '|      40.00 | 6000 |', '|      70.00 | 6000 |'))
    expect(found.filter(({ rule }) => rule === 'check').map(({ severity, message }) => [severity, message.includes('大项目')])).toEqual([
      ['warning', true],
    ])
  })
})

/** A slip in a format is shown in the format, at the word. */
const slips: readonly (readonly [FileName, string, string, string, string])[] = [
  ['云州市2025.budget', '= 标准 × 数量', '= 标准 × 数目', 'unknown-name', '数目'],
  ['云州市2025.budget', '属于 人员].预算金额', '属于 人员].金额', 'unknown-column', '.金额'],
  ['云州市2025.budget', '于 预算02表 层级', '于 预算20表 层级', 'unknown-table', '预算20表'],
  ['云州市2025.budget', ': 金额 不合计', ': 金钱 不合计', 'syntax', '金钱'],
  ['云州市2025.budget', '键 科室, 功能科目', '键 处室, 功能科目', 'unknown-column', '处室'],
  ['云州市2025.budget', '= 人员经费 + 公用经费', '= 人员经费 + 合计', 'format-cycle', '金额.合计'],
  ['云州市2025.budget', '上级(功能科目, 类)', '上级(功能科目)', 'syntax', '上级(功能科目)'],
  ['云州市2026.budget', '继承 云州市 2025', '继承 云州市 2024', 'unknown-format', '云州市'],
  ['云州市2026.budget', '去 预算07表', '去 预算17表', 'unknown-table', '预算17表'],
]

describe('a slip in the format', () => {
  it.each(slips)('%s: %s → %s', async (name, from, to, rule, marked) => {
    const found = (await findingsOf(withChange(name, from, to))).filter((one) => one.file === name)
    expect(found.map((one) => [one.rule, one.marked])).toContainEqual([rule, marked])
  })
})
