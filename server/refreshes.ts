/** Tells the client to ask anew for what is drawn beside the text, when what it shows came to be old without an edit in that document. */
import { CodeLensRefreshRequest, type Connection, InlayHintRefreshRequest, SemanticTokensRefreshRequest } from 'vscode-languageserver'
import type { ClientTraits } from './client-traits.ts'
import type { Finding } from './service.ts'

export interface Refreshes {
  /** A file's findings were sent. The client asks anew about a document that it edited; of the others it must be told. */
  found(uri: string, findings: readonly Finding[], openDocuments: number): void
  /** Settings or formats changed: nothing that is shown can be relied on. */
  everything(): void
}

/** Findings by which a change is noticed; the others hardly change without one of these. */
const LOOKED_AT = 50

export function createRefreshes(connection: Connection, { refreshes }: ClientTraits, failed: (problem: unknown) => void): Refreshes {
  const said = new Map<string, string>()
  const lenses = once(() => connection.sendRequest(CodeLensRefreshRequest.type), refreshes.codeLens, failed)
  const hints = once(() => connection.sendRequest(InlayHintRefreshRequest.type), refreshes.inlayHints, failed)
  const tokens = once(() => connection.sendRequest(SemanticTokensRefreshRequest.type), refreshes.semanticTokens, failed)
  return {
    found(uri, findings, openDocuments) {
      const signature = signatureOf(findings)
      const isSame = said.get(uri) === signature
      said.set(uri, signature)
      if (!isSame) lenses()
      if (openDocuments > 1) hints()
    },
    everything() {
      lenses()
      hints()
      tokens()
    },
  }
}

function signatureOf(findings: readonly Finding[]): string {
  return `${findings.length} ${findings
    .slice(0, LOOKED_AT)
    .map(({ message, severity }) => `${severity} ${message}`)
    .join('\n')}`
}

/** At most one request is on its way, and at most one waits behind it. */
function once(send: () => Promise<void>, isHeard: boolean, failed: (problem: unknown) => void): () => void {
  let underWay = false
  let wanted = false
  const go = () => {
    if (!isHeard) return
    if (underWay) {
      wanted = true
      return
    }
    underWay = true
    send()
      .catch(failed)
      .finally(() => {
        underWay = false
        if (!wanted) return
        wanted = false
        go()
      })
  }
  return go
}
