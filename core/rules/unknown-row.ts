/** `unknown-row`: a row whose label the form does not print, in a table whose rows the form fixes. */
import { defineRule } from './define-rule.ts'

export const unknownRow = defineRule<{ readonly label: string; readonly table: string; readonly near: string | undefined }>({
  name: 'unknown-row',
  zhName: '未知行',
  severity: 'error',
  summary: { zh: '本表的行由格式固定，没有这一行', en: 'the form fixes this table’s rows and has no such row' },
  source: 'docs/language.md, Formats (fixed rows)',
  message: ({ label, table, near }) => ({
    zh: `${table}没有“${label}”这一行${near ? `，是否为“${near}”？` : ''}`,
    en: `${table} has no row “${label}”${near ? `; is “${near}” meant?` : ''}`,
  }),
  mends: ({ near }, place) => (near ? [{ zh: `改为“${near}”`, en: `write “${near}”`, edits: [{ place, text: near }] }] : []),
})
