/** Quick fixes for lines that were pasted with their tabs: all of a run at once. What becomes of them is the core's, as for what is pasted anew. */
import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver'
import { sayIn } from '../core/explain/say.ts'
import { isPasted, tabRunAt } from '../core/paste/tab-lines.ts'
import type { LineDocument } from '../core/store/index.ts'
import { dataOf, toWorkspaceEdit, versionsOf } from './convert.ts'
import type { Session } from './session.ts'

export function tabLineActions({ context, textDocument }: CodeActionParams, session: Session, document: LineDocument): CodeAction[] {
  if (context.only !== undefined && !context.only.some((kind) => `${CodeActionKind.QuickFix}.`.startsWith(`${kind}.`))) return []
  const diagnostic = context.diagnostics.find((each) => {
    const line = document.lines[each.range.start.line]
    return line && isPasted(line) && each.code === 'syntax' && dataOf(each)?.version === document.version
  })
  const analysis = diagnostic && session.service.analysesOf(textDocument.uri)[0]
  const say = sayIn(session.display.language)
  const run = analysis && tabRunAt(analysis, document, diagnostic.range.start.line, say)
  if (!run) return []
  const { from, to, choices } = run
  const range = { start: { line: from, character: 0 }, end: document.getLineRange(to - 1).end }
  const versionOf = session.traits.hasVersionedEdits ? versionsOf(session.service.files) : undefined
  return choices.map(({ title, text, edits }) => {
    const all = [{ range, newText: text }, ...edits].map((edit) => ({ uri: document.uri, ...edit }))
    const whole = say(`这 ${to - from} 行：${title}`, `These ${to - from} lines: ${title}`)
    return { title: whole, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit: toWorkspaceEdit({ title, edits: all }, versionOf) }
  })
}
