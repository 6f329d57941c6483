/**
 * How names and labels compare: widths, blanks and quotes folded; ordinals, 其中： and a closing colon may be left out by a formula.
 * Language.md, Tables and Expressions. Nothing here knows any particular name.
 */
import { foldWidth } from '../../grammar/index.ts'

/** The text by which two labels are the same. */
export function foldLabel(text: string): string {
  return foldWidth(text)
    .replace(/[\s\u00a0\u3000]+/g, '')
    .replace(/[“”„‟"«»『』「」‘’']/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll('：', ':')
}

const ORDINAL = /^(?:[一二三四五六七八九十百]+、|\([一二三四五六七八九十百]+\)|\d+[、.]|\(\d+\))/
const AMONG = /^其中[:;；]/

/** The folded label without ordinal, 其中： and closing colon: what a formula may write for it. */
export function bareLabel(folded: string): string {
  const bare = folded.replace(ORDINAL, '').replace(AMONG, '').replace(/:$/, '')
  return bare === '' ? folded : bare
}

export type TotalKind = 'total' | 'subtotal'

/** 合计, 总计 and 小计, blanks inside ignored. */
export function totalKind(folded: string): TotalKind | undefined {
  const word = folded.replace(/:$/, '')
  if (word === '合计' || word === '总计') return 'total'
  return word === '小计' ? 'subtotal' : undefined
}
