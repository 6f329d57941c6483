/** The request `gouji/checkWorkspace`: every budget of the workspace, open or not, is looked at from now on, and counted. Formats that ship are not the workspace's. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { isOwnDocument } from './own-documents.ts'
import type { Session } from './session.ts'

export const CHECK_WORKSPACE_REQUEST = 'gouji/checkWorkspace'

export interface CheckWorkspaceResult {
  readonly files: number
  readonly errors: number
  readonly warnings: number
}

export async function checkWorkspace({ service: { files }, publisher }: Session, token: CancellationToken): Promise<CheckWorkspaceResult> {
  await files.loadWorkspace()
  const roots = [...new Set(files.known().flatMap((uri) => (isOwnDocument(uri) ? [] : files.rootsOf(uri))))]
  publisher.keep(roots)
  await publisher.settled()
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
  const found = new Map(roots.flatMap((root) => publisher.found(root).map((file) => [file.uri, file])))
  const severities = [...found.values()].flatMap(({ diagnostics }) => diagnostics.map(({ severity }) => severity))
  const count = (level: string) => severities.filter((severity) => severity === level).length
  return { files: found.size, errors: count('error'), warnings: count('warning') }
}
