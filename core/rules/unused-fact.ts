/** `unused-fact`: a 已知 that nothing reads. The check is in core/analysis/unused-facts.ts. */
import { defineRule } from './define-rule.ts'

export const unusedFact = defineRule<{ readonly name: string }>({
  name: 'unused-fact',
  zhName: '用不到的已知数',
  severity: 'hint',
  summary: { zh: '没有公式、校验或说明用到这个已知数', en: 'no formula, check or sentence reads this 已知' },
  source: 'docs/checks.md K02',
  message: ({ name }) => ({
    zh: `没有哪里用到“${name}”：这个数什么也没有核对`,
    en: `nothing reads “${name}”: no figure was checked against it`,
  }),
})
