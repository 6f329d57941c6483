/**
 * The tokens of a line, lossless: their images put together are the text, blanks included. For colours and for the formatter, which may
 * change blanks only: `significantTokens` is what must stay. Types are stable words, not the lexer's own names.
 */
import type { IToken, TokenType } from 'chevrotain'
import { cutCells, isBar, isBlankUnit, skipBlanks } from './cells.ts'
import * as x from './expression-tokens.ts'
import { foldWidth } from './fold.ts'
import { lex } from './lexer.ts'
import * as t from './line-tokens.ts'
import { LONGEST_LINE, parseLine } from './parse-line.ts'

export type SourceTokenType =
  | 'blank'
  | 'comment'
  | 'bar'
  | 'cell'
  | 'dash'
  | 'mark'
  | 'keyword'
  | 'word'
  | 'type'
  | 'name'
  | 'function'
  | 'number'
  | 'text'
  | 'operator'
  | 'word-operator'
  | 'bracket'
  | 'separator'
  | 'prose'
  | 'field-name'
  | 'value'
  | 'unknown'

export interface SourceToken {
  readonly type: SourceTokenType
  readonly image: string
  readonly start: number
  readonly end: number
}

const TYPES = new Map<TokenType, SourceTokenType>()
function types(type: SourceTokenType, ...tokens: TokenType[]): void {
  for (const token of tokens) TYPES.set(token, type)
}
types('keyword', t.WordsKeyword, t.ColumnKeyword, t.DefineKeyword, t.CheckKeyword, t.KeysKeyword, t.EachKeyword, t.LevelsKeyword)
types('keyword', t.SuppressKeyword, t.NoteKeyword, t.NoDataKeyword, t.SectionKeyword, t.PrintedAs, t.CheckEach, t.CheckWhen, t.PropertyDefault)
types('name', t.TableNumber, t.NamePiece, x.Name, x.DotName, x.Quoted, x.OpenQuoted)
types('word', t.Word)
types('type', t.Property)
types('value', t.RestText, t.Row)
types('field-name', t.FieldName)
types('comment', t.Comment, x.TailComment)
types('mark', t.ProseMark)
types('prose', t.ProseText, t.TitleText, t.TemplateText)
types('bracket', t.LeftBrace, t.RightBrace, x.LeftParenthesis, x.CallParenthesis, x.RightParenthesis, x.LeftBracket, x.RightBracket)
types('separator', t.FieldColon, t.ColumnColon, t.CheckColon, t.SuppressColon, x.Comma, x.Colon, x.Dot)
types('operator', t.FormulaSign, t.DefineSign, x.Compare, x.Equal, x.Plus, x.Minus, x.Times, x.Divide, x.Percent)
types('word-operator', x.And, x.Or, x.Not, x.Within, x.StartsWith, x.AtMost, x.AtLeast, x.From, x.When, x.To, x.Except, x.Levels, x.Default)
types('function', x.FunctionWord)
types('text', x.TextLiteral, x.OpenText)
types('number', x.NumberLiteral)

export function tokenizeLine(text: string): SourceToken[] {
  if (text.length > LONGEST_LINE) return [{ type: 'unknown', image: text, start: 0, end: text.length }]
  const start = skipBlanks(text, 0)
  if (isBar(text.charCodeAt(start))) return rowTokens(text, parseLine(text).kind === 'dash' ? 'dash' : 'cell', start)
  const { tokens, comment } = lex(text)
  const found: SourceToken[] = []
  for (const token of tokens) addToken(found, text, token)
  if (comment) addToken(found, text, comment)
  addBlank(found, text, text.length)
  return found
}

/** What a line says without its blanks. Runs of dashes in a dash row count as `---`, since the formatter draws them to the column's width. */
export function significantTokens(text: string): { type: SourceTokenType; image: string }[] {
  const found: { type: SourceTokenType; image: string }[] = []
  for (const { type, image } of tokenizeLine(text)) {
    if (type !== 'blank') found.push({ type, image: type === 'dash' ? foldWidth(image).replace(/-+/, '---') : image })
  }
  return found
}

function addBlank(found: SourceToken[], text: string, to: number): void {
  const from = found.at(-1)?.end ?? 0
  if (to > from) found.push({ type: 'blank', image: text.slice(from, to), start: from, end: to })
}

/** Blanks around a token's text become tokens of their own. */
function addToken(found: SourceToken[], text: string, token: IToken): void {
  let start = token.startOffset
  let end = start + token.image.length
  while (start < end && isBlankUnit(text.charCodeAt(start))) start++
  while (end > start && isBlankUnit(text.charCodeAt(end - 1))) end--
  if (start === end) return
  addBlank(found, text, start)
  found.push({ type: TYPES.get(token.tokenType) ?? 'unknown', image: text.slice(start, end), start, end })
}

function rowTokens(text: string, type: 'cell' | 'dash', bar: number): SourceToken[] {
  const found: SourceToken[] = []
  add(found, text, 'bar', bar, bar + 1)
  for (const cell of cutCells(text)) {
    if (cell.end > cell.start) add(found, text, type, cell.start, cell.end)
    const next = skipBlanks(text, cell.end)
    if (isBar(text.charCodeAt(next))) add(found, text, 'bar', next, next + 1)
  }
  addBlank(found, text, text.length)
  return found
}

function add(found: SourceToken[], text: string, type: SourceTokenType, start: number, end: number): void {
  addBlank(found, text, start)
  found.push({ type, image: text.slice(start, end), start, end })
}
