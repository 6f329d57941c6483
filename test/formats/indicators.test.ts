/**
 * The rules on performance indicators over the three published documents: each finding listed here was looked at in the
 * document and is one; nothing else is found. And words: what a name tells of its direction, what is somebody's number.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogs, formats } from '../../build/embedded.ts'
import { personalNumberIn } from '../../core/analysis/personal-numbers.ts'
import { createCatalog } from '../../core/catalog/index.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import { cutCells } from '../../grammar/index.ts'

const RULES = new Set(
  ['class', 'cost', 'direction', 'missing', 'same', 'value']
    .map((word) => `indicator-${word}`)
    .concat(['negative-amount', 'personal-data', 'placeholder', 'project-untargeted', 'duplicate-key', 'goal-repeated']),
)
const published = (year: string) => readFileSync(new URL(`../../examples/xicheng-${year}/公开稿.budget`, import.meta.url), 'utf8')

/** Rule, severity, the name of the indicator (its third cell) or the line, and what is marked. */
async function found(text: string): Promise<readonly string[]> {
  const uri = 'file:///budget/budget.budget'
  const host = { readFile: async (asked: string) => (asked === uri ? { text } : { problem: 'missing' as const }), listFiles: async () => [] }
  const workspace = new BudgetWorkspace({ host, data: { catalogs, formats }, roots: [], language: 'zh' })
  const files = await workspace.analyse(uri)
  return files
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ rule }) => RULES.has(rule))
    .map(({ rule, severity, range }) => {
      const line = text.split('\n')[range.start.line] ?? ''
      const cells = cutCells(line).map((cell) => cell.text)
      const name = line.startsWith('|') ? (cells[cells.length > 7 ? 4 : 2] ?? '') : line
      return `${rule} ${severity} ${name.slice(0, 12)}: ${line.slice(range.start.character, Math.min(range.end.character, range.start.character + 50))}`
    })
}

describe('the published documents', () => {
  it('2021 has nothing of the kind', async () => expect(await found(published('2021'))).toEqual([]))

  it('2023: a figure or a unit for 定性, no figure for =, two indicators that differ between tables, costs in other classes', async () => {
    expect(await found(published('2023'))).toEqual([
      'indicator-class hint 项目预算控制数: 质量指标',
      'indicator-value warning 进度指标: 2023',
      'indicator-value warning 项目预算控制数: 300000元',
      'indicator-value warning 数量指标: 实际发生额',
      'indicator-same warning 质量指标: 定性',
      'indicator-same warning 质量指标: %',
      'indicator-class hint 质量指标: 质量指标',
      'indicator-value warning 数量指标: 实际发生额',
      'indicator-value warning 时效成本: 年',
      'indicator-class hint 时效成本: 时效成本',
    ])
  })

  it('2024: two costs in 元 that are 万元, one above its project, a goal and a project twice, 无损坏 at most 99 %, a figure for 定性', async () => {
    expect(await found(published('2024'))).toEqual([
      'indicator-cost error 项目预算成本: 元',
      'indicator-cost warning 项目预算成本: 197.4174',
      'goal-repeated hint 绩效目标: 提供业务需求: 提供业务需求的坐席场地及设备设施，满足团队所需的人员招聘、业务培训、质检及知识库梳理更新工作；为公众',
      'indicator-direction warning 设备无损坏: ≤',
      'duplicate-key error 项目名称: 110102: 11010224T000002485408-西城区政务服务管理局西直门大厅设备安装调试项目',
      'indicator-direction warning 设备无损坏: ≤',
      'indicator-cost error 项目预算成本: 元',
      'indicator-value warning 预期社会效益: 80',
    ])
  })
})

