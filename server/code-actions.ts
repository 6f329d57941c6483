/** Quick fixes, from what the diagnostics carry. It computes none: the rule that finds a slip also says how to mend it. */
import { type CancellationToken, type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver'
import { dataOf, toCodeAction, versionsOf } from './convert.ts'
import { FIX_ALL, fixAll } from './fix-all.ts'
import type { Mend } from './service.ts'
import type { Session } from './session.ts'

/** Whatever is done to a whole file is done only where it is asked for by its kind, as on saving. */
export function codeActions(params: CodeActionParams, session: Session, token: CancellationToken): CodeAction[] | Promise<CodeAction[]> {
  const { only } = params.context
  const wants = (kind: string) => only?.some((asked) => `${kind}.`.startsWith(`${asked}.`)) === true
  if (wants(FIX_ALL)) return fixAll(params.textDocument.uri, session, token)
  return only === undefined || wants(CodeActionKind.QuickFix) ? quickFixes(params, session) : []
}

function quickFixes({ textDocument, context }: CodeActionParams, { service: { files }, traits }: Session): CodeAction[] {
  const version = files.document(textDocument.uri)?.version
  const versionOf = versionsOf(files)
  return context.diagnostics.flatMap((diagnostic) => {
    const data = dataOf(diagnostic)
    // A diagnostic of an older text has its fixes at places that moved; the newer one is on its way.
    if (data === undefined || data.version !== version) return []
    const offer = (mend: Mend) => toCodeAction(diagnostic, mend, traits.hasVersionedEdits ? versionOf : undefined)
    const actions = data.fixes.map(offer)
    const mends = actions.length === 1 ? actions.map((action) => ({ ...action, isPreferred: true })) : actions
    return data.silence ? [...mends, offer(data.silence)] : mends
  })
}
