/** 上年: names of last year's budget cross the year, from the disk or from the editor's buffer, whatever its form was. */
import { expect, test } from 'vitest'
import { catalogs } from '../../build/embedded.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'

const table = ['表 甲 支出', '列 项目 : 文本', '列 金额 : 金额', '| 项目 |', '|------|', '| 合计 |', '']
const compared = ['表 乙 对比', '列 项目 : 文本', '列 上年数 : 金额', '列 本年数 : 金额']
const files: Readonly<Record<string, string>> = {
  'file:///w/旧.budget': ['格式 甲市 2024', '金额单位 元', '设 总数 = 甲.金额', '', ...table].join('\n'),
  'file:///w/新.budget': [
    ...['格式 甲市 2025..', '金额单位 元', '设 总数 = 甲.金额', '', ...table, ...compared],
    ...['| 项目 | 上年数 | 本年数 |', '|------|--------|--------|', '| 支出 | = 上年.总数 | = 总数 |', ''],
  ].join('\n'),
  'file:///w/2024/b.budget': ['预算 2024', '格式 甲市', '表 甲 支出', '| 项目 | 金额 |', '|---|---:|', '| 一 | 10.00 |', ''].join('\n'),
  'file:///w/2025/b.budget': [
    ...['预算 2025', '格式 甲市', '上年 ../2024/b.budget', '表 甲 支出', '| 项目 | 金额 |', '|---|---:|', '| 一 | 12.00 |', ''],
    ...['表 乙 对比', '| 项目 | 上年数 | 本年数 |', '|---|---:|---:|', '| 支出 | 11.00 | 12.00 |', ''],
  ].join('\n'),
}

test('a figure of last year is held against last year’s budget, also while that is edited', async () => {
  const host = {
    readFile: async (uri: string) => {
      const text = files[decodeURIComponent(uri)]
      return text === undefined ? { problem: 'missing' as const } : { text }
    },
    listFiles: async () => Object.keys(files),
  }
  const workspace = new BudgetWorkspace({ host, data: { catalogs, formats: {} }, roots: ['file:///w'], language: 'zh' })
  const check = async () => (await workspace.analyse('file:///w/2025/b.budget')).flatMap((file) => file.diagnostics)
  expect(await check()).toMatchObject([{ rule: 'cross-table', expected: '10.00', written: '11.00' }])
  const old = 'file:///w/2024/b.budget'
  workspace.files.open(LineDocument.create(old, 'budget', 1, files[old] ?? ''))
  workspace.files.change(old, [{ range: { start: { line: 5, character: 6 }, end: { line: 5, character: 11 } }, text: '11.00' }], 2)
  expect(await check()).toEqual([])
})
