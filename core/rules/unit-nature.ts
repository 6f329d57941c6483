/** `unit-nature`: a government economic code that units of another nature use. The check is in core/analysis/row-findings.ts. */
import { defineRule } from './define-rule.ts'

export const unitNature = defineRule<{
  readonly code: string
  readonly unit: string
  readonly nature: string
  readonly others: string
  readonly fitting: string
}>({
  name: 'unit-nature',
  zhName: '单位性质',
  severity: 'warning',
  summary: { zh: '政府经济分类与单位的性质（行政、事业）不合', en: 'a government economic code does not fit the unit’s nature' },
  source: 'docs/checks.md C05; catalogs/economic-map.tsv',
  message: ({ code, unit, nature, others, fitting }) => ({
    zh: `${unit}是${nature}单位，${code} 是${others}单位用的${fitting ? `，对应的是 ${fitting}` : ''}`,
    en: `${unit} is of the nature ${nature}; ${code} is for ${others}${fitting ? `, its own is ${fitting}` : ''}`,
  }),
})
