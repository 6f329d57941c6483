/** `indicator-class`: the cost of a project stands among other indicators than those of cost. The check is in core/analysis/indicators.ts. */
import { defineRule } from './define-rule.ts'

export const indicatorClass = defineRule<{ readonly name: string; readonly written: string }>({
  name: 'indicator-class',
  zhName: '成本列错类',
  severity: 'hint',
  summary: { zh: '项目的成本限额没有列在成本指标下', en: 'the cost cap of a project is not among the indicators of cost' },
  source: 'docs/checks.md P06',
  message: ({ name, written }) => ({
    zh: `“${name}”是成本，却列在${written}下`,
    en: `“${name}” is a cost, but stands under ${written}`,
  }),
})
