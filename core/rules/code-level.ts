/** `code-level`: a code whose digits fit no level of its column, or no level at all. The check is in core/model/read-code.ts. */
import { defineRule } from './define-rule.ts'
import type { NearCode } from './unknown-code.ts'

export const codeLevel = defineRule<{ readonly code: string; readonly wanted: string; readonly digits: number; readonly near: readonly NearCode[] }>({
  name: 'code-level',
  zhName: '科目级次',
  severity: 'error',
  summary: {
    zh: '科目编码的级次不合本列：功能分类要写到项，经济分类要写到款',
    en: 'a code of the wrong level: functional codes are written to 项, economic codes to 款',
  },
  source: 'docs/checks.md S07, S08, C01',
  message: ({ code, wanted, digits }) => ({
    zh: `${code} 是 ${code.length} 位，本列要写到“${wanted}”（${digits} 位）`,
    en: `${code} has ${code.length} digits; this column wants ${wanted} (${digits} digits)`,
  }),
  mends: ({ near, code }, place) =>
    near.map((each) => ({
      zh: `改为 ${each.code} ${each.name}`,
      en: `write ${each.code} ${each.name}`,
      edits: [{ place: { ...place, end: place.start + code.length }, text: each.code }],
    })),
})
