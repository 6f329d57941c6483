/** `unit-code-name`: one unit code stands with another name than the one declared. The check is in core/analysis/unit-names.ts. */
import { defineRule } from './define-rule.ts'

export const unitCodeName = defineRule<{ readonly code: string; readonly written: string; readonly declared: string }>({
  name: 'unit-code-name',
  zhName: '单位名称不一',
  severity: 'warning',
  summary: { zh: '同一个单位编码写了两个名称', en: 'one unit code stands with two names' },
  source: 'docs/checks.md S13',
  message: ({ code, written, declared }) => ({
    zh: `单位 ${code} 这里是“${written}”，声明的是“${declared}”`,
    en: `unit ${code} is “${written}” here, but declared as “${declared}”`,
  }),
})
