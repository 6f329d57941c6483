/**
 * What a name is made of, as regular expression sources for the lexer. Explicit ranges: Chevrotain drops the `u` flag, so `\p{…}` would
 * silently match letters of its own spelling. All patterns are read against the folded text (half-width brackets, digits, semicolon).
 */
const HAN = '\\u3005-\\u3007\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF'
/** Latin without × and ÷, Greek, Roman and circled numerals, kana. */
const LETTER = 'A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F\\u0370-\\u03FF\\u2160-\\u217F\\u2460-\\u24FF\\u3041-\\u30FF'
/** `_ ; · 、 〔 〕 “ ” ‘ ’` as the published labels have them. */
const MARK = '_;\\u00B7\\u3001\\u3014\\u3015\\u201C\\u201D\\u2018\\u2019'
const BEYOND = '[\\uD840-\\uD88F][\\uDC00-\\uDFFF]'

/** One character of a name that is no digit. `《=` and `》=` are comparisons, so the title marks count only without `=`. */
export const NAME_CHARACTER = `(?:[${HAN}${LETTER}${MARK}]|${BEYOND}|[\\u300A\\u300B](?!=))`
/** The same without `、`: what must follow an ordinal such as `1、`. */
const AFTER_ORDINAL = `(?:[${HAN}${LETTER}]|${BEYOND}|[\\u201C\\u300A])`
/** `（境）`, `（一）`: brackets that hold name characters only belong to the name. */
const BRACKETED = `\\((?:${NAME_CHARACTER}|[0-9])+\\)`
const NAME_REST = `(?:${NAME_CHARACTER}|[0-9]|${BRACKETED})*`

/** A whole name. A bracket may open one (`（一）本年收入`) only if more of the name follows; `(小计)` alone is a grouping. */
export const NAME = `(?:${NAME_CHARACTER}|${BRACKETED}(?=${NAME_CHARACTER}|${BRACKETED})|[0-9]+\\u3001(?=${AFTER_ORDINAL}))${NAME_REST}`
/** What may follow a path's dot: a digit may begin it. */
export const NAME_AFTER_DOT = `(?:${NAME_CHARACTER}|[0-9]|${BRACKETED})+`
/** Not followed by more of a name: how a word operator ends. */
export const NAME_ENDS = `(?!${NAME_CHARACTER}|[0-9])`
/** The end of the text. Chevrotain refuses `$`. */
export const END = '(?![\\s\\S])'
export const BLANK_OR_END = `(?=\\s|${END})`
export const HAN_CLASS = HAN
