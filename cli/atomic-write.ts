/**
 * Files appear whole or not at all: everything is written beside its place first, then renamed. A run that fails half way
 * leaves what was there before. Names come from a budget's titles, so a name that is a path is refused.
 */
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { OutputFile } from '../publish/index.ts'
import { CouldNotRun, systemFailure } from './failure.ts'

interface Staged {
  readonly temporary: string
  readonly target: string
}

/** Writes into one folder, which is made if need be; the paths written. */
export async function writeInto(folder: string, files: readonly OutputFile[]): Promise<readonly string[]> {
  for (const { name } of files) refuseUnsafe(name)
  try {
    await mkdir(folder, { recursive: true })
  } catch (problem) {
    throw systemFailure({ zh: `无法建立文件夹“${folder}”`, en: `Cannot make the folder “${folder}”` }, problem)
  }
  return writeAll(files.map(({ name, bytes }) => ({ target: join(folder, name), bytes })))
}

/** Replaces one file's contents. A link stays a link, and the file keeps its permissions. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path)
  const { mode } = await stat(target)
  await writeAll([{ target, bytes, mode }])
}

async function writeAll(
  files: readonly { readonly target: string; readonly bytes: Uint8Array; readonly mode?: number }[],
): Promise<readonly string[]> {
  const staged: Staged[] = []
  let current = ''
  try {
    for (const { target, bytes, mode } of files) {
      current = target
      const temporary = join(dirname(target), `.gouji-${randomBytes(6).toString('hex')}.tmp`)
      staged.push({ temporary, target })
      await writeNew(temporary, bytes)
      if (mode !== undefined) await chmod(temporary, mode & 0o7777)
    }
    for (const { temporary, target } of staged) {
      current = target
      await rename(temporary, target)
    }
    return files.map(({ target }) => target)
  } catch (problem) {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })))
    throw systemFailure({ zh: `无法写入“${current}”`, en: `Cannot write “${current}”` }, problem)
  }
}

/** `wx`: the name must be new, so that nobody can have put a link there. */
async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

function refuseUnsafe(name: string): void {
  if (name === '' || name === '.' || name === '..' || basename(name) !== name || /[\\/\0]/.test(name)) {
    throw new CouldNotRun({ zh: `“${name}”不能用作文件名`, en: `“${name}” cannot be a file name` })
  }
}
