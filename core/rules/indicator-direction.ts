/** `indicator-direction`: an operator that asks for less where more is better, or the reverse. The check is in core/analysis/indicators.ts. */
import { defineRule } from './define-rule.ts'

export const indicatorDirection = defineRule<{ readonly name: string; readonly written: string; readonly wanted: 'up' | 'down' }>({
  name: 'indicator-direction',
  zhName: '指标方向',
  severity: 'warning',
  summary: {
    zh: '指标性质与指标的方向相反：越高越好的写了 ≤，越低越好的写了 ≥',
    en: 'an operator against the sense of its indicator: ≤ where more is better, ≥ where less is',
  },
  source: 'docs/checks.md P03; catalogs/indicator-directions.tsv',
  message: ({ name, written, wanted }) => ({
    zh: `“${name}”${wanted === 'up' ? '越高越好' : '越低越好'}，指标性质却是 ${written}`,
    en: `“${name}” is better the ${wanted === 'up' ? 'higher' : 'lower'} it is, but its operator is ${written}`,
  }),
  mends: ({ wanted }, place) => {
    const text = wanted === 'up' ? '≥' : '≤'
    return [{ zh: `改为 ${text}`, en: `write ${text}`, edits: [{ place, text }] }]
  },
})
