/** `unused-silence`: an 忽略 line that silences nothing, or names no rule. The check is in core/analysis/silences.ts. */
import { defineRule } from './define-rule.ts'

export const unusedSilence = defineRule<{ readonly rule: string; readonly near: string | undefined; readonly known: boolean }>({
  name: 'unused-silence',
  zhName: '多余的忽略',
  severity: 'warning',
  summary: { zh: '忽略 没有忽略到任何问题', en: 'an 忽略 line silences nothing' },
  source: 'docs/language.md, Lines (忽略)',
  message: ({ rule, near, known }) =>
    known
      ? { zh: `下一行（表）没有“${rule}”的问题，这条 忽略 可以删去`, en: `the next line or table has no finding of “${rule}”: this 忽略 can go` }
      : { zh: `没有叫“${rule}”的规则${near ? `，是否为“${near}”？` : ''}`, en: `there is no rule “${rule}”${near ? `; is “${near}” meant?` : ''}` },
})
