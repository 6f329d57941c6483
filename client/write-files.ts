/** Writes generated files into a folder of whatever file system the editor has, one after the other. It asks nobody anything. */
import { Uri, workspace } from 'vscode'
import { fromBase64 } from './base64.ts'
import type { BuiltFile } from './protocol.ts'

export async function writeFiles(folder: Uri, files: readonly BuiltFile[]): Promise<readonly Uri[]> {
  await workspace.fs.createDirectory(folder)
  const written: Uri[] = []
  for (const { name, base64 } of files) {
    const target = Uri.joinPath(folder, name)
    await workspace.fs.writeFile(target, fromBase64(base64))
    written.push(target)
  }
  return written
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
