/** The outline: tables with their groups of rows, columns and checks; prose sections; the names that a format exports. From the lines alone. */
import { type DocumentSymbol, type Range, SymbolKind } from 'vscode-languageserver'
import type { Line, LineDocument } from '../core/store/index.ts'
import type { Declaration } from '../grammar/index.ts'
import { type Section, sectionsOf } from './sections.ts'

export function documentSymbols(document: LineDocument): DocumentSymbol[] {
  const sections = sectionsOf(document).filter(({ type }) => type !== 'comments')
  const found = sections.map((section) => symbolOf(section))
  for (const line of document.lines) {
    const symbol = declared(line)
    if (!symbol) continue
    const at = sections.findLastIndex(({ type, heads, last }) => type === 'table' && (heads[0]?.index ?? 0) < line.index && line.index <= last.index)
    const home = found[at]?.children ?? found
    home.push(symbol)
  }
  return sorted(found)
}

function symbolOf({ type, heads, last, children }: Section): DocumentSymbol {
  const [head] = heads as [Line, ...Line[]]
  return {
    name: heads.map(titleOf).join(' · ') || head.text.trim(),
    kind: type === 'table' ? SymbolKind.Class : type === 'section' ? SymbolKind.String : SymbolKind.Namespace,
    range: { start: { line: head.index, character: 0 }, end: { line: last.index, character: last.text.length } },
    selectionRange: wholeLine(head),
    children: children.map(symbolOf),
  }
}

/** A head line as a person names it: without its keyword, except where the keyword is all there is. */
function titleOf({ text, syntax }: Line): string {
  if (syntax.kind === 'field' && !syntax.declaration) return `${syntax.name.value} ${syntax.value.value}`.trim()
  const declaration = 'declaration' in syntax ? syntax.declaration : undefined
  if (declaration?.type === 'table')
    return [declaration.name, declaration.title]
      .map((word) => word?.value ?? '')
      .join(' ')
      .trim()
  if (declaration?.type === 'side') return declaration.name?.value ?? ''
  if (declaration?.type === 'section') return text.slice(declaration.keyword.end).trim()
  return ''
}

function declared(line: Line): DocumentSymbol | undefined {
  const { syntax } = line
  const declaration = syntax.kind === 'declaration' ? syntax.declaration : undefined
  const name = declaration && nameOf(declaration, line.text)
  const kind = declaration && kinds[declaration.type]
  if (!name || kind === undefined) return undefined
  const range = wholeLine(line)
  return { name, kind, range, selectionRange: range }
}

const kinds: Partial<Record<Declaration['type'], SymbolKind>> = {
  column: SymbolKind.Field,
  define: SymbolKind.Constant,
  known: SymbolKind.Constant,
  check: SymbolKind.Event,
}

function nameOf(declaration: Declaration, text: string): string | undefined {
  if (declaration.type === 'column' || declaration.type === 'known')
    return declaration.name && text.slice(declaration.name.start, declaration.name.end)
  if (declaration.type === 'define' || declaration.type === 'check') return declaration.name?.value
  return undefined
}

function wholeLine({ index, text }: Line): Range {
  return { start: { line: index, character: 0 }, end: { line: index, character: text.length } }
}

function sorted(symbols: DocumentSymbol[]): DocumentSymbol[] {
  symbols.sort((one, other) => one.range.start.line - other.range.start.line)
  for (const { children } of symbols) if (children) sorted(children)
  return symbols
}
