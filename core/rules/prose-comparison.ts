/** `prose-comparison`: a sentence's own figures contradict each other. Compared in core/prose/comparisons.ts. */
import { defineRule } from './define-rule.ts'

export interface ProseComparisonArgs {
  readonly what: 'now' | 'before' | 'difference' | 'rate' | 'direction'
  readonly written: string
  readonly expected: string
  readonly unit: string
  readonly sentence: string
}

const WHAT = {
  now: ['本年的数', 'this year’s figure'],
  before: ['上年的数', 'last year’s figure'],
  difference: ['两年的差', 'the difference of the two years'],
  rate: ['增减的百分比', 'the rate'],
  direction: ['增减的方向', 'the direction'],
} as const

export const proseComparison = defineRule<ProseComparisonArgs>({
  name: 'prose-comparison',
  zhName: '说明比较',
  severity: 'error',
  summary: { zh: '一句话里两年的数、差额、百分比对不上', en: 'the figures, the difference and the rate of one sentence contradict each other' },
  source: 'docs/checks.md N02, N03, N04',
  message: ({ what, written, expected, unit, sentence }) => ({
    zh: `按这句话自己的数，${WHAT[what][0]}应为 ${expected}${unit}，写的是 ${written}${unit}：“${sentence}”`,
    en: `by the sentence's own figures ${WHAT[what][1]} is ${expected}${unit}, written ${written}${unit}: “${sentence}”`,
  }),
  mends: ({ expected }, place) => [{ zh: `改为 ${expected}`, en: `write ${expected}`, edits: [{ place, text: expected }] }],
})