/** Changes in the document of 2024, and what is then found beside what it has already. */
const changes: readonly (readonly [string, RegExp, string, string, string])[] = [
  ['万元 turned 元', /\| 项目预算成本 +\| ≤ +\| 80 .*/, '万元', '元', 'indicator-cost error 项目预算成本: 元'],
  ['元 turned 万元', /\| 项目预算成本 +\| ≤ +\| 957286.82 .*/, '元 ', '万元', 'indicator-cost error 项目预算成本: 万元'],
  ['a cap below the project', /\| 项目预算成本 +\| ≤ +\| 150 .*/, '150', '140', 'indicator-cost error 项目预算成本: 140'],
  ['a cap above the project', /\| 项目预算成本 +\| ≤ +\| 150 .*/, '150', '160', 'indicator-cost warning 项目预算成本: 160'],
  ['≤ for ≥', /\| 职工满意度 .*/, '≥', '≤', 'indicator-direction warning 职工满意度: ≤'],
  ['≥ for ≤', /\| 投诉率 .*/, '≤', '≥', 'indicator-direction warning 投诉率: ≥'],
  ['≥ for the ≤ of a cost', /\| 项目预算成本 +\| ≤ +\| 1473032 .*/, '≤', '≥', 'indicator-direction warning 项目预算成本: ≥'],
  ['a number without a unit', /\| 人员数量 .*/, '人 ', '   ', 'indicator-value warning 人员数量:               '],
  ['no number', /\| 人员数量 .*/, '130', '充足', 'indicator-value warning 人员数量: 充足'],
  ['a number for 定性', /\| 培训质量 .*/, '优良中低差', '95', 'indicator-value warning 培训质量: 95'],
]

describe('a fault in the document of 2024', async () => {
  const text = published('2024')
  const before = await found(text)
  it.each(changes)('%s', async (_, row, from, to, expected) => {
    const changed = text.replace(row, (line) => line.replace(from, to))
    expect(changed).not.toBe(text)
    const after = [...(await found(changed))]
    for (const one of before) after.splice(after.indexOf(one), 1)
    expect(after).toEqual([expected])
  })

  it('a project twice is one error, where it is named again', async () => {
    const block = /单位名称: .+\n项目名称: 11010223T000001995223[\s\S]*?(?=单位名称: )/.exec(text)?.[0] ?? ''
    const after = await found(text.replace(block, block + block))
    const added = after.filter((one) => one.startsWith('duplicate-key') && !before.includes(one))
    expect(added).toEqual(['duplicate-key error 项目名称: 110102: 11010223T000001995223-北京市西城区政府网站及政务新媒体服务项目'])
    expect(after.length).toBe(before.length + 1)
  })
})

describe('words', () => {
  const { indicators, placeholderIn } = createCatalog(catalogs)

  it('the end of a name tells its direction, a negation turns it round, and other names say nothing', () => {
    const names = [
      '区内单位对工作的满意度',
      '系统故障上报及时率',
      '系统故障率',
      '不合格率',
      '无故障率',
      '不满意率',
      '设备故障率（全年）',
      '故障率降低幅度',
      '印刷费',
      '',
    ]
    expect(names.map((name) => indicators.directionOf(name))).toEqual([
      'up',
      'up',
      'down',
      'down',
      'up',
      'down',
      'down',
      undefined,
      undefined,
      undefined,
    ])
  })

  it('classes of every form count for the same four', () => {
    const labels = ['成本指标', '经济成本指标', '产出成本指标', '效果指标', '时效指标', '服务对象满意度指标', '别的']
    expect(labels.map((label) => indicators.aspectOf(label))).toEqual(['cost', 'cost', 'cost', 'benefit', 'output', 'satisfaction', undefined])
  })

  it('a placeholder is one, what looks like it is none', () => {
    const texts = ['XX项目', '20XX年', '××街道', '待填', '甲（待填）', 'ＸＸ']
    expect(texts.map((text) => placeholderIn(text) !== undefined)).toEqual(texts.map(() => true))
    expect(['XXL 号', 'MX200', '5×8小时', '等待填报的事项', 'X光机', ''].map(placeholderIn)).toEqual(new Array(6).fill(undefined))
  })

  it('a mobile number, an identity number with its check digit; no code and no landline', () => {
    // Put together here: the repository holds no such number.
    const mobile = ['138', '0013', '8000']
    const born = ['110105', '19491231', '002']
    expect([`王某 ${mobile.join('')}`, mobile.join('-'), `${born.join('')}X`].map(personalNumberIn)).toEqual(['mobile', 'mobile', 'identity'])
    const others = [`${born.join('')}1`, '010-68001234', '20202950010009', '11010224T000002485408', `1${mobile.join('')}`, '1562.096448']
    expect(others.map(personalNumberIn)).toEqual(others.map(() => undefined))
  })
})
