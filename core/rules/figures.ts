/** What the rules on equalities say in common: figures as printed, their unit, the likely cause. No rule of its own. */

import type { Place } from '../format/form.ts'
import type { Bilingual, Mend } from './define-rule.ts'

/** Figures are printed in `unit` (元, 万元, or empty for counts and percentages). */
export interface FigureArgs {
  /** The cell, in the form’s words: 表三.合计.基本支出. */
  readonly subject: string
  readonly expected: string
  readonly written: string
  readonly difference: string
  readonly unit: string
  /** What most likely happened, with its evidence. */
  readonly cause: Bilingual | undefined
  /** The figure as it would be written in the cell. */
  readonly correction: string | undefined
}

export function figures({ expected, written, difference, unit, cause }: FigureArgs): Bilingual {
  const gap = difference ? [`，相差 ${difference}`, `, ${difference} apart`] : ['', '']
  return {
    zh: `应为 ${expected}${unit}，写的是 ${written || '空白'}${written ? unit : ''}${gap[0]}${cause ? `；${cause.zh}` : ''}`,
    en: `should be ${expected} ${unitWord(unit)}, written ${written || 'blank'}${gap[1]}${cause ? `; ${cause.en}` : ''}`,
  }
}

function unitWord(unit: string): string {
  return unit === '' ? '' : unit
}

/** Writes the figure that the sums ask for. */
export function writeFigure({ correction }: FigureArgs, place: Place): readonly Mend[] {
  return correction === undefined ? [] : [{ zh: `改为 ${correction}`, en: `write ${correction}`, edits: [{ place, text: correction }] }]
}
