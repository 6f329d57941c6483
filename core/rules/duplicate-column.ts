/** `duplicate-column`: a header names one column twice; the second one’s cells are read by nobody. */
import { defineRule } from './define-rule.ts'

export const duplicateColumn = defineRule<{ readonly column: string }>({
  name: 'duplicate-column',
  zhName: '列名重复',
  severity: 'error',
  summary: { zh: '表头里同一列写了两次', en: 'a header names one column twice' },
  source: 'docs/language.md, Tables',
  message: ({ column }) => ({ zh: `列“${column}”已经写过`, en: `the column “${column}” stands twice in this header` }),
})
