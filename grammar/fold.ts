/**
 * Full-width twins. Chinese input methods type `：｜（）＝１` where ASCII is meant; both read alike where syntax is expected.
 * Length-preserving, so that offsets in the folded text are offsets in the source. `。` for the path's dot is the lexer's affair, not folded here.
 */
const TWINS = /[\uFF01-\uFF5E\u3000]/g
const HAS_TWIN = /[\uFF01-\uFF5E\u3000]/

/** The twins that the lexer tells apart: `，` never groups digits, and `｛｝` in prose are plain text. */
const SYNTAX_TWINS = /[\uFF01-\uFF0B\uFF0D-\uFF5A\uFF5C\uFF5E\u3000]/g
const HAS_SYNTAX_TWIN = /[\uFF01-\uFF0B\uFF0D-\uFF5A\uFF5C\uFF5E\u3000]/

function half(twin: string): string {
  return twin === '\u3000' ? ' ' : String.fromCharCode(twin.charCodeAt(0) - 0xfee0)
}

/** Full-width ASCII twins and the ideographic blank become half-width; everything else, and the length, stays. */
export function foldWidth(text: string): string {
  return HAS_TWIN.test(text) ? text.replace(TWINS, half) : text
}

/** What the lexer reads: `foldWidth` but for the comma and the braces. */
export function foldForLexer(text: string): string {
  return HAS_SYNTAX_TWIN.test(text) ? text.replace(SYNTAX_TWINS, half) : text
}
