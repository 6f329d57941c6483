/**
 * Questions about a real budget over a real connection: `¦` in a text marks where one asks, and answers come back as the texts that they point
 * at. For the tests of features that lead from one place to another.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InitializeParams, Location, Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import type { Host } from '../../core/index.ts'
import { createBudgetService } from '../../server/budget-service.ts'
import { type HarnessOptions, type Started, start } from './harness.ts'

export const FILE = 'file:///ws/预算.budget'
export const example = (path: string) => readFileSync(join(import.meta.dirname, '../../examples', path), 'utf8')

/** What our own client can do. */
export const ourClient: Partial<InitializeParams> = {
  capabilities: {
    workspace: {
      textDocumentContent: { dynamicRegistration: true },
      workspaceEdit: { documentChanges: true },
      codeLens: { refreshSupport: true },
      inlayHint: { refreshSupport: true },
      semanticTokens: { refreshSupport: true },
    },
    textDocument: { semanticTokens: { requests: { range: true, full: true }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] } },
  },
  initializationOptions: { commands: ['gouji.generate', 'gouji.preview', 'gouji.reveal'], status: true },
}

/** A workspace of these files, by name; each is on the disk and only those that are opened are open. */
export function files(texts: Readonly<Record<string, string>>): Pick<HarnessOptions, 'host' | 'roots'> {
  const all = new Map(Object.entries(texts).map(([name, text]) => [`file:///ws/${encodeURI(name)}`, text]))
  const host: Host = {
    readFile: async (uri) => {
      const text = all.get(uri)
      return text === undefined ? { problem: 'missing' } : { text }
    },
    listFiles: async () => [...all.keys()],
  }
  return { host, roots: ['file:///ws'] }
}

export function startReal(options: HarnessOptions = {}): Promise<Started> {
  const prepare: HarnessOptions['prepare'] = (client) => {
    for (const what of ['codeLens', 'inlayHint', 'semanticTokens']) client.onRequest(`workspace/${what}/refresh`, () => null)
    options.prepare?.(client)
  }
  return start({ createService: createBudgetService, initialize: ourClient, ...options, prepare })
}

/** The place of `¦` in a text that otherwise is that of `lines`; the piece with the mark must stand there once. */
export function placeOf(text: string, marked: string): Position {
  const offset = text.indexOf(marked.replace('¦', ''))
  if (offset < 0) throw new Error(`not in the text: ${marked}`)
  const before = text.slice(0, offset + marked.indexOf('¦')).split('\n')
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
}

export function textIn(text: string, { start: from, end }: Range): string {
  const lines = text.split('\n')
  if (from.line === end.line) return lines[from.line]?.slice(from.character, end.character) ?? ''
  return [lines[from.line]?.slice(from.character), ...lines.slice(from.line + 1, end.line), lines[end.line]?.slice(0, end.character)].join('\n')
}

/** Each location as `line: text`, lines from 1. */
export function shown(text: string, locations: readonly Location[] | null): readonly string[] {
  return (locations ?? []).map(({ range }) => `${range.start.line + 1}: ${textIn(text, range)}`)
}

export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n')
  const offset = ({ line, character }: Position) => lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character
  const inOrder = [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start))
  return inOrder.reduce((now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)), text)
}

/** The edits of each file, however the client wants them. */
export function editsByFile({ changes, documentChanges }: WorkspaceEdit): Readonly<Record<string, readonly TextEdit[]>> {
  if (changes) return changes
  const list = (documentChanges ?? []).flatMap((each) => ('edits' in each ? [[each.textDocument.uri, each.edits as TextEdit[]] as const] : []))
  return Object.fromEntries(list)
}
