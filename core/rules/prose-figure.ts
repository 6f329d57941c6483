/** `prose-figure`: a figure in prose differs from what the budget gives. Compared in core/prose/check-section.ts. */
import { defineRule } from './define-rule.ts'

export interface ProseFigureArgs {
  readonly written: string
  readonly expected: string
  /** 元, 万元, % or nothing. */
  readonly unit: string
  readonly difference: string
  /** The sentence, or the formula that the author wrote. */
  readonly from: string
}

export const proseFigure = defineRule<ProseFigureArgs>({
  name: 'prose-figure',
  zhName: '说明数字',
  severity: 'error',
  summary: { zh: '说明里的数字、增减与表格不符', en: 'a figure or a word of change in the prose differs from the tables' },
  source: 'docs/checks.md N01, N03, N04, N05',
  message: ({ written, expected, unit, difference, from }) => ({
    zh: `说明写的是 ${written}${unit}，按表格应为 ${expected}${unit}${difference === '' ? '' : `，相差 ${difference}${unit}`}（${from}）`,
    en: `the prose says ${written}${gap(unit)}, the tables give ${expected}${gap(unit)}${difference === '' ? '' : `, ${difference} apart`} (${from})`,
  }),
  mends: ({ expected }, place) => [{ zh: `改为 ${expected}`, en: `write ${expected}`, edits: [{ place, text: expected }] }],
})

function gap(unit: string): string {
  return unit === '' || unit === '%' ? unit : ` ${unit}`
}
