/** The text parts of prose and templates: escapes resolved, blanks at the ends of the whole left out. */
import type { IToken } from 'chevrotain'
import { isBlankUnit, trimmedEnd } from './cells.ts'
import type { ProsePart } from './syntax.ts'

/** Text as typed: it will be printed. `\{`, `\}` and `\\` are the characters themselves. */
function proseText(source: string, start: number, end: number): ProsePart {
  return { type: 'text', value: source.slice(start, end).replace(/\\([{}\\])/g, '$1'), start, end }
}

export function addText(parts: ProsePart[], source: string, token: IToken): void {
  const start = token.startOffset
  parts.push(proseText(source, start, start + token.image.length))
}

export function trimmedParts(parts: readonly ProsePart[], source: string): ProsePart[] {
  const result = [...parts]
  const [first] = result
  if (first?.type === 'text') {
    let start = first.start
    while (start < first.end && isBlankUnit(source.charCodeAt(start))) start++
    result[0] = proseText(source, start, first.end)
  }
  const last = result.at(-1)
  if (last?.type === 'text') result[result.length - 1] = proseText(source, last.start, trimmedEnd(source, last.start, last.end))
  return result.filter((part) => part.type !== 'text' || part.start < part.end)
}
