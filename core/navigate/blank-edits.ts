/** From a line to the same line with other blanks, as the smallest edits: a caret in the line then stays at its word. */
import { isBlankUnit } from '../../grammar/index.ts'

export interface BlankEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Nothing if the two differ in more than blanks. */
export function blankEdits(before: string, after: string): readonly BlankEdit[] | undefined {
  const edits: BlankEdit[] = []
  let at = 0
  let to = 0
  while (at < before.length || to < after.length) {
    const start = at
    const begin = to
    while (at < before.length && isBlankUnit(before.charCodeAt(at))) at += 1
    while (to < after.length && isBlankUnit(after.charCodeAt(to))) to += 1
    const text = after.slice(begin, to)
    if (before.slice(start, at) !== text) edits.push({ start, end: at, text })
    if (at === before.length && to === after.length) break
    if (before[at] !== after[to]) return undefined
    at += 1
    to += 1
  }
  return edits
}
