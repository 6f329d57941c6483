/** Quick fixes, from what the diagnostics carry. It computes none: the rule that finds a slip also says how to mend it. */
import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver'
import type { SourceFiles } from '../core/store/index.ts'
import { dataOf, toCodeAction, versionsOf } from './convert.ts'
import type { Mend } from './service.ts'

export function codeActions(params: CodeActionParams, files: SourceFiles, hasVersionedEdits: boolean): CodeAction[] {
  const { only, diagnostics } = params.context
  if (only !== undefined && !only.some((kind) => `${CodeActionKind.QuickFix}.`.startsWith(`${kind}.`))) return []
  const version = files.document(params.textDocument.uri)?.version
  const versionOf = versionsOf(files)
  return diagnostics.flatMap((diagnostic) => {
    const data = dataOf(diagnostic)
    // A diagnostic of an older text has its fixes at places that moved; the newer one is on its way.
    if (data === undefined || data.version !== version) return []
    const offer = (mend: Mend) => toCodeAction(diagnostic, mend, hasVersionedEdits ? versionOf : undefined)
    const actions = data.fixes.map(offer)
    const mends = actions.length === 1 ? actions.map((action) => ({ ...action, isPreferred: true })) : actions
    return data.silence ? [...mends, offer(data.silence)] : mends
  })
}
