/** `table-missing`: a published document lacks a table of its form. The check is in core/analysis/missing-parts.ts. */
import { defineRule } from './define-rule.ts'

export const tableMissing = defineRule<{ readonly table: string; readonly title: string }>({
  name: 'table-missing',
  zhName: '缺表',
  severity: 'error',
  summary: { zh: '公开稿里没有格式规定的一张表', en: 'a published document lacks a table of its form' },
  source: 'docs/checks.md S01; docs/language.md, Files (公开稿)',
  message: ({ table, title }) => ({ zh: `缺少${table}（${title}）`, en: `${table} (${title}) is missing` }),
})
