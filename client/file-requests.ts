/**
 * Answers the server's questions about files through the editor's file systems, so that it works where it has no disk: in a browser, in a
 * repository that is only mounted. Bytes go over as they are; what they mean, their encoding included, is for the server to say.
 */
import { FileSystemError, FileType, Uri, workspace } from 'vscode'
import type { BaseLanguageClient, Disposable } from 'vscode-languageclient'
import { toBase64 } from './base64.ts'
import { committed } from './committed.ts'
import * as protocol from './protocol.ts'

const extension = '.budget'

/** A longer file is refused before it is read: base64 of it, as one message, would stall the editor. */
const longestFile = 64 * 1024 * 1024

/** A mounted repository answers each folder over the network; a walk that has not ended by then is not about one budget. */
const mostFolders = 5000

export function answerFileRequests(client: BaseLanguageClient): Disposable[] {
  return [
    client.onRequest<protocol.ReadFileResult, void>(protocol.readFileRequest, ({ uri, at }: protocol.ReadFileParams) =>
      at === 'HEAD' ? readCommitted(uri) : readFile(uri),
    ),
    client.onRequest<protocol.ListFilesResult, void>(protocol.listFilesRequest, ({ folder }: protocol.ListFilesParams) => listFiles(folder)),
  ]
}

async function readFile(address: string): Promise<protocol.ReadFileResult> {
  try {
    const uri = Uri.parse(address, true)
    const { size } = await workspace.fs.stat(uri)
    if (size > longestFile) return { problem: 'too-large' }
    return { bytes: toBase64(await workspace.fs.readFile(uri)) }
  } catch (problem) {
    const isMissing = problem instanceof FileSystemError && problem.code === 'FileNotFound'
    return isMissing ? { problem: 'missing' } : { problem: 'unreadable', detail: problem instanceof Error ? problem.message : String(problem) }
  }
}

async function readCommitted(address: string): Promise<protocol.ReadFileResult> {
  const bytes = await committed(Uri.parse(address))
  return bytes ? { bytes: toBase64(bytes) } : { problem: 'missing' }
}

async function listFiles(folder: string): Promise<protocol.ListFilesResult> {
  const found: string[] = []
  const waiting = [Uri.parse(folder)]
  for (let asked = 0; waiting.length > 0 && asked < mostFolders; asked++) {
    const here = waiting.shift() as Uri
    for (const [name, type] of await entriesOf(here)) {
      const uri = Uri.joinPath(here, name)
      // A linked folder may lead back to where it stands; a linked file is as good as a file.
      if (type === FileType.Directory && !isApart(name)) waiting.push(uri)
      if (type & FileType.File && name.endsWith(extension)) found.push(uri.toString())
    }
  }
  return found
}

/** Folders of tools, where nobody keeps a budget. */
function isApart(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder)
  } catch {
    // Gone, or not allowed: nothing of ours is to be found there.
    return []
  }
}
