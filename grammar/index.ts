/** The grammar's public face: text → syntax, and back (the formatter). Nothing here throws, whatever the text. */

export { cutCells, isBar, isBlankUnit } from './cells.ts'
export { foldWidth } from './fold.ts'
export { formatLines, type LineChange } from './format-lines.ts'
export { parseExpression, parseLine } from './parse-line.ts'
export type * from './syntax.ts'
export { type SourceToken, type SourceTokenType, significantTokens, tokenizeLine } from './tokens-of-line.ts'
export { displayWidth } from './width.ts'
