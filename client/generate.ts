/**
 * The command 生成公开表格: asks for what was not given, has the server make the files, and writes them through the editor's file systems, which
 * exist in a browser too. With every answer given (a task, a test) it asks nothing and returns what it wrote.
 */
import { ProgressLocation, Uri, window } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { offerToOpen } from './after-generate.ts'
import { requestBuild } from './build-request.ts'
import { isCancellation, messageOf } from './failure.ts'
import { activeBudget, confirmDraft, confirmOverwrite, type Memory, pickFolder, pickFormats } from './generate-questions.ts'
import type { BuiltFile } from './protocol.ts'
import type { Words } from './words.ts'
import { existing, writeFiles } from './write-files.ts'

export interface GenerateContext {
  readonly client: BaseLanguageClient
  readonly memory: Memory
  readonly words: Words
}
/** What a caller may give; what is absent is asked. Addresses are URIs or their text. */
export interface GenerateRequest {
  readonly uri?: Uri | string
  readonly formats?: readonly string[]
  readonly folder?: Uri | string
  readonly draft?: boolean
  /** By number or title, as on the command line; all of them, unless given. */
  readonly tables?: readonly string[]
  readonly liveSums?: 'yes' | 'no'
}
export interface Generated {
  readonly files: readonly string[]
  readonly errors: number
}

/** `given` is a request, the file on which a menu was opened, or nothing. Undefined: somebody said no, or it failed and was told. */
export async function generate(context: GenerateContext, given?: unknown): Promise<Generated | undefined> {
  try {
    return await generateOrThrow(context, given instanceof Uri ? { uri: given } : ((given ?? {}) as GenerateRequest))
  } catch (problem) {
    if (!isCancellation(problem)) void window.showErrorMessage(context.words('The tables could not be generated: {0}', messageOf(problem)))
    return undefined
  }
}

async function generateOrThrow(context: GenerateContext, request: GenerateRequest): Promise<Generated | undefined> {
  const { words, memory } = context
  const uri = asUri(request.uri) ?? activeBudget()
  if (uri === undefined) {
    void window.showInformationMessage(words('Open a budget first.'))
    return undefined
  }
  const formats = request.formats ?? (await pickFormats(memory, words))
  const folder = formats && (asUri(request.folder) ?? (await pickFolder(memory, words, uri)))
  if (formats === undefined || folder === undefined) return undefined
  const { tables = [], liveSums = 'no' } = request
  const { files, errors, problem } = await requestBuild(context.client, { uri: uri.toString(), formats, tables, liveSums }, words)
  if (problem !== undefined) throw new Error(problem)
  if (files.length === 0) {
    void window.showInformationMessage(words('This file has no tables to publish.'))
    return undefined
  }
  if (errors > 0 && !(request.draft ?? (await confirmDraft(errors, words)))) return undefined
  const isAsked = request.folder === undefined
  if (isAsked && !(await mayOverwrite(folder, files, words))) return undefined
  const written = await write(folder, files, words)
  if (isAsked) void offerToOpen(folder, written, errors, words)
  return { files: written.map(String), errors }
}

/** On a file system that is far away this takes longer than the making. */
function write(folder: Uri, files: readonly BuiltFile[], words: Words): Thenable<readonly Uri[]> {
  const options = { location: ProgressLocation.Notification, title: words('Writing the files'), cancellable: true }
  return window.withProgress(options, (_, token) => writeFiles(folder, files, token))
}

async function mayOverwrite(folder: Uri, files: readonly BuiltFile[], words: Words): Promise<boolean> {
  const present = await existing(folder, files)
  return present.length === 0 || (await confirmOverwrite(present, words))
}

function asUri(address: Uri | string | undefined): Uri | undefined {
  return typeof address === 'string' ? Uri.parse(address, true) : address
}
