/** `subtotal`: a 小计 row differs from the rows since the last 小计. The equation is made in core/evaluate/row-equations.ts. */
import { defineRule } from './define-rule.ts'
import { type FigureArgs, figures, writeFigure } from './figures.ts'

export const subtotal = defineRule<FigureArgs>({
  name: 'subtotal',
  zhName: '小计不符',
  severity: 'error',
  summary: { zh: '小计不等于上一个小计之后各行之和', en: 'a 小计 row is not the sum of the rows since the last one' },
  source: 'docs/language.md, Tables (小计)',
  message: (args) => ({
    zh: `${args.subject} 的小计不等于其上各行之和：${figures(args).zh}`,
    en: `the 小计 of ${args.subject} is not the sum of the rows above it: ${figures(args).en}`,
  }),
  mends: writeFigure,
})
