/** `unit-slip`: the figure that the sums ask for is exactly 10⁴ times the written one, or the reverse. Found among the failing equations in core/analysis/findings.ts. */
import { defineRule } from './define-rule.ts'
import { type FigureArgs, figures, writeFigure } from './figures.ts'

export const unitSlip = defineRule<FigureArgs>({
  name: 'unit-slip',
  zhName: '元万元混写',
  severity: 'error',
  summary: { zh: '同一个数两处正好差一万倍：元写成了万元，或反过来', en: 'two uses of one figure differ by exactly 10⁴: 元 for 万元 or the reverse' },
  source: 'docs/checks.md U03',
  message: (args) => ({
    zh: `${args.subject} 的单位像是写错了（元／万元）：${figures(args).zh}`,
    en: `${args.subject} looks like the wrong unit (元/万元): ${figures(args).en}`,
  }),
  mends: writeFigure,
})
