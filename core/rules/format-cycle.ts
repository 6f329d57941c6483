/** `format-cycle`: a formula that leads back to itself. The graph finds it; it is reported once, in the format. */
import { defineRule } from './define-rule.ts'

export const formatCycle = defineRule<{ readonly subject: string }>({
  name: 'format-cycle',
  zhName: '循环引用',
  severity: 'error',
  summary: { zh: '公式绕回到自己', en: 'a formula leads back to itself' },
  source: 'docs/language.md, Meaning 5',
  message: ({ subject }) => ({
    zh: `${subject} 的公式绕回到自己，凡是用到它的都没有核对`,
    en: `the formula of ${subject} leads back to itself; nothing that uses it was checked`,
  }),
})
