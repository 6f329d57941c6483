/** The pages of the rules as read-only documents: a diagnostic's code links to one. The server has their text. */
import { type Disposable, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { type RulePageParams, rulePageRequest } from './protocol.ts'

const scheme = 'gouji-rule'

/** The address below which each rule has its page. */
export const rulePages = `${scheme}:`

export function provideRulePages(client: BaseLanguageClient): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent(uri) {
      const params: RulePageParams = { rule: uri.path.replace(/^\/|\.md$/g, '') }
      return client.sendRequest<string | null>(rulePageRequest, params)
    },
  })
}
