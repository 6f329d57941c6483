/**
 * The way in: one line's text, or a cell's formula, to syntax. Any text gives a tree and problems at their places, never an exception.
 * Rows, blanks and comments are told by their first character and skip the lexer: a file has 100,000 rows and few of anything else.
 */
import type { IToken } from 'chevrotain'
import { isBar, skipBlanks } from './cells.ts'
import * as x from './expression-tokens.ts'
import { foldForLexer } from './fold.ts'
import { endOf, lex } from './lexer.ts'
import { LineParser } from './line-parser.ts'
import { LeftBrace } from './line-tokens.ts'
import * as say from './problems.ts'
import type { Declaration, Expression, FieldLine, LineSyntax, SyntaxProblem } from './syntax.ts'
import { explainUnknown } from './unknown-line.ts'
import { ALL_KEYWORDS } from './words.ts'

/** Longer lines are no budget: a binary file, or data of another kind. */
export const LONGEST_LINE = 1_000_000
/** Deeper nesting would cost stack here and in whoever walks the tree; no form comes near. */
const DEEPEST = 200
/** Operators on one level make a tree as deep as they are many. */
const MOST_OPERATORS = 1000

const NONE: readonly SyntaxProblem[] = []
const DASHES = /^\s*\|\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*(?:\|\s*)?$/
const TABLE_NUMBER_FIELD = /表/

const parser = new LineParser(true)

export function parseLine(text: string): LineSyntax {
  if (text.length > LONGEST_LINE) return { kind: 'unknown', text, problems: [say.lineTooLong({ start: 0, end: text.length }, LONGEST_LINE)] }
  const start = skipBlanks(text, 0)
  if (start === text.length) return { kind: 'blank', text, problems: NONE }
  const first = text.charCodeAt(start)
  if (isBar(first)) return { kind: isDashRow(text, start + 1) ? 'dash' : 'row', text, problems: NONE }
  if (first === 0x23 || first === 0xff03) return { kind: 'comment', text, problems: NONE }
  return parseTokens(text)
}

/** A row of which every cell is three dashes or more. */
function isDashRow(text: string, from: number): boolean {
  const next = text.charCodeAt(skipBlanks(text, from))
  const mayBe = next === 0x2d || next === 0x3a || next === 0xff0d || next === 0xff1a
  return mayBe && DASHES.test(foldForLexer(text))
}

function parseTokens(text: string): LineSyntax {
  const { tokens } = lex(text)
  const refused = tooMuch(tokens)
  if (refused) return { kind: 'unknown', text, problems: [refused] }
  const parsed = withinStack(() => parser.parseLine(text, tokens))
  if (!parsed) return { kind: 'unknown', text, problems: [say.tooDeep({ start: 0, end: text.length }, DEEPEST)] }
  const { content, problems } = parsed
  if (!content || content.kind === 'unknown') return { kind: 'unknown', text, problems: [explainUnknown(text)] }
  if (content.kind === 'field') return { ...content, text, problems, ...asDeclaration(text, content.name.value, content.name.end) }
  return { ...content, text, problems }
}

/** `金额单位：万元`, `表三：标题`: the same line with a blank for the colon, if that is a declaration. */
function asDeclaration(text: string, name: string, nameEnd: number): Pick<FieldLine, 'declaration' | 'declarationProblems'> {
  if (!ALL_KEYWORDS.includes(name) && !TABLE_NUMBER_FIELD.test(name)) return {}
  const colon = skipBlanks(text, nameEnd)
  const line = parseLine(`${text.slice(0, colon)} ${text.slice(colon + 1)}`)
  if (line.kind !== 'declaration') return {}
  const declaration: Declaration = line.declaration
  return line.problems.length > 0 ? { declaration, declarationProblems: line.problems } : { declaration }
}

/**
 * A cell's formula, with or without its `=`; `offset` is where the text stands in its line.
 * Spans and fixes are those of the line.
 */
export function parseExpression(text: string, offset = 0): { expression: Expression; problems: SyntaxProblem[] } {
  const at = { start: offset, end: offset + text.length }
  const nothing = { type: 'missing', ...at } as const
  if (text.length > LONGEST_LINE) return { expression: nothing, problems: [say.lineTooLong(at, LONGEST_LINE)] }
  const padded = offset > 0 ? ' '.repeat(offset) + text : text
  const { tokens } = lex(padded, 'expression')
  const sign = tokens[0]?.tokenType === x.Equal ? tokens.shift() : undefined
  const refused = tooMuch(tokens)
  if (refused) return { expression: nothing, problems: [refused] }
  const parsed = withinStack(() => parser.parseFormula(padded, tokens, sign ? endOf(sign) : offset))
  if (!parsed) return { expression: nothing, problems: [say.tooDeep(at, DEEPEST)] }
  return { expression: parsed.expression ?? nothing, problems: [...parsed.problems] }
}

/** A caller may have used most of the stack already; then even the allowed nesting is too deep. */
function withinStack<T>(parse: () => T): T | undefined {
  try {
    return parse()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Nesting and operators are counted before parsing, so that no text can cost the stack. */
function tooMuch(tokens: readonly IToken[]): SyntaxProblem | undefined {
  let depth = 0
  let operators = 0
  for (const token of tokens) {
    const type = token.tokenType
    if (type === x.LeftParenthesis || type === x.CallParenthesis || type === x.LeftBracket || type === LeftBrace) depth++
    else if (type === x.RightParenthesis || type === x.RightBracket) depth = Math.max(0, depth - 1)
    else if (type.CATEGORIES?.includes(x.BinaryOperator) || type === x.Not) operators++
    const at = { start: token.startOffset, end: endOf(token) }
    if (depth > DEEPEST) return say.tooDeep(at, DEEPEST)
    if (operators > MOST_OPERATORS) return say.tooManyOperators(at, MOST_OPERATORS)
  }
  return undefined
}
