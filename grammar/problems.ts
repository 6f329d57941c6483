/** Makers of syntax problems: kind, place, both languages, and a mend where there is only one. The wording lives here and nowhere else. */
import type { Span, SyntaxProblem } from './syntax.ts'

interface Mend {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly zh: string
  readonly en: string
}

function problem(kind: string, at: Span, zh: string, en: string, fix?: Mend): SyntaxProblem {
  return { kind, start: at.start, end: at.end, zh, en, ...(fix && { fix }) }
}
function insertion(at: number, text: string, zh: string, en: string): Mend {
  return { start: at, end: at, text, zh, en }
}
function replacement(at: Span, text: string): Mend {
  return { start: at.start, end: at.end, text, zh: `改为“${text}”`, en: `Change to “${text}”` }
}

/** What a message quotes: long pieces are cut. */
function shown(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text
}

export const lineTooLong = (at: Span, limit: number) =>
  problem('line-too-long', at, `这一行超过 ${limit} 个字符，没有读`, `This line has more than ${limit} characters and was not read`)

export const tooDeep = (at: Span, limit: number) =>
  problem('too-deep', at, `括号嵌套超过 ${limit} 层，这一行没有读`, `Brackets are nested more than ${limit} deep; this line was not read`)

export const tooManyOperators = (at: Span, limit: number) =>
  problem('too-many-operators', at, `一行里的运算符超过 ${limit} 个，没有读`, `More than ${limit} operators in one line; it was not read`)

export const missingOperand = (at: Span) => problem('missing-operand', at, '这里缺少一个数、文字或名称', 'A number, a text or a name is missing here')

export const missingOperator = (at: Span, text: string) =>
  problem('missing-operator', at, `“${shown(text)}”前面缺少运算符`, `An operator is missing before “${shown(text)}”`)

export const missingComma = (at: Span, text: string, place: number) =>
  problem(
    'missing-comma',
    at,
    `“${shown(text)}”前面缺少逗号`,
    `A comma is missing before “${shown(text)}”`,
    insertion(place, ',', '补上逗号', 'Add a comma'),
  )

/** `place` is where the operator stands; blanks that are there already are not put twice. */
export const wordOperatorBlank = (at: Span, operator: string, place: number, has: { before: boolean; after: boolean }) =>
  problem('word-operator-blank', at, `“${operator}”前后要有空格`, `Put blanks around “${operator}”`, {
    ...{ start: place, end: place + operator.length, text: `${has.before ? '' : ' '}${operator}${has.after ? '' : ' '}` },
    zh: `在“${operator}”前后加空格`,
    en: `Put blanks around “${operator}”`,
  })

export const strayCharacter = (at: Span, text: string) => {
  const dash = /^[\u2013\u2014\u2500\uFF5E~]$/.test(text)
  return problem(
    'stray-character',
    at,
    `“${shown(text)}”不能出现在式子里${dash ? '，减号写作“-”' : '；含这类字符的名称要写在「」里'}`,
    `“${shown(text)}” cannot stand in an expression${dash ? '; minus is “-”' : '; put names that hold it in 「」'}`,
    dash ? replacement(at, '-') : undefined,
  )
}

export const enumerationComma = (at: Span) =>
  problem('enumeration-comma', at, '“、”是名称里的字符，分隔要用逗号', '“、” is a character of names; separate with a comma', replacement(at, ', '))

export const unclosedText = (at: Span, quote: string) =>
  problem(
    'unclosed-text',
    at,
    `文字缺少后引号 ${quote}`,
    `The text lacks its closing quote ${quote}`,
    insertion(at.end, quote, `补上 ${quote}`, `Add ${quote}`),
  )

export const unclosedBracket = (at: Span, open: string, close: string, place: number) =>
  problem(
    'unclosed-bracket',
    at,
    `“${open}”没有对应的“${close}”`,
    `“${open}” has no matching “${close}”`,
    insertion(place, close, `补上“${close}”`, `Add “${close}”`),
  )

export const unexpected = (at: Span, text: string) => problem('unexpected', at, `这里不应有“${shown(text)}”`, `“${shown(text)}” is not expected here`)

export const missingName = (at: Span, what: { zh: string; en: string }) => problem('missing-name', at, `缺少${what.zh}`, `Missing: ${what.en}`)

export const digitName = (at: Span, name: string) =>
  problem(
    'digit-name',
    at,
    `以数字开头的名称要写在「」里：「${shown(name)}」`,
    `A name that begins with a digit stands in 「」: 「${shown(name)}」`,
    replacement(at, `「${name}」`),
  )

