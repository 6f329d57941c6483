/** What must hold of every text whatever. Shared by the short run in the tests and by the long one. */
import { formatLines, type LineSyntax, parseLine, significantTokens, tokenizeLine } from '../../grammar/index.ts'
import { lex } from '../../grammar/lexer.ts'
import { LineParser } from '../../grammar/line-parser.ts'

const parser = new LineParser(true)

/** The first property that the lines break, in words, or `undefined`. */
export function brokenProperty(lines: readonly string[]): string | undefined {
  for (const text of lines) {
    const broken = brokenLine(text)
    if (broken) return `${broken}: ${JSON.stringify(text)}`
  }
  return brokenFormat(lines)
}

function brokenLine(text: string): string | undefined {
  const line = parseLine(text)
  if (line.text !== text) return 'the line is not its text'
  const tokens = tokenizeLine(text)
  if (tokens.map((token) => token.image).join('') !== text) return 'tokens are not the text'
  if (tokens.some((token) => text.slice(token.start, token.end) !== token.image)) return 'a token is not at its place'
  if (!spansInside(line, text.length)) return 'a span is outside of the line'
  const lexed = lex(text).tokens
  if (lexed.length > 0) parser.parseLine(text, lexed)
  if (parser.errors.length > 0) return `the rules are not total: ${parser.errors[0]?.message}`
  return undefined
}

/** Every node of the tree and every problem lies in the line, ends not before it starts. */
function spansInside(value: unknown, length: number): boolean {
  if (Array.isArray(value)) return value.every((item) => spansInside(item, length))
  if (typeof value !== 'object' || value === null) return true
  const { start, end } = value as { start?: unknown; end?: unknown }
  if (start !== undefined || end !== undefined) {
    if (typeof start !== 'number' || typeof end !== 'number' || !(start >= 0 && start <= end && end <= length)) return false
  }
  return Object.values(value).every((item) => spansInside(item, length))
}

function brokenFormat(lines: readonly string[]): string | undefined {
  const formatted = [...lines]
  for (const change of formatLines(lines)) formatted[change.line] = change.text
  for (const [index, text] of formatted.entries()) {
    const before = lines[index] ?? ''
    if (text === before) continue
    if (JSON.stringify(significantTokens(text)) !== JSON.stringify(significantTokens(before)))
      return `the formatter changed tokens: ${JSON.stringify(before)}`
    if (meaning(parseLine(text)) !== meaning(parseLine(before))) return `the formatter changed the tree: ${JSON.stringify(before)}`
  }
  const again = formatLines(formatted)
  return again.length === 0 ? undefined : `formatting twice differs: ${JSON.stringify(formatted[again[0]?.line ?? 0])} ${JSON.stringify(again[0])}`
}

/** The tree without places and without the text itself. */
export function meaning(line: LineSyntax): string {
  return JSON.stringify(line, (key, value: unknown) =>
    key === 'start' || key === 'end' || (key === 'text' && value === line.text) ? undefined : value,
  )
}
