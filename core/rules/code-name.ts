/** `code-name`: the name beside a code is another code’s, or nobody’s. The check is in core/model/read-code.ts and, for name columns, in core/evaluate. */
import { defineRule } from './define-rule.ts'

export const codeName = defineRule<{
  readonly code: string
  readonly written: string
  readonly official: string
  readonly owner: string | undefined
}>({
  name: 'code-name',
  zhName: '科目名称',
  severity: 'error',
  summary: { zh: '科目名称与编码不符', en: 'a name does not belong to its code' },
  source: 'docs/checks.md C02; catalogs/README.md',
  message: ({ code, written, official, owner }) => ({
    zh: `${code} 是“${official}”，不是“${written}”${owner ? `（那是 ${owner}）` : ''}`,
    en: `${code} is “${official}”, not “${written}”${owner ? ` (that is ${owner})` : ''}`,
  }),
})
