/** Which slip it is, when an expression holds something that no rule expected. Only decides; the wording is in `problems.ts`. */
import type { IToken } from 'chevrotain'
import * as t from './expression-tokens.ts'
import { foldWidth } from './fold.ts'
import { endOf } from './lexer.ts'
import { nearest } from './nearest.ts'
import { spanOf } from './parser-base.ts'
import * as say from './problems.ts'
import type { Expression, SyntaxProblem, Word } from './syntax.ts'
import { FUNCTIONS, WORD_OPERATORS } from './words.ts'

/** A word operator glued between a name and a code. */
const GLUED = /(?<=.)(属于|始于|不超过|不少于)(?=[0-9]+$)/

/** What is wrong inside a name: a quote left open, a word operator without its blanks. */
export function nameProblems(token: IToken): SyntaxProblem[] {
  const found: SyntaxProblem[] = []
  const open = token.image.split('“').length - token.image.split('”').length
  if (open === 1) found.push(say.unclosedText(spanOf(token), '”'))
  const glued = GLUED.exec(token.image)
  if (glued?.[1]) found.push(say.wordOperatorBlank(spanOf(token), glued[1], token.startOffset + glued.index, { before: false, after: false }))
  return found
}

/** A second operand where an operator should be; `raw` is the stray one as typed. */
export function strayProblem(before: IToken | undefined, stray: IToken, raw: string): SyntaxProblem {
  const at = spanOf(stray)
  if (stray.image === '、') return say.enumerationComma(at)
  if (stray.tokenType === t.Stray || stray.tokenType === t.Dot) return say.strayCharacter(at, raw)
  const touches = before !== undefined && endOf(before) === stray.startOffset
  const begins = WORD_OPERATORS.find((word) => stray.image.startsWith(word) && stray.image.length > word.length)
  if (begins && stray.tokenType === t.Name) return say.wordOperatorBlank(at, begins, stray.startOffset, { before: !touches, after: false })
  const ends = WORD_OPERATORS.find((word) => before?.image.endsWith(word) && before.image.length > word.length)
  if (ends && before) return say.wordOperatorBlank(spanOf(before), ends, endOf(before) - ends.length, { before: false, after: !touches })
  return say.missingOperator(at, raw)
}

export function leftoverProblem(token: IToken, raw: string): SyntaxProblem {
  return token.image === '、' ? say.enumerationComma(spanOf(token)) : say.unexpected(spanOf(token), raw)
}

/** A name with a bracket after it: no function, or one with a blank before its bracket. */
export function callProblem(name: Word, bracket: number): SyntaxProblem {
  if (!FUNCTIONS.includes(name.value)) return say.unknownFunction(name, name.value, nearest(name.value, FUNCTIONS))
  return say.callBlank(name, name.value, { start: name.end, end: bracket })
}

/** `301,303` is one number; in a list of codes that is never meant. */
export function codeProblems(items: readonly Expression[], source: string): SyntaxProblem[] {
  const found: SyntaxProblem[] = []
  for (const item of items) {
    if (item.type !== 'number' || item.unit !== undefined || item.percent) continue
    const text = foldWidth(source.slice(item.start, item.end))
    if (text.includes(',') && !text.includes('.')) found.push(say.codeSeparator(item, text))
  }
  return found
}
