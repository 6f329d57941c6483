/** Quick fixes for lines that were pasted with their tabs: all of a run at once. What becomes of them is the core's, as for what is pasted anew. */
import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver'
import { sayIn } from '../core/explain/say.ts'
import { isPasted, type TabRun, tabRunAt } from '../core/paste/tab-lines.ts'
import type { LineDocument } from '../core/store/index.ts'
import { dataOf, toWorkspaceEdit, versionsOf } from './convert.ts'
import type { Session } from './session.ts'

/** An editor asks at each move of the cursor, and a run may be long: it is read once for a version of its document. */
export function createTabLineActions() {
  let known: { readonly document: LineDocument; readonly version: number; readonly language: string; readonly run: TabRun } | undefined
  return (params: CodeActionParams, session: Session, document: LineDocument): CodeAction[] => {
    const diagnostic = pastedAt(params, document)
    if (!diagnostic) return []
    const { line } = diagnostic.range.start
    const { language } = session.display
    const isKnown = known?.document === document && known.version === document.version && known.language === language
    if (!known || !isKnown || line < known.run.from || line >= known.run.to) {
      const analysis = session.service.analysesOf(document.uri)[0]
      const run = analysis && tabRunAt(analysis, document, line, sayIn(language))
      if (!run) return []
      known = { document, version: document.version, language, run }
    }
    return actionsFor(known.run, diagnostic, session, document)
  }
}

function pastedAt({ context }: CodeActionParams, document: LineDocument): Diagnostic | undefined {
  if (context.only !== undefined && !context.only.some((kind) => `${CodeActionKind.QuickFix}.`.startsWith(`${kind}.`))) return undefined
  return context.diagnostics.find((each) => {
    const line = document.lines[each.range.start.line]
    return line && isPasted(line) && each.code === 'syntax' && dataOf(each)?.version === document.version
  })
}

function actionsFor(
  { from, to, choices }: TabRun,
  diagnostic: Diagnostic,
  { display, traits, service }: Session,
  document: LineDocument,
): CodeAction[] {
  const say = sayIn(display.language)
  const range = { start: { line: from, character: 0 }, end: document.getLineRange(to - 1).end }
  const versionOf = traits.hasVersionedEdits ? versionsOf(service.files) : undefined
  return choices.map(({ title, text, edits }) => {
    const all = [{ range, newText: text }, ...edits].map((edit) => ({ uri: document.uri, ...edit }))
    const whole = say(`这 ${to - from} 行：${title}`, `These ${to - from} lines: ${title}`)
    return { title: whole, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit: toWorkspaceEdit({ title, edits: all }, versionOf) }
  })
}
