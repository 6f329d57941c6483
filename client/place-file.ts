/**
 * A file that lies whole beside its place, put there. The editor's file systems promise no exchange in one step, so where renaming fails
 * the place is written itself, and gets back what it had if that fails too.
 */
import { type Uri, workspace } from 'vscode'

export interface StagedFile {
  readonly target: Uri
  /** Where its bytes lie already. */
  readonly beside: Uri
  readonly bytes: Uint8Array
}

export async function placeFile({ target, beside, bytes }: StagedFile): Promise<void> {
  const before = await readQuietly(target)
  try {
    await workspace.fs.rename(beside, target, { overwrite: true })
    return
  } catch {
    // Some providers cannot rename, or not over a file; and some take the old file away before they find that out.
  }
  try {
    await workspace.fs.writeFile(target, bytes)
  } catch (problem) {
    await restore(target, before)
    throw problem
  }
  await removeQuietly(beside)
}

async function restore(target: Uri, before: Uint8Array | undefined): Promise<void> {
  if (before === undefined) await removeQuietly(target)
  else await workspace.fs.writeFile(target, before).then(undefined, () => undefined)
}

async function readQuietly(file: Uri): Promise<Uint8Array | undefined> {
  try {
    return await workspace.fs.readFile(file)
  } catch {
    return undefined
  }
}

/** What is gone already, or cannot go, is no reason to stop. */
export async function removeQuietly(file: Uri): Promise<void> {
  try {
    await workspace.fs.delete(file)
  } catch {}
}
