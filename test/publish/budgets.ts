/** Budgets in memory → publications, with formats of a test's own and the shipped catalogues. Not tests themselves. */
import { catalogs, formats } from '../../build/embedded.ts'
import { BudgetWorkspace, type Host } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'
import type { PublishedTable } from '../../publish/index.ts'
import { publicationOf, publishFile } from '../../publish/index.ts'

/** A form with a group of columns, and a table that gathers from the first. */
export const FORM = `格式 甲 2025
金额单位 元
小数 2
表 表一 明细表
列 科室 : 文本
列 科目 : 部门经济分类 款
列 数.基本 : 金额
列 数.项目 : 金额
列 数.合计 : 金额 = 基本 + 项目
| 科目 |
|------|
| 合计 |
表 表二 汇总表
每 科室, 类 = 上级(科目, 类) 于 表一
列 科室 : 文本
列 类 : 部门经济分类 类
列 名称 : 文本 = 名称(类)
列 金额 : 金额 = 本组.合计
列 占比 : 百分比 小数 1 不合计 = 金额 / 表一.合计
| 科室 |
|------|
| 总计 |
| …    |
`

export const BUDGET = `预算 2025
部门 001 某局
格式 甲
表 表一
| 科室 | 科目 | 基本 | 项目 |
|------|------|-----:|-----:|
| 乙科 | 30201 | 1200 | |
| 乙科 | 30101-基本工资 | = 3 × 100 | |
| 甲科 | 30201 | | 500.5 |
`

const URI = 'file:///budget/main.budget'

export function hostOf(text: string): Host {
  return { readFile: async (uri) => (uri === URI ? { text } : { problem: 'missing' }), listFiles: async () => [] }
}

export interface Wish {
  readonly format?: string
  readonly draft?: boolean
  readonly language?: 'zh' | 'en'
}

/** The whole way of the command line. */
export function publish(budget: string, { format, draft = false, language = 'zh' }: Wish = {}) {
  const data = { catalogs, formats: format === undefined ? formats : { 'own.budget': format } }
  return publishFile(hostOf(budget), URI, { language, data, checks: false, draft })
}

/** The tables of a budget that may have errors, by name. */
export async function tablesOf(budget: string, format?: string): Promise<ReadonlyMap<string, PublishedTable>> {
  const { publication } = await publish(budget, { draft: true, ...(format === undefined ? {} : { format }) })
  return new Map(publication?.tables.map((table) => [table.name, table]))
}

export async function tableOf(budget: string, name: string, format?: string): Promise<PublishedTable> {
  const table = (await tablesOf(budget, format)).get(name)
  if (!table) throw new Error(`no table ${name}`)
  return table
}

/** Rows as `a|b|c`, a merged cell with its height, a covered one as `^`. */
export function printed({ rows }: PublishedTable): readonly string[] {
  return rows.map((row) => row.cells.map((cell) => (cell.covered ? '^' : `${cell.text}${cell.rowSpan ? `×${cell.rowSpan}` : ''}`)).join('|'))
}

/** Header rows as `text[rows,columns]`. */
export function printedHeader({ header }: PublishedTable): readonly string[] {
  return header.map((row) =>
    row.map((cell) => (cell.rowSpan * cell.columnSpan === 1 ? cell.text : `${cell.text}[${cell.rowSpan},${cell.columnSpan}]`)).join('|'),
  )
}

/** An open budget that is edited line by line; both states of mind can be asked for its publication. */
export function editing(text: string, format: string) {
  const newWorkspace = () =>
    new BudgetWorkspace({ host: hostOf(text), data: { catalogs, formats: { 'own.budget': format } }, roots: [], language: 'zh' })
  const publicationIn = (workspace: BudgetWorkspace) => publicationOf(workspace.analysis(URI), { language: 'zh', draft: false })
  const workspace = newWorkspace()
  const document = LineDocument.create(URI, 'budget', 1, text)
  workspace.files.open(document)
  let version = 1
  return {
    document,
    publication: () => publicationIn(workspace),
    fresh: () => {
      const other = newWorkspace()
      other.files.open(LineDocument.create(URI, 'budget', 1, document.getText()))
      return publicationIn(other)
    },
    replaceLines: (line: number, count: number, lines: readonly string[]) => {
      version += 1
      const range = { start: { line, character: 0 }, end: { line: line + count, character: 0 } }
      workspace.files.change(URI, [{ range, text: lines.map((each) => `${each}\n`).join('') }], version)
    },
  }
}
