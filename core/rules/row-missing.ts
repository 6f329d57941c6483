/** `row-missing`: a row that the other tables ask for was not written. Found by core/evaluate/gather.ts, or by core/evaluate/left-out-row.ts from the sums that lack it. */
import { defineRule } from './define-rule.ts'

export const rowMissing = defineRule<{ readonly table: string; readonly keys: string; readonly figures: string }>({
  name: 'row-missing',
  zhName: '缺行',
  severity: 'error',
  summary: { zh: '别的表里有、本表漏写的一行', en: 'a row that other tables ask for was not written' },
  source: 'docs/language.md, Meaning 4',
  message: ({ table, keys, figures }) => ({ zh: `${table}缺一行：${keys}（${figures}）`, en: `${table} lacks a row: ${keys} (${figures})` }),
})
