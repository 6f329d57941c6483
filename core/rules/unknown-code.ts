/** `unknown-code`: a well-formed code that the catalogue of the year lacks. A warning, since the catalogue is not complete. The check is in core/model/read-code.ts. */
import { defineRule } from './define-rule.ts'

export interface NearCode {
  readonly code: string
  readonly name: string
}

export const unknownCode = defineRule<{
  readonly code: string
  readonly column: string
  readonly near: readonly NearCode[]
  readonly years: string | undefined
}>({
  name: 'unknown-code',
  zhName: '未知科目',
  severity: 'warning',
  summary: { zh: '科目编码不在当年的目录里', en: 'a code is not in the catalogue of the year' },
  source: 'docs/checks.md C01; catalogs/README.md',
  message: ({ code, near, years }) => {
    const hint = near[0]
    const zhYears = years ? `（只在 ${years} 年有效）` : ''
    const enYears = years ? ` (valid only in ${years})` : ''
    return {
      zh: `当年的目录里没有科目 ${code}${zhYears}${hint ? `，是否为 ${hint.code} ${hint.name}？` : ''}`,
      en: `the catalogue of this year has no code ${code}${enYears}${hint ? `; is ${hint.code} ${hint.name} meant?` : ''}`,
    }
  },
  mends: ({ near, code }, place) =>
    near.map((each) => ({
      zh: `改为 ${each.code} ${each.name}`,
      en: `write ${each.code} ${each.name}`,
      edits: [{ place: { ...place, end: place.start + code.length }, text: each.code }],
    })),
})
