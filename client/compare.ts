/**
 * The command 比较两份预算: takes the two files that the explorer has selected, or asks what the budget at hand is to be compared with, and shows
 * the server's page beside it. What changed, and in which words that is said, is the server's business.
 */
import { CancellationError, ProgressLocation, Uri, window } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import type { ComparePanels } from './compare-panels.ts'
import { pickOther } from './compare-questions.ts'
import { isCancellation, messageOf } from './failure.ts'
import { activeBudget } from './generate-questions.ts'
import { type DiffFile, type DiffParams, type DiffResult, diffRequest } from './protocol.ts'
import type { Words } from './words.ts'

export interface CompareContext {
  readonly client: BaseLanguageClient
  readonly panels: ComparePanels
  readonly words: Words
}

/** What a caller may give; addresses are URIs as text. With both nothing is asked. */
export interface CompareRequest {
  readonly old?: string
  readonly new?: string
}

export interface Compared {
  readonly title: string
  readonly same: boolean
}

/** `given` is a request, or the file on which a menu was opened with all that were selected. Undefined: somebody said no, or it failed and was told. */
export async function compare(context: CompareContext, given?: unknown, selected?: unknown): Promise<Compared | undefined> {
  try {
    const params = await filesOf(context, given, selected)
    return params && (await show(context, params))
  } catch (problem) {
    if (!isCancellation(problem)) void window.showErrorMessage(context.words('The budgets could not be compared: {0}', messageOf(problem)))
    return undefined
  }
}

async function filesOf(context: CompareContext, given: unknown, selected: unknown): Promise<DiffParams | undefined> {
  const { client, words } = context
  const addressOf = (uri: Uri) => client.code2ProtocolConverter.asUri(uri)
  if (!(given instanceof Uri)) {
    const request = (given ?? {}) as CompareRequest
    if (request.old !== undefined && request.new !== undefined) return { old: { uri: request.old }, new: { uri: request.new } }
  }
  const others = Array.isArray(selected) ? selected.filter((each): each is Uri => each instanceof Uri) : []
  const [first, second] = others
  // The one that was clicked comes last, as in the editor's own comparison.
  if (given instanceof Uri && first && second && others.length === 2) {
    const [old, now] = first.toString() === given.toString() ? [second, first] : [first, second]
    return { old: { uri: addressOf(old) }, new: { uri: addressOf(now) } }
  }
  const budget = given instanceof Uri ? given : activeBudget()
  if (budget === undefined) {
    void window.showInformationMessage(words('Open a budget first.'))
    return undefined
  }
  const other: DiffFile | undefined = await pickOther(context, budget)
  return other && { old: other, new: { uri: addressOf(budget) } }
}

async function show(context: CompareContext, params: DiffParams): Promise<Compared | undefined> {
  const result = await ask(context, params)
  if ('problem' in result) {
    void window.showErrorMessage(context.words('The budgets could not be compared: {0}', result.problem))
    return undefined
  }
  context.panels.show(JSON.stringify(params), result, () => ask(context, params))
  return { title: result.title, same: result.same }
}

function ask({ client, words }: CompareContext, params: DiffParams): Thenable<DiffResult> {
  const options = { location: ProgressLocation.Window, title: words('Comparing the budgets') }
  return window.withProgress(options, async (_, token) => {
    const result = await client.sendRequest<DiffResult>(diffRequest, params, token)
    if (token.isCancellationRequested) throw new CancellationError()
    return result
  })
}
