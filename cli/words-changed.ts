/** Two wordings as one line: what went in [- -], what came in {+ +}, as `wdiff` marks them, and long stretches that stayed cut short. */
import { wordsDiff } from '../publish/compare/index.ts'
import { cutText } from '../publish/plain-text.ts'

export type Style = (text: string) => string

/** So much of what stayed is shown at either side of a change. */
const AROUND = 24
const ELLIPSIS = '…'
const IN_FIGURE = /[\d,.]/

/** Only one of the two: the words as they are, behind their sign. */
export function wordsChanged(old: string, now: string, removed: Style, added: Style): string {
  if (old === '') return added(`{+${now}+}`)
  if (now === '') return removed(`[-${old}-]`)
  const pieces = wordsDiff(old, now)
  const isWhole = pieces.length === 3 && pieces[1]?.text === ' → '
  return pieces
    .map(({ k, text }, index) => {
      if (isWhole) return k === 'old' ? removed(text) : k === 'new' ? added(text) : text
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
  // Half a figure would be another figure.
  const head = characters
    .slice(0, start)
    .join('')
    .replace(IN_FIGURE.test(characters[start] ?? '') ? /[\d,.]+$/ : /$^/, '')
  const last = characters.length - end
  const tail = characters
    .slice(last)
    .join('')
    .replace(IN_FIGURE.test(characters[last - 1] ?? '') ? /^[\d,.]+%?/ : /$^/, '')
  return head + ELLIPSIS + tail
}

export function shortWords(text: string, longest: number): string {
  return text.length <= longest ? text : cutText(text, longest - 1) + ELLIPSIS
}
