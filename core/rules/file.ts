/** `file`: a file that a declaration names cannot be had: missing, outside, unreadable, or around a circle. Found in core/store. */
import { defineRule } from './define-rule.ts'

export const file = defineRule<{ readonly zh: string; readonly en: string }>({
  name: 'file',
  zhName: '文件',
  severity: 'error',
  summary: { zh: '引用、上年 的文件读不到', en: 'a file that 引用 or 上年 names cannot be read' },
  source: 'docs/language.md, Files',
  message: ({ zh, en }) => ({ zh, en }),
})
