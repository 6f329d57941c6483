/** A small budget with prose of the test's own, and what it prints and finds. Not a test itself. */
import { catalogs } from '../../build/embedded.ts'
import { BudgetWorkspace, type Diagnostic } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'
import { type PublishedSection, publicationOf } from '../../publish/index.ts'

const FORM = `格式 甲市 2030..
金额单位 万元
设 总额 = 表甲.金额
表 表甲 项目表
列 项目 : 项目
列 科目 : 部门经济分类 款
列 金额 : 金额
| 项目 |
|------|
| 合计 |
`

const BUDGET = `预算 2030
部门 100 甲局
单位 100001 甲局本级 行政
格式 甲市
已知 上年.总额 = 20 万元
已知 原因 = "原因是修路"
表 表甲
| 项目 | 科目 | 金额 |
|------|------|-----:|
| 11-修路 | 30201 | 15 |
| 12-植树 | 30201 | 5.5 |
| 13-开会 | 30215 | 0.5 |
`

export interface Read {
  readonly sections: readonly PublishedSection[]
  readonly findings: readonly Diagnostic[]
  readonly checks: readonly string[]
}

/** `form` and `own` are lines that follow the format's and the budget's. */
export function read({ form = '', own = '', head = '预算 2030' }: { form?: string; own?: string; head?: string }): Read {
  const uri = 'file:///budget/main.budget'
  const host = { readFile: async () => ({ problem: 'missing' as const }), listFiles: async () => [] }
  const workspace = new BudgetWorkspace({ host, data: { catalogs, formats: { 'own.budget': FORM + form } }, roots: [], language: 'zh' })
  workspace.files.open(LineDocument.create(uri, 'budget', 1, BUDGET.replace('预算 2030', head) + own))
  const analysis = workspace.analysis(uri)
  // Not every sentence uses both of the facts.
  const findings = (workspace.diagnosticsOf(uri)[0]?.diagnostics ?? []).filter(({ rule }) => rule !== 'unused-fact')
  return {
    sections: publicationOf(analysis, { language: 'zh', draft: false })?.sections ?? [],
    findings,
    checks: analysis.proseChecks.map(({ subject, result }) => `${result}: ${subject}`),
  }
}

/** One paragraph of the budget, as it prints. */
export function printed(sentence: string): string {
  return read({ own: `说明 一、测试\n> ${sentence}\n` }).sections[0]?.paragraphs[0]?.text ?? ''
}

/** The findings on one paragraph of the budget: rule, and the text that each stands under. */
export function foundIn(sentence: string, form = ''): readonly string[] {
  const own = `说明 一、测试\n> ${sentence}\n`
  return read({ own, form }).findings.map(({ rule, range }) => `${rule}: ${`> ${sentence}`.slice(range.start.character, range.end.character)}`)
}
