/** `rounding`: a rounded figure differs from the exact one by less than one unit of its last place (舍位平衡). Found in core/analysis/equation-findings.ts. */
import { defineRule } from './define-rule.ts'
import { type FigureArgs, figures } from './figures.ts'

export const rounding = defineRule<FigureArgs>({
  name: 'rounding',
  zhName: '舍位',
  severity: 'hint',
  summary: { zh: '四舍五入后的数与精确数相差不到末位的一个单位', en: 'a rounded figure is off by less than one unit of its last place' },
  source: 'docs/checks.md U06',
  message: (args) => ({
    zh: `${args.subject} 像是截位而不是四舍五入：${figures(args).zh}`,
    en: `${args.subject} seems to be cut off, not rounded: ${figures(args).en}`,
  }),
})
