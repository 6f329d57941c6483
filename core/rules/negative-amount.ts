/** `negative-amount`: a budget does not plan less than nothing. The check is in core/analysis/cell-findings.ts. */
import { defineRule } from './define-rule.ts'

export const negativeAmount = defineRule<{ readonly text: string }>({
  name: 'negative-amount',
  zhName: '负数',
  severity: 'error',
  summary: { zh: '预算的金额是负数', en: 'an amount of the budget is negative' },
  source: 'docs/checks.md F16',
  message: ({ text }) => ({ zh: `预算的金额不能是负数：${text}`, en: `an amount of a budget cannot be negative: ${text}` }),
})
