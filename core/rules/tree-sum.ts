/** `tree-sum`: in a table with levels a parent differs from its children. The equation is made in core/evaluate/row-equations.ts. */
import { defineRule } from './define-rule.ts'
import { type FigureArgs, figures, writeFigure } from './figures.ts'

export const treeSum = defineRule<FigureArgs>({
  name: 'tree-sum',
  zhName: '上下级不符',
  severity: 'error',
  summary: { zh: '上级科目不等于下级之和', en: 'a parent differs from the sum of what lies below it' },
  source: 'docs/checks.md F09',
  message: (args) => ({
    zh: `${args.subject} 不等于下级之和：${figures(args).zh}`,
    en: `${args.subject} is not the sum of what lies below it: ${figures(args).en}`,
  }),
  mends: writeFigure,
})
