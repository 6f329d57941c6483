/** What the client can do beyond the least: asked once, at the start. Our own client says more of itself in the start options. */
import type { InitializeParams } from 'vscode-languageserver'
import { startOptions } from './settings.ts'

export interface ClientTraits {
  readonly hasVersionedEdits: boolean
  /** It shows documents that only the server has (`gouji-catalog:`, `gouji-format:`). */
  readonly showsOwnDocuments: boolean
  /** It asks for tokens of what is on the screen, so that nobody needs those of 100,000 rows. */
  readonly asksTokensOfRanges: boolean
  readonly refreshes: { readonly codeLens: boolean; readonly inlayHints: boolean; readonly semanticTokens: boolean }
  /** Commands that it runs itself: a lens that it could not run is not offered. */
  readonly commands: ReadonlySet<string>
  /** It listens to `gouji/status`. */
  readonly showsStatus: boolean
}

export function traitsOf(params: InitializeParams): ClientTraits {
  const { workspace, textDocument } = params.capabilities
  const { commands, status } = startOptions(params)
  return {
    hasVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    showsOwnDocuments: workspace?.textDocumentContent !== undefined,
    asksTokensOfRanges: Boolean(textDocument?.semanticTokens?.requests?.range),
    refreshes: {
      codeLens: workspace?.codeLens?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    },
    commands: new Set(Array.isArray(commands) ? commands.filter((each): each is string => typeof each === 'string') : []),
    showsStatus: status === true,
  }
}
