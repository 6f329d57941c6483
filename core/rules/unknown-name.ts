/** `unknown-name`: a name that is neither a column of the row, a row of the part, nor a 设 or 已知 name; or that is two of them at once. */
import { defineRule } from './define-rule.ts'

export const unknownName = defineRule<{ readonly name: string; readonly near: string | undefined; readonly both?: readonly string[] }>({
  name: 'unknown-name',
  zhName: '未知名称',
  severity: 'error',
  summary: { zh: '公式里的名称找不到，或有两个意思', en: 'a name in a formula is not found, or means two things' },
  source: 'docs/language.md, Expressions',
  message: ({ name, near, both }) =>
    both
      ? { zh: `“${name}”有两个意思：${both.join('；')}`, en: `“${name}” means two things: ${both.join('; ')}` }
      : { zh: `找不到“${name}”${near ? `，是否为“${near}”？` : ''}`, en: `“${name}” is not found${near ? `; is “${near}” meant?` : ''}` },
  mends: ({ near }, place) => (near ? [{ zh: `改为“${near}”`, en: `write “${near}”`, edits: [{ place, text: near }] }] : []),
})
