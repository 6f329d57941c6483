/** The request for files as a person sees it: a notification that says which format is under way, and that can be cancelled. */
import { CancellationError, ProgressLocation, window } from 'vscode'
import { type BaseLanguageClient, WorkDoneProgress } from 'vscode-languageclient'
import { formatChoices } from './generate-formats.ts'
import { type BuildParams, type BuildResult, buildRequest } from './protocol.ts'
import type { Words } from './words.ts'

/** A server that was done before it heard of the cancellation still answers; the person has said no all the same. */
export function requestBuild(client: BaseLanguageClient, params: BuildParams, words: Words): Thenable<BuildResult> {
  const options = { location: ProgressLocation.Notification, title: words('Generating the tables'), cancellable: true }
  return window.withProgress(options, async (shown, token) => {
    const workDoneToken = `gouji-build-${Math.random()}`
    let behind = 0
    const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (report) => {
      if (report.kind !== 'report') return
      const { message = '', percentage = behind } = report
      shown.report({ message: formatChoices(words).find(({ id }) => id === message)?.label ?? message, increment: percentage - behind })
      behind = percentage
    })
    try {
      const result = await client.sendRequest<BuildResult>(buildRequest, { ...params, workDoneToken }, token)
      if (token.isCancellationRequested) throw new CancellationError()
      return result
    } finally {
      listening.dispose()
    }
  })
}
