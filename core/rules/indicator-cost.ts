/** `indicator-cost`: the cost that a target caps is not the project's total. The check is in core/analysis/cost-cap.ts. */
import { defineRule } from './define-rule.ts'

const KINDS = {
  unit: { zh: '，正好差一万倍，单位像是写错了（元／万元）', en: ', ten thousand times apart: the unit looks wrong (元/万元)' },
  below: { zh: '，低于项目总额', en: ', below it' },
  above: { zh: '，高于项目总额', en: ', above it' },
} as const

export const indicatorCost = defineRule<{ readonly kind: keyof typeof KINDS; readonly cap: string; readonly total: string }>({
  name: 'indicator-cost',
  zhName: '成本指标',
  severity: 'error',
  summary: {
    zh: '成本指标的限额与项目总额不一致；高出的只是警告',
    en: 'the cost that an indicator caps is not the project’s total; above it is a warning only',
  },
  source: 'docs/checks.md P02',
  message: ({ kind, cap, total }) => ({
    zh: `成本限额是 ${cap}，项目总额是 ${total}${KINDS[kind].zh}`,
    en: `the cost cap is ${cap}, the project’s total ${total}${KINDS[kind].en}`,
  }),
})
