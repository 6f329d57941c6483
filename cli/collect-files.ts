/** From the PATHs of a command line to files: a file as it is, a folder's budget files, or what a glob matches. Reads no contents. */
import { stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { isDynamicPattern } from 'tinyglobby'
import { budgetFiles, uriOf } from './disk-host.ts'
import { CouldNotRun } from './failure.ts'
import { slashes } from './path-names.ts'

export interface GivenFile {
  readonly path: string
  readonly uri: string
  /** As it was typed, or put together from what was typed. */
  readonly name: string
}

/** Each file once, in the order of the PATHs. */
export async function collectFiles(paths: readonly string[], folder: string): Promise<readonly GivenFile[]> {
  const found = await Promise.all(paths.map((path) => filesOf(path, folder)))
  return [...new Map(found.flat().map((file) => [file.uri, file] as const)).values()]
}

async function filesOf(typed: string, folder: string): Promise<readonly GivenFile[]> {
  const path = resolve(folder, typed)
  const facts = await stat(path).catch(() => undefined)
  if (facts?.isDirectory()) {
    const files = (await budgetFiles(path)).map((each) => given(each, join(typed, relative(path, each))))
    if (files.length === 0) throw new CouldNotRun({ zh: `文件夹“${typed}”里没有 .budget 文件`, en: `No .budget file in the folder “${typed}”` })
    return files
  }
  // A file whose name has a star in it is a file all the same, so the disk is asked first.
  if (facts || !isDynamicPattern(typed)) return [given(path, typed)]
  const pattern = sep === '/' ? typed : slashes(typed)
  const matched = (await budgetFiles(folder, pattern)).map((each) => given(each, isAbsolute(typed) ? each : relative(folder, each)))
  if (matched.length === 0) throw new CouldNotRun({ zh: `没有 .budget 文件符合“${typed}”`, en: `No .budget file matches “${typed}”` })
  return matched
}

function given(path: string, name: string): GivenFile {
  return { path, uri: uriOf(path), name: slashes(name) }
}

/** The folder that counts as the workspace: where the command runs if that holds all files, else the lowest folder that does. */
export function workspaceOf(files: readonly GivenFile[], folder: string): string {
  const folders = files.map((file) => dirname(file.path))
  if (folders.every((each) => holds(folder, each))) return folder
  let common = folders[0] ?? folder
  while (!folders.every((each) => holds(common, each))) common = dirname(common)
  return common
}

export function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner)
  return way === '' || !(isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`))
}
