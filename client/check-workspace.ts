/** The command 检查工作区: asks the server to check every budget of the workspace, shows that it runs, and says what came out. */
import { commands, ProgressLocation, window } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { isCancellation, messageOf } from './failure.ts'
import { type CheckWorkspaceResult, checkWorkspaceRequest } from './protocol.ts'
import type { Words } from './words.ts'

export async function checkWorkspace(client: BaseLanguageClient, words: Words): Promise<CheckWorkspaceResult | undefined> {
  try {
    const options = { location: ProgressLocation.Notification, title: words('Checking the workspace'), cancellable: true }
    const result = await window.withProgress(options, (_, token) => client.sendRequest<CheckWorkspaceResult>(checkWorkspaceRequest, {}, token))
    void report(result, words)
    return result
  } catch (problem) {
    if (!isCancellation(problem)) void window.showErrorMessage(words('The workspace could not be checked: {0}', messageOf(problem)))
    return undefined
  }
}

async function report({ files, errors, warnings }: CheckWorkspaceResult, words: Words): Promise<void> {
  if (files === 0) {
    await window.showInformationMessage(words('There is no budget in this workspace.'))
    return
  }
  const text = words('{0} files checked: {1} errors, {2} warnings.', files, errors, warnings)
  const problems = words('Show Problems')
  const answer = errors + warnings > 0 ? await window.showInformationMessage(text, problems) : await window.showInformationMessage(text)
  if (answer === problems) await commands.executeCommand('workbench.actions.view.problems')
}
