/**
 * Cuts a text into lines, each with the ending that followed it, so that putting them together again loses nothing.
 * Only `\n`, `\r\n` and `\r` end a line, as the language server protocol has it; U+2028 and the like are text.
 */
export type LineEnding = '' | '\n' | '\r\n' | '\r'

export interface LineText {
  readonly text: string
  /** Empty for the last line of the text and for no other. */
  readonly ending: LineEnding
}

const LINE_FEED = 10
const RETURN = 13

/** Always at least one line: the empty text is one empty line. */
export function splitLines(text: string): LineText[] {
  const lines: LineText[] = []
  const hasReturn = text.includes('\r')
  let start = 0
  for (let at = nextEnding(text, start, hasReturn); at >= 0; at = nextEnding(text, start, hasReturn)) {
    const ending = endingAt(text, at)
    lines.push({ text: text.slice(start, at), ending })
    start = at + ending.length
  }
  lines.push({ text: text.slice(start), ending: '' })
  return lines
}

/** Nearly every text has no `\r`: then the engine's own search is several times faster than a loop over characters. */
function nextEnding(text: string, from: number, hasReturn: boolean): number {
  if (!hasReturn) return text.indexOf('\n', from)
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === LINE_FEED || code === RETURN) return at
  }
  return -1
}

function endingAt(text: string, at: number): '\n' | '\r\n' | '\r' {
  if (text.charCodeAt(at) === LINE_FEED) return '\n'
  return text.charCodeAt(at + 1) === LINE_FEED ? '\r\n' : '\r'
}
