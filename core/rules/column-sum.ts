/** `column-sum`: a 合计 row differs from the sum of its column. The equation is made in core/evaluate/row-equations.ts. */
import { defineRule } from './define-rule.ts'
import { type FigureArgs, figures, writeFigure } from './figures.ts'

export const columnSum = defineRule<FigureArgs>({
  name: 'column-sum',
  zhName: '合计不符',
  severity: 'error',
  summary: { zh: '合计行不等于各行之和', en: 'a total row is not the sum of its rows' },
  source: 'docs/checks.md F03',
  message: (args) => ({
    zh: `${args.subject} 不等于各行之和：${figures(args).zh}`,
    en: `${args.subject} is not the sum of its rows: ${figures(args).en}`,
  }),
  mends: writeFigure,
})
