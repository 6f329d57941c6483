/**
 * Tokens of expressions. The lexer reads folded text, so half-width punctuation is enough but for `，`, which never groups digits.
 * Their order in a mode is meaning: see `lexer.ts`.
 */
import { createToken, Lexer, type TokenType } from 'chevrotain'
import { NAME, NAME_AFTER_DOT, NAME_ENDS } from './name-patterns.ts'
import { ANY_START } from './start-characters.ts'
import { FUNCTIONS } from './words.ts'

/** Categories: never lexed, matched by the parser only. `AnyPiece` is whatever may be left over after what a rule expects. */
export const AnyPiece = createToken({ name: 'AnyPiece', pattern: Lexer.NA })
export const BinaryOperator = createToken({ name: 'BinaryOperator', pattern: Lexer.NA })
export const PrefixOperator = createToken({ name: 'PrefixOperator', pattern: Lexer.NA })

function plain(name: string, source: string): TokenType {
  return createToken({ name, pattern: new RegExp(source), categories: [AnyPiece], line_breaks: false })
}
function operator(name: string, source: string): TokenType {
  return createToken({ name, pattern: new RegExp(source), categories: [AnyPiece, BinaryOperator] })
}
/** A word operator ends where no name goes on; that it begins after a blank follows from names being greedy. */
function word(name: string, image: string, ...categories: TokenType[]): TokenType {
  return createToken({ name, pattern: new RegExp(image + NAME_ENDS), categories: [AnyPiece, ...categories] })
}
/** For patterns with a complement class, whose first characters Chevrotain cannot compute. */
export function anyStart(name: string, pattern: RegExp, more: { group?: string; push_mode?: string; categories?: TokenType[] } = {}): TokenType {
  return createToken({ name, pattern, start_chars_hint: ANY_START, line_breaks: false, ...more })
}

export const Name = plain('Name', NAME)
/** A function word directly followed by a bracket. Mode `call` takes that bracket, which might begin a name: `求和(以上)`. */
export const FunctionWord = createToken({
  name: 'FunctionWord',
  pattern: new RegExp(`(?:${FUNCTIONS.join('|')})(?=\\()`),
  categories: [AnyPiece],
  push_mode: 'call',
})
/** `“三公”经费` is longer than its quoted part: then it is a name. */
export const TextLiteral = createToken({
  name: 'TextLiteral',
  pattern: /"[^"]*"|[\u201C\u201D][^\u201C\u201D]*[\u201C\u201D]/,
  longer_alt: Name,
  categories: [AnyPiece],
  line_breaks: false,
})
export const OpenText = plain('OpenText', '"[^"}]*')
export const Quoted = plain('Quoted', '\\u300C[^\\u300C\\u300D]*\\u300D')
export const OpenQuoted = plain('OpenQuoted', '\\u300C[^\\u300C\\u300D}\\]]*')
export const DotName = plain('DotName', `[.\\u3002]${NAME_AFTER_DOT}`)
export const Dot = plain('Dot', '[.\\u3002]')
export const NumberLiteral = plain('NumberLiteral', '(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\\.[0-9]+)?')
export const Percent = plain('Percent', '%')

export const And = word('And', '且', BinaryOperator)
export const Or = word('Or', '或', BinaryOperator)
export const Not = word('Not', '非', PrefixOperator)
export const Within = word('Within', '属于', BinaryOperator)
export const StartsWith = word('StartsWith', '始于', BinaryOperator)
export const AtMost = word('AtMost', '不超过', BinaryOperator)
export const AtLeast = word('AtLeast', '不少于', BinaryOperator)
export const From = word('From', '于')
export const When = word('When', '当')
export const To = word('To', '至')
export const Except = word('Except', '除')
export const Levels = word('Levels', '层级')
export const Default = word('Default', '缺省')

/** `《` and `》` compare when a blank, a digit or `=` follows; otherwise they are characters of a name. */
export const Compare = operator(
  'Compare',
  '<=|>=|<>|<|>|[\\u2264\\u2265\\u2260]|[\\u300A\\u300B]=|\\u300A\\u300B(?=[\\s0-9])|[\\u300A\\u300B](?=[\\s0-9])',
)
export const Equal = operator('Equal', '=')
export const Plus = operator('Plus', '\\+')
export const Minus = createToken({ name: 'Minus', pattern: /[-\u2212]/, categories: [AnyPiece, BinaryOperator, PrefixOperator] })
export const Times = operator('Times', '[\\u00D7*\\u2715]')
export const Divide = operator('Divide', '[\\u00F7/]')

export const LeftParenthesis = plain('LeftParenthesis', '\\(')
/** Matches wherever a left parenthesis does. */
export const CallParenthesis = createToken({ name: 'CallParenthesis', pattern: /\(/, categories: [AnyPiece, LeftParenthesis], pop_mode: true })
export const RightParenthesis = plain('RightParenthesis', '\\)')
export const LeftBracket = plain('LeftBracket', '[\\[\\u3010]')
export const RightBracket = plain('RightBracket', '[\\]\\u3011]')
export const Comma = plain('Comma', '[,\\uFF0C]')
export const Colon = plain('Colon', ':')

/** A blank and `#`: a comment on declaration lines. */
export const TailComment = createToken({ name: 'TailComment', pattern: /\s+#[\s\S]*/, group: 'comments', line_breaks: false })
export const Blank = createToken({ name: 'Blank', pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: false })
/** Whatever fits nowhere, one character at a time (a surrogate pair whole). */
export const Stray = anyStart('Stray', /[\uD800-\uDBFF][\uDC00-\uDFFF]|\S/, { categories: [AnyPiece] })

/** What an expression may hold, in the order of trying. */
export const EXPRESSION_TOKENS: TokenType[] = [
  Blank,
  FunctionWord,
  ...[And, Or, Not, Within, StartsWith, AtMost, AtLeast, From, When, To, Except, Levels, Default],
  ...[Compare, TextLiteral, OpenText, Name, DotName, Dot, Quoted, OpenQuoted, NumberLiteral],
  ...[Equal, Plus, Minus, Times, Divide, Percent],
  ...[LeftParenthesis, RightParenthesis, LeftBracket, RightBracket, Comma, Colon],
  Stray,
]
