/** Two figures side by side, as text: what was, what is, the difference and what share of the old one it is. */
import { differenceOf, type Figure, type FigureStyle, isZero, printDifference, printFigure, printShare, shareOfChange } from './figure.ts'
import type { ToldFigures } from './told.ts'
import type { CompareWords } from './words.ts'

/** A figure that is not there is an empty text; who asks says what its absence means. */
export function tellFigures(words: CompareWords, old: Figure | undefined, now: Figure | undefined, style: FigureStyle): ToldFigures {
  const difference = differenceOf(old, now)
  const share = shareOfChange(old, now)
  const isChange = difference !== undefined && !isZero(difference)
  return {
    old: old ? printFigure(old, style) : '',
    new: now ? printFigure(now, style) : '',
    change: isChange ? printDifference(difference, style, words.points) : difference ? words.unchanged : '',
    share: isChange && share ? printShare(share) : '',
    ...(isChange ? { grew: !printDifference(difference, style, '').startsWith('-') } : {}),
  }
}
