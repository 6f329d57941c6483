/** `column-missing`: a table of a published document lacks a column of its form. The check is in core/analysis/missing-parts.ts. */
import { defineRule } from './define-rule.ts'

export const columnMissing = defineRule<{ readonly table: string; readonly columns: readonly string[] }>({
  name: 'column-missing',
  zhName: '缺列',
  severity: 'error',
  summary: { zh: '公开稿的表里没有格式规定的一列', en: 'a table of a published document lacks a column of its form' },
  source: 'docs/language.md, Files (公开稿)',
  message: ({ table, columns }) => ({ zh: `${table}缺少列：${columns.join('、')}`, en: `${table} lacks the columns ${columns.join(', ')}` }),
})
