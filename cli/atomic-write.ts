/**
 * Files appear whole or not at all: everything is written beside its place first, then renamed. A run that fails or is ended half way
 * leaves what was there before. Names come from a budget's titles, so a name that is a path is refused, and so is a way that a link leads elsewhere.
 */
import { randomBytes } from 'node:crypto'
import { chmod, lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import type { OutputFile } from '../publish/index.ts'
import { CouldNotRun, systemFailure } from './failure.ts'

interface Staged {
  readonly temporary: string
  readonly target: string
}
interface NewContent {
  readonly target: string
  readonly bytes: Uint8Array
  readonly mode?: number
}
export interface WriteOptions {
  /** A folder below the one that was chosen, which may not be left. */
  readonly below?: string
  /** Once aborted nothing more comes to its place, and what lies beside goes. */
  readonly signal?: AbortSignal
}

/** Writes into one folder, which is made if need be; the paths written. */
export async function writeInto(folder: string, files: readonly OutputFile[], { below = '', signal }: WriteOptions = {}): Promise<readonly string[]> {
  for (const { name } of files) refuseUnsafe(name)
  const contents = once(files)
  await makeFolder(folder, () => mkdir(folder, { recursive: true }))
  const place = await folderBelow(folder, below)
  return writeAll(
    contents.map(({ name, bytes }) => ({ target: join(place, name), bytes })),
    signal,
  )
}

/** Replaces one file's contents. A link stays a link, and the file keeps its permissions. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path)
  const { mode } = await stat(target)
  await writeAll([{ target, bytes, mode }])
}

/** The chosen folder may be a link, that was the choice. Below it each step is a folder of its own, or the writing would leave it. */
async function folderBelow(folder: string, below: string): Promise<string> {
  let path = folder
  for (const name of below.split(sep).filter((each) => each !== '')) {
    refuseUnsafe(name)
    path = join(path, name)
    await makeFolder(path, async () => {
      await mkdir(path).catch((problem: NodeJS.ErrnoException) => {
        if (problem.code !== 'EEXIST') throw problem
      })
    })
    if (!(await lstat(path)).isDirectory())
      throw new CouldNotRun({
        zh: `“${path}”不是文件夹，或是通往别处的链接，没有写入`,
        en: `“${path}” is no folder, or a link elsewhere; nothing was written there`,
      })
  }
  return path
}

async function makeFolder(path: string, make: () => Promise<unknown>): Promise<void> {
  try {
    await make()
  } catch (problem) {
    throw systemFailure({ zh: `无法建立文件夹“${path}”`, en: `Cannot make the folder “${path}”` }, problem)
  }
}

async function writeAll(files: readonly NewContent[], signal?: AbortSignal): Promise<readonly string[]> {
  const staged: Staged[] = []
  let current = ''
  try {
    for (const { target } of files) {
      current = target
      await refuseFolder(target)
    }
    for (const { target, bytes, mode } of files) {
      signal?.throwIfAborted()
      current = target
      const temporary = join(dirname(target), `.gouji-${randomBytes(6).toString('hex')}.tmp`)
      staged.push({ temporary, target })
      await writeNew(temporary, bytes)
      if (mode !== undefined) await chmod(temporary, mode & 0o7777)
    }
    signal?.throwIfAborted()
    for (const { temporary, target } of staged) {
      current = target
      await rename(temporary, target)
    }
    return files.map(({ target }) => target)
  } catch (problem) {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })))
    if (problem instanceof CouldNotRun) throw problem
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

/** No file takes a folder's place. Found out by the renaming, it would come after other files had taken theirs. */
async function refuseFolder(target: string): Promise<void> {
  const facts = await lstat(target).catch(() => undefined)
  if (facts?.isDirectory())
    throw new CouldNotRun({ zh: `“${target}”是文件夹，不能换成文件`, en: `“${target}” is a folder; a file does not take its place` })
}

function refuseUnsafe(name: string): void {
  if (name === '' || name === '.' || name === '..' || basename(name) !== name || /[\\/\0]/.test(name)) {
    throw new CouldNotRun({ zh: `“${name}”不能用作文件名`, en: `“${name}” cannot be a file name` })
  }
}

/** Two formats may hold the same file; two files of one name would be one file, and nobody would know which. */
function once(files: readonly OutputFile[]): readonly OutputFile[] {
  const byName = new Map<string, OutputFile>()
  for (const file of files) {
    const before = byName.get(file.name)
    if (before && !sameBytes(before.bytes, file.bytes))
      throw new CouldNotRun({
        zh: `两种格式都有文件“${file.name}”，请分别生成`,
        en: `Two formats have a file “${file.name}”; make them one at a time`,
      })
    byName.set(file.name, file)
  }
  return [...byName.values()]
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
