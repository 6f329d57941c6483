/** The weights of the department's indicators come to a hundred (docs/checks.md F17), as the form of 2024 says; without weights, or with lost pages, nothing is said. */
import { expect, it } from 'vitest'
import { catalogs, formats } from '../../build/embedded.ts'
import { BudgetWorkspace } from '../../core/index.ts'

async function warnings(weights: readonly string[], lost = false): Promise<readonly string[]> {
  const rows = weights.map((weight, index) => `| 下乡演出 | 演出场次${index} | ≥ | 12 | 场 | ${weight} |`)
  const header = '| 任务 | 三级指标 | 绩效指标性质 | 绩效指标值 | 绩效度量单位 | 权重 |'
  const text = ['预算 2024', '格式 北京市西城区', '表 表十四', ...(lost ? ['缺页 扫描不全'] : []), header, '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  )
  const uri = 'file:///budget/budget.budget'
  const host = { readFile: async (asked: string) => (asked === uri ? { text } : { problem: 'missing' as const }), listFiles: async () => [] }
  const workspace = new BudgetWorkspace({ host, data: { catalogs, formats }, roots: [], language: 'zh' })
  const files = await workspace.analyse(uri)
  return files.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ message }) => message.includes('权重')).map(({ rule, severity }) => `${rule} ${severity}`),
  )
}

it('a hundred holds', async () => expect(await warnings(['60', '40'])).toEqual([]))

it('anything else is a warning', async () => expect(await warnings(['60', '30'])).toEqual(['check warning']))

it('no weights at all, or pages lost, say nothing', async () => {
  expect(await warnings(['', ''])).toEqual([])
  expect(await warnings(['60', '30'], true)).toEqual([])
})
