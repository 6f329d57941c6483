/** What to say of a line of no known kind: the likeliest slip, and one mend. */
import { nearest } from './nearest.ts'
import * as say from './problems.ts'
import type { SyntaxProblem } from './syntax.ts'
import { ALL_KEYWORDS } from './words.ts'

/** Control characters, or what a decoder puts for bytes that are no UTF-8; blanks such as the tab are taken out before. */
const NO_TEXT = /[\p{Cc}\uFFFD]/u
/** What may follow a keyword whose blank was forgotten. */
const GLUED = /^[0-9"“「（(]/
const LONGEST_WORD = 12

export function explainUnknown(text: string): SyntaxProblem {
  const start = text.length - text.trimStart().length
  const line = { start, end: text.trimEnd().length }
  if (NO_TEXT.test(text.replace(/\s/g, ''))) return say.binaryText(line)
  const content = text.slice(line.start, line.end)
  const [word = ''] = content.split(/\s/, 1)
  if (content.includes('\t')) return say.pastedRow(line, tabsToRow(content))
  const glued = ALL_KEYWORDS.find((keyword) => word.startsWith(keyword) && GLUED.test(word.slice(keyword.length)))
  if (glued) return say.missingKeywordBlank({ start, end: start + word.length }, glued)
  const near = word.length > 1 && word.length <= LONGEST_WORD ? nearest(word, ALL_KEYWORDS) : undefined
  if (near && near !== word && word.length < content.length) return say.misspelledKeyword({ start, end: start + word.length }, word, near)
  const opening = ALL_KEYWORDS.find((keyword) => keyword.length > 1 && word.startsWith(keyword) && /[=]/.test(content))
  if (opening) return say.missingKeywordBlank({ start, end: start + word.length }, opening)
  return say.unknownLine(line)
}

/** Cells cut by tabs, as a row. */
export function tabsToRow(content: string): string {
  const cells = content.split('\t').map((cell) => cell.trim().replaceAll('|', '\\|'))
  return `| ${cells.join(' | ')} |`
}
