/**
 * Tokens that say what a line is, and the pieces of lines that are no expressions. Each keyword shape is one token that pushes its mode;
 * a line has at most a handful of tokens outside of expressions.
 */
import { createToken, type TokenType } from 'chevrotain'
import { AnyPiece, anyStart } from './expression-tokens.ts'
import { BLANK_OR_END, END, HAN_CLASS } from './name-patterns.ts'
import { KEYWORDS } from './words.ts'

export type KeywordShape = keyof typeof KEYWORDS

function keyword(shape: KeywordShape, name: string): TokenType {
  const longestFirst = [...KEYWORDS[shape]].sort((a, b) => b.length - a.length)
  return createToken({ name, pattern: new RegExp(`(?:${longestFirst.join('|')})${BLANK_OR_END}`), push_mode: shape })
}

/** What may be left over where no rule expects it. */
const piece = { categories: [AnyPiece] }

export const WordsKeyword = keyword('words', 'WordsKeyword')
export const ColumnKeyword = keyword('column', 'ColumnKeyword')
export const DefineKeyword = keyword('define', 'DefineKeyword')
export const CheckKeyword = keyword('check', 'CheckKeyword')
export const KeysKeyword = keyword('keys', 'KeysKeyword')
export const EachKeyword = keyword('each', 'EachKeyword')
export const LevelsKeyword = keyword('levels', 'LevelsKeyword')
export const SuppressKeyword = keyword('suppress', 'SuppressKeyword')
export const NoteKeyword = keyword('note', 'NoteKeyword')
export const NoDataKeyword = keyword('noData', 'NoDataKeyword')
export const SectionKeyword = keyword('section', 'SectionKeyword')

/** `表三 标题`, `预算03表 标题`: a table's number at a line's start opens the table, as documents print it. */
const NUMERAL = '[0-9\\u3007\\u96F6一二三四五六七八九十百]'
export const TableNumber = createToken({
  name: 'TableNumber',
  pattern: new RegExp(`(?:附?表${NUMERAL}+(?:[-.][0-9]+)*|[${HAN_CLASS}]{0,4}[0-9]+表)${BLANK_OR_END}`),
  push_mode: 'words',
})

export const Comment = createToken({ name: 'Comment', pattern: /#[\s\S]*/, line_breaks: false })
export const DashRow = createToken({
  name: 'DashRow',
  pattern: new RegExp(`\\|\\s*:?-{3,}:?\\s*(?:\\|\\s*:?-{3,}:?\\s*)*(?:\\|\\s*)?${END}`),
  line_breaks: false,
})
export const Row = createToken({ name: 'Row', pattern: /\|[\s\S]*/, line_breaks: false, ...piece })
/** A line's first `》` is `>`: the input method's key is the same. */
export const ProseMark = createToken({ name: 'ProseMark', pattern: /[>\u300B]/, push_mode: 'prose' })
export const FieldName = anyStart('FieldName', /[^\s:]+(?=\s*:)/, { push_mode: 'field' })
export const UnknownText = anyStart('UnknownText', /\S[\s\S]*/)

/** Mode words: pieces between blanks. */
export const Word = anyStart('Word', /\S+/, piece)
/** Mode text: the rest of the line. */
export const RestText = anyStart('RestText', /\S[\s\S]*/, piece)
export const FieldColon = createToken({ name: 'FieldColon', pattern: /:/, push_mode: 'text', ...piece })

/** Names that are declared: anything up to a colon or `=`, with 「」 around what would end it. */
export const NamePiece = anyStart('NamePiece', /(?:\u300C[^\u300C\u300D]*\u300D|[^\s:=])+/, piece)
export const PrintedAs = createToken({ name: 'PrintedAs', pattern: new RegExp(`印作${BLANK_OR_END}`), push_mode: 'template', ...piece })
export const ColumnColon = createToken({ name: 'ColumnColon', pattern: /:/, push_mode: 'properties', ...piece })
export const FormulaSign = createToken({ name: 'FormulaSign', pattern: /=/, push_mode: 'expression', ...piece })
export const DefineSign = createToken({ name: 'DefineSign', pattern: /[=:]/, push_mode: 'expression', ...piece })
export const CheckEach = createToken({ name: 'CheckEach', pattern: new RegExp(`每${BLANK_OR_END}`), push_mode: 'expression', ...piece })
export const CheckWhen = createToken({ name: 'CheckWhen', pattern: new RegExp(`当${BLANK_OR_END}`), push_mode: 'expression', ...piece })
export const CheckColon = createToken({ name: 'CheckColon', pattern: /:/, push_mode: 'expression', ...piece })
export const SuppressColon = createToken({ name: 'SuppressColon', pattern: /:/, push_mode: 'words', ...piece })
export const PropertyDefault = createToken({ name: 'PropertyDefault', pattern: new RegExp(`缺省${BLANK_OR_END}`), push_mode: 'expression', ...piece })
export const Property = anyStart('Property', /[^\s=]+/, piece)

/** Prose and templates: text with `{expression}`; `\{` is a brace. */
export const ProseText = anyStart('ProseText', /(?:[^{\\]|\\[\s\S]?)+/, piece)
export const TitleText = anyStart('TitleText', /(?:[^{\\\s]|\\[\s\S]?|\s+(?![\s#]))+/, piece)
export const TemplateText = anyStart('TemplateText', /[^{:]+/, piece)
export const LeftBrace = createToken({ name: 'LeftBrace', pattern: /\{/, push_mode: 'brace', ...piece })
export const RightBrace = createToken({ name: 'RightBrace', pattern: /[}\uFF5D]/, pop_mode: true, categories: [AnyPiece] })
