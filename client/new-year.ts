/**
 * The command 新建年度预算: asks which year, whether figures are carried or cleared and where the file goes, has the server make the texts, and writes
 * them through the editor's file systems. Nothing is replaced without asking. With every answer given (a test) it asks nothing.
 */
import { FileType, Uri, window, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { toBase64 } from './base64.ts'
import { isCancellation, messageOf } from './failure.ts'
import { activeBudget, confirmOverwrite } from './generate-questions.ts'
import { pickFigures, pickTarget, pickYear } from './new-year-questions.ts'
import { type NewYearParams, type NewYearPlan, type NewYearResult, newYearPlanRequest, newYearRequest } from './protocol.ts'
import type { Words } from './words.ts'
import { writeFiles } from './write-files.ts'

/** What a caller may give; what is absent is asked. Addresses are URIs or their text. */
export interface NewYearRequest {
  readonly uri?: Uri | string
  readonly year?: number
  readonly figures?: NewYearParams['figures']
  readonly target?: Uri | string
  /** Files that are there already: without it each is asked for. */
  readonly replace?: 'yes' | 'no'
}

/** The addresses of what was written, the budget first. Undefined: somebody said no, or it failed and was told. */
export async function newYear(client: BaseLanguageClient, words: Words, given?: unknown): Promise<readonly string[] | undefined> {
  try {
    return await makeNewYear(client, words, given instanceof Uri ? { uri: given } : ((given ?? {}) as NewYearRequest))
  } catch (problem) {
    if (!isCancellation(problem)) void window.showErrorMessage(words('The new budget could not be made: {0}', messageOf(problem)))
    return undefined
  }
}

async function makeNewYear(client: BaseLanguageClient, words: Words, request: NewYearRequest): Promise<readonly string[] | undefined> {
  const budget = asUri(request.uri) ?? activeBudget()
  if (budget === undefined) {
    void window.showInformationMessage(words('Open a budget first.'))
    return undefined
  }
  const params = await paramsOf(client, words, budget, request)
  if (params === undefined) return undefined
  const result = await client.sendRequest<NewYearResult>(newYearRequest, params)
  if ('problem' in result) throw new Error(result.problem)
  const files = result.files.map(({ uri, text }) => ({ uri: client.protocol2CodeConverter.asUri(uri), text }))
  if (
    !(await mayWrite(
      files.map(({ uri }) => uri),
      request,
      words,
    ))
  )
    return undefined
  // The budget last: by then its parts and its form are there.
  for (const { uri, text } of [...files].reverse()) await writeOne(uri, text)
  const [root] = files
  if (root) await window.showTextDocument(root.uri)
  if (result.notes.length > 0) void window.showInformationMessage(result.notes.join('\n'))
  return files.map(({ uri }) => uri.toString())
}

async function paramsOf(client: BaseLanguageClient, words: Words, budget: Uri, request: NewYearRequest): Promise<NewYearParams | undefined> {
  const uri = client.code2ProtocolConverter.asUri(budget)
  const plan = await client.sendRequest<NewYearPlan | { readonly problem: string }>(newYearPlanRequest, { uri })
  if ('problem' in plan) throw new Error(plan.problem)
  const year = request.year ?? (await pickYear(plan, words))
  const figures = year === undefined ? undefined : (request.figures ?? (await pickFigures(plan.from, words)))
  if (year === undefined || figures === undefined) return undefined
  const target = asUri(request.target) ?? (await pickTarget(client.protocol2CodeConverter.asUri(plan.target), year, words))
  return target && { uri, year, figures, target: client.code2ProtocolConverter.asUri(target) }
}

/** The dialog has asked about the file that it named; the others are asked about here. */
async function mayWrite(files: readonly Uri[], { replace, target }: NewYearRequest, words: Words): Promise<boolean> {
  const present: Uri[] = []
  for (const file of target === undefined ? files.slice(1) : files) if (await isThere(file)) present.push(file)
  if (present.length === 0 || replace === 'yes') return true
  return (
    replace === undefined &&
    confirmOverwrite(
      present.map((file) => workspace.asRelativePath(file)),
      words,
    )
  )
}

async function isThere(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    ({ type }) => type !== FileType.Unknown,
    () => false,
  )
}

async function writeOne(file: Uri, text: string): Promise<void> {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1)
  await writeFiles(Uri.joinPath(file, '..'), [{ name, base64: toBase64(new TextEncoder().encode(text)) }])
}

function asUri(address: Uri | string | undefined): Uri | undefined {
  return typeof address === 'string' ? Uri.parse(address, true) : address
}
