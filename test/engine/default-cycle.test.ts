/** A 缺省 that leads back to itself, through tables whose rows depend on it, gives nothing: no error, no hang, and what needs it does not run. */
import { expect, test } from 'vitest'
import { benchOf } from '../mutation/harness.ts'

const SOURCE = `预算 2021
单位 295001 某单位 行政
格式 北京市西城区
金额单位 元

表 表九 部门预算明细表
| 功能分类代码 | 政府经济分类代码 | 部门经济分类代码 | 项目名称            | 预算金额 |
|--------------|------------------|------------------|---------------------|---------:|
| 2010350      | 50101            | 30101            | 人员支出_基本工资   |   100.00 |
| 2010350      | 50201            | 30201            | 日常公用支出_办公费 |    20.00 |
`

test('a source that does not say its funds is silent about them', { timeout: 10_000 }, () => {
  const bench = benchOf('', SOURCE)
  expect(bench.check().filter((diagnostic) => diagnostic.severity === 'error')).toEqual([])
  const { notRun } = bench.workspace.counts(bench.uri)
  expect(notRun).toBeGreaterThan(0)
})

test('once it says them, its tables follow', { timeout: 10_000 }, () => {
  const bench = benchOf('', SOURCE.replace('部门预算明细表\n', '部门预算明细表\n资金: 一般公共预算\n'))
  expect(bench.check().filter((diagnostic) => diagnostic.severity === 'error')).toEqual([])
  const table = bench.workspace.analysis(bench.uri).state?.tables.find((each) => each.form.name === '表三')
  const column = table?.form.sides[0]?.columns.find((each) => each.name === '合计')
  expect(column && table?.sides[0]?.whole(column)).toMatchObject({ k: 'amount', ticks: 120n * 10n ** 10n })
})
