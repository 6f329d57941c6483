/**
 * Writes generated files into a folder of whatever file system the editor has. All are written beside their places first, so that a disk that is
 * full, or a person who cancels, leaves the old files whole. It asks nobody anything.
 */
import { CancellationError, type CancellationToken, FileSystemError, FileType, Uri, workspace } from 'vscode'
import { fromBase64 } from './base64.ts'
import { placeFile, removeQuietly, type StagedFile } from './place-file.ts'
import type { BuiltFile } from './protocol.ts'

export async function writeFiles(folder: Uri, files: readonly BuiltFile[], token?: CancellationToken): Promise<readonly Uri[]> {
  for (const { name } of files) refusePath(name)
  await workspace.fs.createDirectory(folder)
  const staged: StagedFile[] = []
  try {
    for (const { name, base64 } of files) {
      if (token?.isCancellationRequested) throw new CancellationError()
      const file = { target: Uri.joinPath(folder, name), beside: Uri.joinPath(folder, temporaryName()), bytes: fromBase64(base64) }
      await refuseFolder(file.target)
      staged.push(file)
      await workspace.fs.writeFile(file.beside, file.bytes)
    }
    if (token?.isCancellationRequested) throw new CancellationError()
    while (staged[0]) {
      await placeFile(staged[0])
      staged.shift()
    }
  } catch (problem) {
    for (const { beside } of staged) await removeQuietly(beside)
    throw problem
  }
  return files.map(({ name }) => Uri.joinPath(folder, name))
}

/** Not `crypto.randomUUID`: a browser has that in secure pages alone. */
function temporaryName(): string {
  return `.gouji-${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}.tmp`
}

/** The server makes names of titles, and makes them harmless; whoever writes looks again. */
function refusePath(name: string): void {
  if (name === '' || name === '.' || name === '..' || /[\\/\0]/.test(name)) throw FileSystemError.NoPermissions(name)
}

/** To rename over a folder would delete all that is in it. */
async function refuseFolder(target: Uri): Promise<void> {
  const type = await workspace.fs.stat(target).then(
    (facts) => facts.type,
    () => FileType.Unknown,
  )
  if (type & FileType.Directory) throw FileSystemError.FileIsADirectory(target)
}

/** The names of those files that the folder already holds. */
export async function existing(folder: Uri, files: readonly BuiltFile[]): Promise<readonly string[]> {
  const entries = await readNames(folder)
  return files.map(({ name }) => name).filter((name) => entries.has(name))
}

async function readNames(folder: Uri): Promise<ReadonlySet<string>> {
  try {
    return new Set((await workspace.fs.readDirectory(folder)).map(([name]) => name))
  } catch {
    // A folder that is not there yet holds nothing; one that cannot be read will say so when it is written to.
    return new Set()
  }
}
