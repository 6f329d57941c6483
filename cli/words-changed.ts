/** Two wordings as one line: what went in [- -], what came in {+ +}, as `wdiff` marks them, and long stretches that stayed cut short. */
import { diffText } from '../publish/compare/text-diff.ts'
import { cutText } from '../publish/plain-text.ts'

export type Style = (text: string) => string

/** So much of what stayed is shown at either side of a change. */
const AROUND = 24
/** Words as short as this are shown whole: 元 → 万元. */
const LONGEST_WHOLE = 12
const ELLIPSIS = '…'

/** Only one of the two: the words as they are, behind their sign. */
export function wordsChanged(old: string, now: string, removed: Style, added: Style): string {
  if (old === '') return added(`{+${now}+}`)
  if (now === '') return removed(`[-${old}-]`)
  if (old.length <= LONGEST_WHOLE && now.length <= LONGEST_WHOLE) return `${removed(old)} → ${added(now)}`
  const pieces = diffText(old, now)
  return pieces
    .map(({ k, text }, index) => {
      if (k === 'old') return removed(`[-${text}-]`)
      if (k === 'new') return added(`{+${text}+}`)
      return shortSame(text, index === 0, index === pieces.length - 1)
    })
    .join('')
}

function shortSame(text: string, ...[isFirst, isLast]: readonly [isFirst: boolean, isLast: boolean]): string {
  const characters = [...text]
  const start = isFirst ? 0 : AROUND
  const end = isLast ? 0 : AROUND
  if (characters.length <= start + end + ELLIPSIS.length) return text
  return characters.slice(0, start).join('') + ELLIPSIS + characters.slice(characters.length - end).join('')
}

export function shortWords(text: string, longest: number): string {
  return text.length <= longest ? text : cutText(text, longest - 1) + ELLIPSIS
}
