/** `syntax`: a line, or an expression in it, cannot be read. The grammar says what and where, in both languages. */
import { defineRule } from './define-rule.ts'

export const syntax = defineRule<{ readonly zh: string; readonly en: string }>({
  name: 'syntax',
  zhName: '语法',
  severity: 'error',
  summary: { zh: '这一行读不出来', en: 'a line cannot be read' },
  source: 'docs/language.md, Lines',
  message: ({ zh, en }) => ({ zh, en }),
})
