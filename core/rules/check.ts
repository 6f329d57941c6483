/** `check`: a comparison that a format or a budget states with 校验 or 核实 does not hold. The equation is made in core/evaluate/check-equations.ts. */
import { defineRule } from './define-rule.ts'

export const check = defineRule<{
  readonly name: string
  readonly subject: string
  readonly left: string
  readonly right: string
  readonly unit: string
}>({
  name: 'check',
  zhName: '校验',
  severity: 'error',
  summary: { zh: '格式或预算里写的 校验、核实 不成立', en: 'a 校验 or 核实 of the format or the budget does not hold' },
  source: 'docs/language.md, Formats (校验, 核实)',
  message: ({ name, subject, left, right, unit }) => ({
    zh: `${name ? `“${name}”` : '校验'}不成立：${subject}（左边 ${left}${unit}，右边 ${right}${unit}）`,
    en: `${name ? `“${name}”` : 'a check'} does not hold: ${subject} (left ${left} ${unit}, right ${right} ${unit})`,
  }),
})
