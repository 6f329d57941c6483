/**
 * How wide a text is in type and over how many lines it goes. Widths are ems, that is heights of the type: a Chinese character is one wide. No font is read,
 * so a line may come out a character longer or shorter; what must not break is given room for the widest of the usual fonts.
 */
import { displayWidth } from '../grammar/width.ts'
import { cutText } from './plain-text.ts'

/** A digit of 宋体 and 仿宋 is half an em wide; of Noto CJK, which stands in where these are missing, a little more, and bold more again. */
const NARROW = 0.56
const NARROW_BOLD = 0.61
/** Word sets figures and Latin letters off from Chinese text by a quarter of an em. */
const BETWEEN_SCRIPTS = 0.25
/** Punctuation that may hang over the end of a line rather than begin the next. */
const CLOSING = /^[，。、；：？！）》」』】〉”’％]$/
/** What a line is broken between: each Chinese character, each run of other visible ones. */
const PIECES = /[\x21-\x7e]+|[^\x21-\x7e]/gu
/** Of a longer line as many characters are broken, and the rest is taken to be like them: somebody may paste a book into a cell. */
const LONGEST_BROKEN = 4000
const WORDS = /[\x21-\x7e]+/g

export type Weight = 'regular' | 'bold'

export function emWidth(text: string, weight: Weight = 'regular'): number {
  const characters = text.length < 2 ? text.length : [...text].length
  const wide = Math.max(0, displayWidth(text) - characters)
  return wide + (characters - wide) * (weight === 'bold' ? NARROW_BOLD : NARROW)
}

/** The widest line, the breaks that were written taken alone. */
export function widestLine(text: string, weight: Weight = 'regular'): number {
  return text.split('\n').reduce((widest, line) => Math.max(widest, emWidth(line, weight)), 0)
}

/** The widest run without a place to break: a code, a figure. */
export function widestWord(text: string): number {
  return (text.match(WORDS) ?? []).reduce((widest, word) => Math.max(widest, word.length * NARROW), 0)
}

/** The lines that a text takes, its first line being shorter by the indent. */
export function linesOf(text: string, width: number, indent = 0): number {
  return text.split('\n').reduce((lines, line) => lines + linesOfOne(line, Math.max(1, width), indent), 0)
}

function linesOfOne(line: string, width: number, indent: number): number {
  if (line.length > LONGEST_BROKEN) {
    const lines = linesOfOne(cutText(line, LONGEST_BROKEN), width, indent)
    return Math.ceil((lines * line.length) / LONGEST_BROKEN)
  }
  let lines = 1
  let at = indent
  let before = ''
  for (const piece of line.match(PIECES) ?? []) {
    const gap = before !== '' && isLatin(before) !== isLatin(piece) ? BETWEEN_SCRIPTS : 0
    const size = emWidth(piece)
    before = piece
    at += gap + size
    if (at <= width || CLOSING.test(piece) || piece === ' ') continue
    // A word that is longer than a line is cut where the line ends.
    const beyond = Math.ceil(size / width)
    lines += Math.max(1, beyond - (at === size ? 1 : 0))
    at = size - (beyond - 1) * width
  }
  return lines
}

/** Blanks and full-width signs count as Chinese: no space is set beside them. */
function isLatin(piece: string): boolean {
  return /^[0-9A-Za-z]/.test(piece)
}
