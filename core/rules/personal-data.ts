/** `personal-data`: a mobile or identity number that would be published. The check is in core/analysis/cell-findings.ts. */
import { defineRule } from './define-rule.ts'

const KINDS = {
  mobile: { zh: '手机号', en: 'a mobile number' },
  identity: { zh: '身份证号', en: 'an identity number' },
} as const

/** The number itself is not repeated: reports are passed on. */
export const personalData = defineRule<{ readonly kind: keyof typeof KINDS }>({
  name: 'personal-data',
  zhName: '个人信息',
  severity: 'warning',
  summary: { zh: '要公开的格里有手机号或身份证号', en: 'a cell that will be published holds a mobile or identity number' },
  source: 'docs/checks.md S14',
  message: ({ kind }) => ({ zh: `这一格会公开，里面像是有${KINDS[kind].zh}`, en: `this cell will be published and seems to hold ${KINDS[kind].en}` }),
})
