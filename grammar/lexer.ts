/**
 * The lexer: every line starts in mode `line`, its first token pushes the mode of its kind, and nothing survives the line.
 * Total: each mode has a token for whatever fits nowhere, so that no text is a lexical error.
 */
import { type ILexerConfig, type IToken, Lexer, type TokenType } from 'chevrotain'
import { Blank, CallParenthesis, Equal, EXPRESSION_TOKENS, TailComment } from './expression-tokens.ts'
import { foldForLexer } from './fold.ts'
import * as line from './line-tokens.ts'

const { NamePiece, Word } = line
const STARTS: TokenType[] = [
  ...[Blank, line.Comment, line.DashRow, line.Row, line.ProseMark, line.FieldName],
  ...[line.WordsKeyword, line.ColumnKeyword, line.DefineKeyword, line.CheckKeyword, line.KeysKeyword, line.EachKeyword],
  ...[line.LevelsKeyword, line.SuppressKeyword, line.NoteKeyword, line.NoDataKeyword, line.SectionKeyword],
  ...[line.TableNumber, line.UnknownText],
]
const EXPRESSION: TokenType[] = [TailComment, ...EXPRESSION_TOKENS]

/** The modes by name; a mode's order is the order of trying. */
export const MODES: Record<string, TokenType[]> = {
  line: STARTS,
  words: [TailComment, Blank, Word],
  text: [Blank, line.RestText],
  field: [Blank, line.FieldColon],
  note: [Blank, line.RestText],
  noData: [TailComment, Blank, line.Row, Word],
  column: [TailComment, Blank, line.PrintedAs, line.ColumnColon, line.FormulaSign, NamePiece],
  template: [TailComment, line.LeftBrace, line.ColumnColon, line.TemplateText],
  properties: [TailComment, Blank, line.PropertyDefault, line.FormulaSign, line.Property],
  define: [TailComment, Blank, line.DefineSign, NamePiece],
  check: [TailComment, Blank, line.CheckEach, line.CheckWhen, line.CheckColon, NamePiece, Equal],
  suppress: [TailComment, Blank, line.SuppressColon, NamePiece, Equal],
  keys: EXPRESSION,
  each: EXPRESSION,
  levels: EXPRESSION,
  expression: EXPRESSION,
  call: [CallParenthesis],
  prose: [line.LeftBrace, line.ProseText],
  section: [TailComment, Blank, line.LeftBrace, line.TitleText],
  brace: [line.RightBrace, ...EXPRESSION_TOKENS],
}

export const ALL_TOKENS: TokenType[] = [...new Set(Object.values(MODES).flat())]

/** Validation needs a newer Node than the bundles do and costs start-up; a test validates instead. */
export const LEXER_OPTIONS: ILexerConfig = { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: true }

const lexer = new Lexer({ modes: MODES, defaultMode: 'line' }, LEXER_OPTIONS)

export interface Lexed {
  readonly tokens: IToken[]
  readonly comment: IToken | undefined
}

/** Tokens of a line or, in mode `expression`, of a cell's formula. Images are folded; offsets are those of the source. */
export function lex(text: string, mode: 'line' | 'expression' = 'line'): Lexed {
  const result = lexer.tokenize(foldForLexer(text.trimEnd()), mode)
  return { tokens: result.tokens, comment: result.groups.comments?.[0] }
}

export function endOf(token: IToken): number {
  return token.startOffset + token.image.length
}
