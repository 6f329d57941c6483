/** `balance`: a 校验 that sets two totals equal fails. The equation is made in core/evaluate/check-equations.ts. */
import { defineRule } from './define-rule.ts'
import { type FigureArgs, figures, writeFigure } from './figures.ts'

export const balance = defineRule<FigureArgs>({
  name: 'balance',
  zhName: '收支平衡',
  severity: 'error',
  summary: { zh: '两个总数应当相等', en: 'two totals that should be equal are not' },
  source: 'docs/checks.md F07, X02',
  message: (args) => ({ zh: `${args.subject} 不平：${figures(args).zh}`, en: `${args.subject} does not balance: ${figures(args).en}` }),
  mends: writeFigure,
})
