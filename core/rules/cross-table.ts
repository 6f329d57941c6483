/** `cross-table`: a cell differs from what its form gathers from other tables. The equation is made in core/evaluate/row-equations.ts. */
import { defineRule } from './define-rule.ts'
import { type FigureArgs, figures, writeFigure } from './figures.ts'

export const crossTable = defineRule<FigureArgs>({
  name: 'cross-table',
  zhName: '表间不符',
  severity: 'error',
  summary: { zh: '单元格与另一张表算出的数不符', en: 'a cell differs from what another table makes of it' },
  source: 'docs/checks.md X01–X16',
  message: (args) => ({
    zh: `${args.subject} 与其他表不符：${figures(args).zh}`,
    en: `${args.subject} differs from another table: ${figures(args).en}`,
  }),
  mends: writeFigure,
})
