/**
 * The request `gouji/paste`: what a table on the clipboard may become at a place of a budget. Markup goes before text, since it knows merged
 * cells; it is read in steps, between which the person may think better of it.
 */
import type { Connection, Position, Range } from 'vscode-languageserver'
import {
  isTable,
  type LineEdit,
  type PasteChoice,
  type PastedTable,
  pasteChoices,
  prefersText,
  readHtmlTables,
  readTabText,
} from '../core/paste/paste.ts'
import { type Asked, answering } from './answering.ts'
import type { Session } from './session.ts'

export const PASTE_REQUEST = 'gouji/paste'

export interface PasteParams {
  readonly textDocument: { readonly uri: string }
  /** What is selected, or where the cursor is. */
  readonly range: Range
  readonly html?: string
  readonly text?: string
}
export interface PasteResult {
  /** The likeliest first; none where there is no table on the clipboard. */
  readonly choices: readonly PasteChoice[]
  /** In words and comments the text as it is goes first. */
  readonly prefers: 'table' | 'text'
}
export type { LineEdit }

const NOTHING: PasteResult = { choices: [], prefers: 'text' }

export function answerPaste(connection: Connection, current: () => Session | undefined): void {
  const answer = answering(current)(paste)
  connection.onRequest(PASTE_REQUEST, async (params: PasteParams, token) => (await answer(params, token)) ?? NOTHING)
}

async function paste({ html, text, range }: PasteParams, asked: Asked): Promise<PasteResult> {
  const { document, say } = asked
  const tables = await tablesOf(html, text, asked)
  const analysis = tables.length > 0 ? asked.analysis() : undefined
  if (!analysis) return NOTHING
  const selection = { start: inside(range.start, document.lineCount), end: inside(range.end, document.lineCount) }
  return { choices: pasteChoices(analysis, document, selection, tables, say), prefers: prefersText(document, selection) ? 'text' : 'table' }
}

async function tablesOf(html: string | undefined, text: string | undefined, { walk }: Asked): Promise<readonly PastedTable[]> {
  if (html !== undefined) {
    const reading = readHtmlTables(html)
    let step = reading.next()
    for (; !step.done; step = reading.next()) await walk.step()
    const tables = step.value.filter(isTable)
    if (tables.length > 0) return tables
  }
  const table = text === undefined ? undefined : readTabText(text)
  return table && isTable(table) ? [table] : []
}

/** Clients send what they like. */
function inside({ line, character }: Position, count: number): Position {
  return { line: Math.max(0, Math.min(Math.trunc(line) || 0, count - 1)), character: Math.max(0, Math.trunc(character) || 0) }
}
