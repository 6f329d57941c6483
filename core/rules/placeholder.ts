/** `placeholder`: a cell that was never filled in. The check is in core/analysis/cell-findings.ts. */
import { defineRule } from './define-rule.ts'

export const placeholder = defineRule<{ readonly found: string }>({
  name: 'placeholder',
  zhName: '没填完',
  severity: 'error',
  summary: { zh: '格里还留着“待填”“XX”一类的占位文字', en: 'a cell still holds a placeholder such as XX' },
  source: 'docs/checks.md S11; catalogs/placeholders.tsv',
  message: ({ found }) => ({ zh: `这一格没有填完：还留着“${found}”`, en: `this cell was never filled in: it still holds “${found}”` }),
})
