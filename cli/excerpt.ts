/** The line of a finding with a mark under the place, for a terminal: a Chinese character is two cells wide there. */
import type { Range } from '../core/report.ts'
import { displayWidth } from '../grammar/index.ts'
import { harmless } from './harmless.ts'

/** A row of a wide table is longer than any window; so much of it is shown around the place. */
const WIDEST = 100
/** Only text near the place is looked at: a line may have fifty million characters. */
const NEAR = 4 * WIDEST
const ELLIPSIS = '…'

export interface Excerpt {
  readonly text: string
  readonly mark: string
}

export function excerpt(line: string, range: Range): Excerpt {
  const start = Math.min(range.start.character, line.length)
  const last = range.end.line > range.start.line ? line.length : Math.min(range.end.character, line.length)
  const end = Math.max(start, last)
  const before = lastCells(harmless(line.slice(Math.max(0, start - NEAR), start)), WIDEST / 2)
  const marked = firstCells(harmless(line.slice(start, Math.min(end, start + NEAR))), WIDEST / 2)
  const after = firstCells(harmless(line.slice(end, end + NEAR)), Math.max(10, WIDEST - displayWidth(before) - displayWidth(marked)))
  return {
    text: (before + marked + after).trimEnd(),
    mark: ' '.repeat(displayWidth(before)) + '^'.repeat(Math.max(1, displayWidth(marked))),
  }
}

function firstCells(text: string, limit: number): string {
  if (text.length <= limit / 2 || displayWidth(text) <= limit) return text
  let kept = ''
  let width = 0
  for (const character of text) {
    width += displayWidth(character)
    if (width > limit - 1) break
    kept += character
  }
  return kept + ELLIPSIS
}

function lastCells(text: string, limit: number): string {
  const characters = [...text]
  let width = 0
  let from = characters.length
  while (from > 0) {
    const next = displayWidth(characters[from - 1] ?? '')
    if (width + next > limit - 1) break
    width += next
    from--
  }
  return (from === 0 ? '' : ELLIPSIS) + characters.slice(from).join('')
}
