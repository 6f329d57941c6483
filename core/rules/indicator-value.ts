/** `indicator-value`: a value that is not of the kind its operator asks for. The check is in core/analysis/indicators.ts. */
import { type Bilingual, defineRule } from './define-rule.ts'

interface ValueArgs {
  readonly kind: 'blank' | 'number' | 'unit' | 'no-number' | 'no-unit'
  readonly operator: string
  readonly value: string
  readonly unit: string
}

const WORDS: Readonly<Record<ValueArgs['kind'], (args: ValueArgs) => Bilingual>> = {
  blank: () => ({ zh: '没有写指标值', en: 'the indicator has no value' }),
  number: ({ operator, value }) => ({
    zh: `指标性质是“${operator}”，指标值却是一个数：${value}`,
    en: `the operator is “${operator}”, yet the value is a number: ${value}`,
  }),
  unit: ({ operator, unit }) => ({
    zh: `指标性质是“${operator}”，却写了度量单位：${unit}`,
    en: `the operator is “${operator}”, yet there is a unit: ${unit}`,
  }),
  'no-number': ({ operator, value }) => ({
    zh: `指标性质是“${operator}”，指标值却不是数：${value}`,
    en: `the operator is “${operator}”, yet the value is no number: ${value}`,
  }),
  'no-unit': ({ operator, value }) => ({
    zh: `“${operator} ${value}”没有度量单位`,
    en: `“${operator} ${value}” has no unit`,
  }),
}

export const indicatorValue = defineRule<ValueArgs>({
  name: 'indicator-value',
  zhName: '指标值',
  severity: 'warning',
  summary: { zh: '定量的指标要有数和度量单位，定性的两样都没有', en: 'a quantitative indicator has a number and a unit, a qualitative one neither' },
  source: 'docs/checks.md P05',
  message: (args) => WORDS[args.kind](args),
})
