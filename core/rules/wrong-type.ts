/** `wrong-type`: a cell that its column's type cannot hold: text for a number, 类 for 项. The check is in core/model/read-cell.ts. */
import { defineRule } from './define-rule.ts'

export const wrongType = defineRule<{ readonly text: string; readonly column: string; readonly wanted: string }>({
  name: 'wrong-type',
  zhName: '类型不符',
  severity: 'error',
  summary: { zh: '单元格的内容不合本列的类型', en: 'a cell does not fit its column’s type' },
  source: 'docs/language.md, Formats (types)',
  message: ({ text, column, wanted }) => ({
    zh: `“${text}”不能写在“${column}”列：这里要${wanted}`,
    en: `“${text}” does not fit the column “${column}”, which wants ${wanted}`,
  }),
})
