/** `duplicate-key`: two rows of one table have the same keys. The check is in core/analysis/duplicates.ts. */
import { defineRule } from './define-rule.ts'

export const duplicateKey = defineRule<{ readonly keys: string; readonly table: string; readonly line: number }>({
  name: 'duplicate-key',
  zhName: '重复的行',
  severity: 'error',
  summary: { zh: '同一张表里两行的关键列相同', en: 'two rows of one table have the same keys' },
  source: 'docs/checks.md S12',
  message: ({ keys, table, line }) => ({ zh: `${table}里“${keys}”已经写过（第 ${line} 行）`, en: `${table} already has “${keys}” (line ${line})` }),
})