export const unknownFunction = (at: Span, name: string, near: string | undefined) =>
  problem(
    'unknown-function',
    at,
    `没有函数“${shown(name)}”${near ? `，是否为“${near}”` : ''}`,
    `There is no function “${shown(name)}”${near ? `; did you mean “${near}”?` : ''}`,
    near ? replacement(at, near) : undefined,
  )

export const callBlank = (at: Span, name: string, blank: Span) =>
  problem('call-blank', at, `函数“${name}”和括号之间不要空格`, `No blank between the function “${name}” and its bracket`, {
    ...{ start: blank.start, end: blank.end, text: '' },
    zh: '去掉空格',
    en: 'Remove the blank',
  })

export const codeSeparator = (at: Span, text: string) =>
  problem(
    'code-separator',
    at,
    `“${shown(text)}”读作一个数；若是几个编码，逗号后要有空格`,
    `“${shown(text)}” reads as one number; if these are codes, put a blank after each comma`,
    replacement(at, text.replaceAll(',', ', ')),
  )

export const missingSign = (at: Span, sign: string) => problem('missing-sign', at, `缺少“${sign}”`, `“${sign}” is missing`)

export const wrongSign = (at: Span, sign: string) =>
  problem('wrong-sign', at, `这里要写“${sign}”`, `Write “${sign}” here`, replacement(at, ` ${sign} `))

export const missingPart = (at: Span, keyword: string, part: { zh: string; en: string }, example: string) =>
  problem('missing-part', at, `“${keyword}”后面缺少${part.zh}，例如：${example}`, `“${keyword}” lacks its ${part.en}, e.g. ${example}`)

export const wrongYear = (at: Span, text: string, fix: string | undefined, example: string) =>
  problem(
    'wrong-year',
    at,
    `“${shown(text)}”不是年度，写法：${example}`,
    `“${shown(text)}” is no year; write ${example}`,
    fix === undefined ? undefined : replacement(at, fix),
  )

export const wrongWord = (at: Span, text: string, what: { zh: string; en: string }, allowed: readonly string[], near: string | undefined) =>
  problem(
    'wrong-word',
    at,
    `“${shown(text)}”不是${what.zh}；可以写：${allowed.join('、')}`,
    `“${shown(text)}” is no ${what.en}; allowed: ${allowed.join(', ')}`,
    near ? replacement(at, near) : undefined,
  )

export const unknownType = (at: Span, text: string, allowed: readonly string[], near: string | undefined) =>
  problem(
    'unknown-type',
    at,
    `没有类型“${shown(text)}”${near ? `，是否为“${near}”` : `；类型有：${allowed.join('、')}`}`,
    `There is no type “${shown(text)}”${near ? `; did you mean “${near}”?` : `; types: ${allowed.join(', ')}`}`,
    near ? replacement(at, near) : undefined,
  )

export const missingReason = (at: Span) =>
  problem('missing-reason', at, '忽略一条规则要写理由：忽略 规则: 理由', 'Silencing a rule needs a reason: 忽略 rule: reason')

export const missingKeywordBlank = (at: Span, keyword: string) =>
  problem(
    'keyword-blank',
    at,
    `“${keyword}”后面要有空格`,
    `Put a blank after “${keyword}”`,
    insertion(at.start + keyword.length, ' ', `在“${keyword}”后加空格`, `Add a blank after “${keyword}”`),
  )

export const misspelledKeyword = (at: Span, text: string, near: string) =>
  problem(
    'misspelled-keyword',
    at,
    `不认识“${shown(text)}”，是否为“${near}”`,
    `“${shown(text)}” is unknown; did you mean “${near}”?`,
    replacement(at, near),
  )

export const pastedRow = (at: Span, row: string) =>
  problem('pasted-row', at, '这一行用制表符分列，表行要用竖线', 'This line is cut by tabs; a row needs bars', {
    ...{ start: at.start, end: at.end, text: row },
    zh: '改成表行',
    en: 'Make it a row',
  })

export const unknownLine = (at: Span) =>
  problem(
    'unknown-line',
    at,
    '看不出这一行是什么：行首要有关键字、“|”（表行）、“>”（文字）、“#”（注释）或“名称:”',
    'This line is of no known kind: it must start with a keyword, “|” (row), “>” (prose), “#” (comment) or “name:”',
    insertion(at.start, '> ', '改成文字', 'Make it prose'),
  )

export const binaryText = (at: Span) =>
  problem(
    'binary-text',
    at,
    '这一行含有控制字符，可能不是文本文件，或编码不是 UTF-8',
    'This line holds control characters: not a text file, or not UTF-8',
  )
