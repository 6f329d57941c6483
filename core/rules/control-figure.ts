/** `control-figure`: an 已知 figure differs from what the budget derives. The equation is made in core/evaluate/check-equations.ts. */
import { defineRule } from './define-rule.ts'
import { type FigureArgs, figures } from './figures.ts'

export const controlFigure = defineRule<FigureArgs>({
  name: 'control-figure',
  zhName: '控制数',
  severity: 'error',
  summary: { zh: '推算出的数与写明的已知数不符', en: 'what the budget derives differs from a stated fact' },
  source: 'docs/checks.md K01',
  message: (args) => ({
    zh: `已知 ${args.subject} 与表格推算的不符：${figures(args).zh}`,
    en: `the stated ${args.subject} differs from what the tables give: ${figures(args).en}`,
  }),
})
