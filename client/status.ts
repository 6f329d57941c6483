/** The status of the budget in the editor, as the server tells it: balanced or by how much not, the number of errors, the format in force. */
import { Disposable, LanguageStatusSeverity, languages, window } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { type BudgetStatus, statusNotification } from './protocol.ts'
import type { Words } from './words.ts'

export function provideStatus(client: BaseLanguageClient, words: Words): Disposable {
  const known = new Map<string, BudgetStatus>()
  const item = languages.createLanguageStatusItem('gouji.status', { language: 'budget' })
  item.name = words('Budget')
  item.command = { title: words('Show Problems'), command: 'workbench.actions.view.problems' }
  const show = () => {
    const document = window.activeTextEditor?.document
    const status = document && known.get(client.code2ProtocolConverter.asUri(document.uri))
    if (!status) {
      item.text = words('Budget')
      item.detail = ''
      item.severity = LanguageStatusSeverity.Information
      return
    }
    const counts = words('{0} errors, {1} warnings', status.errors, status.warnings)
    item.text = status.verdict === '' ? words('Budget') : status.verdict
    item.detail = [counts, status.format].filter((each) => each !== '').join(' · ')
    item.severity = severityOf(status)
  }
  show()
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(show),
    client.onNotification(statusNotification, (status: BudgetStatus) => {
      known.set(status.uri, status)
      show()
    }),
  )
}

function severityOf({ errors, warnings }: BudgetStatus): LanguageStatusSeverity {
  if (errors > 0) return LanguageStatusSeverity.Error
  return warnings > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information
}
