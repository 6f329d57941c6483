/** `empty-with-data`: a table says that it has no data, and has figures. The check is in core/analysis/empty-tables.ts. */
import { defineRule } from './define-rule.ts'

export const emptyWithData = defineRule<{ readonly table: string; readonly line: number }>({
  name: 'empty-with-data',
  zhName: '无数据却有数',
  severity: 'error',
  summary: { zh: '表里写着“无”或没有数据，又有带金额的行', en: 'a table says that it has no data beside rows with figures' },
  source: 'docs/checks.md S04',
  message: ({ table, line }) => ({
    zh: `这里说没有数据，${table}第 ${line} 行却有金额`,
    en: `this says that there is no data, but line ${line} of ${table} has an amount`,
  }),
})
