/** `empty-table`: a published table holds nothing and does not say so. The check is in core/analysis/empty-tables.ts. */
import { defineRule } from './define-rule.ts'

export const emptyTable = defineRule<{ readonly table: string }>({
  name: 'empty-table',
  zhName: '空表无说明',
  severity: 'error',
  summary: {
    zh: '公开稿里的空表没有写“无”或零的一行，也没有注',
    en: 'an empty table of a published document has no row of 无 or zeros, and no note',
  },
  source: 'docs/checks.md S03',
  message: ({ table }) => ({
    zh: `${table}是空的：没有写“无”或零的一行，也没有注`,
    en: `${table} is empty: no row says 无 or zero, and no note says why`,
  }),
})
