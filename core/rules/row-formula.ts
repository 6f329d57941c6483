/** `row-formula`: a written cell differs from what its own row or table makes of it. The equation is made in core/evaluate/row-equations.ts. */
import { defineRule } from './define-rule.ts'
import { type FigureArgs, figures, writeFigure } from './figures.ts'

export const rowFormula = defineRule<FigureArgs>({
  name: 'row-formula',
  zhName: '行内公式',
  severity: 'error',
  summary: { zh: '单元格与本行（或本表）的公式不符', en: 'a cell differs from the formula of its column or row' },
  source: 'docs/checks.md F01, F04, F08, F11–F14',
  message: (args) => ({ zh: `${args.subject} 与公式不符：${figures(args).zh}`, en: `${args.subject} differs from its formula: ${figures(args).en}` }),
  mends: writeFigure,
})
