/** `row-unfounded`: a written row of a view gathers nothing, so it is compared with 0. Found among the cross-table equations in core/analysis/findings.ts. */
import { defineRule } from './define-rule.ts'
import { type FigureArgs, figures, writeFigure } from './figures.ts'

export const rowUnfounded = defineRule<FigureArgs>({
  name: 'row-unfounded',
  zhName: '多出的行',
  severity: 'error',
  summary: { zh: '这一行在来源表里没有对应的内容', en: 'nothing in the source table stands behind this row' },
  source: 'docs/language.md, Meaning 4',
  message: (args) => ({
    zh: `来源表里没有这一行：${args.subject} ${figures(args).zh}`,
    en: `the source table has nothing for this row: ${args.subject} ${figures(args).en}`,
  }),
  mends: writeFigure,
})
