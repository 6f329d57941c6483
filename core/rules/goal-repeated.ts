/** `goal-repeated`: two projects have one goal, word for word. The check is in core/analysis/goals.ts. */
import { defineRule } from './define-rule.ts'

export const goalRepeated = defineRule<{ readonly field: string; readonly line: number }>({
  name: 'goal-repeated',
  zhName: '目标雷同',
  severity: 'hint',
  summary: { zh: '两个项目的绩效目标一字不差', en: 'two projects have one goal, word for word' },
  source: 'docs/checks.md P07',
  message: ({ field, line }) => ({
    zh: `${field}与另一个项目一字不差（第 ${line} 行）`,
    en: `the ${field} is another project’s, word for word (line ${line})`,
  }),
})
