/** `unknown-table`: a formula, or a 表 line, names a table that the format does not have. */
import { defineRule } from './define-rule.ts'

export const unknownTable = defineRule<{ readonly table: string; readonly near: string | undefined }>({
  name: 'unknown-table',
  zhName: '未知表',
  severity: 'error',
  summary: { zh: '没有这张表', en: 'there is no such table' },
  source: 'docs/language.md, Expressions',
  message: ({ table, near }) => ({
    zh: `没有表“${table}”${near ? `，是否为“${near}”？` : ''}`,
    en: `there is no table “${table}”${near ? `; is “${near}” meant?` : ''}`,
  }),
  mends: ({ near }, place) => (near ? [{ zh: `改为“${near}”`, en: `write “${near}”`, edits: [{ place, text: near }] }] : []),
})
