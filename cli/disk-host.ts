/** The disk as commands see it: the core's host (the server's own, so that both read alike), folders and globs, and plain bytes for `fmt`. */
import { readFile, stat } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { glob } from 'tinyglobby'
import { LARGEST_FILE } from '../core/store/decode.ts'
import { type Host, normalizeUri, type ReadProblem } from '../core/store/index.ts'
import { createNodeHost } from '../server/node-host.ts'

export const diskHost: Host = createNodeHost()

/** Folders that hold other people's files by the ten thousand; hidden ones are left out as well. */
const NOT_LOOKED_INTO = ['**/node_modules/**']

export function uriOf(path: string): string {
  return normalizeUri(pathToFileURL(path).href)
}

/** The paths of all budget files below a folder, in a fixed order. A folder that may not be entered is passed over. */
export async function budgetFiles(folder: string, pattern = '**/*.budget'): Promise<readonly string[]> {
  const found = await glob(pattern, { cwd: folder, absolute: true, ignore: NOT_LOOKED_INTO, followSymbolicLinks: false, expandDirectories: false })
  return found.filter((path) => path.endsWith('.budget')).sort()
}

export type BytesResult = { readonly bytes: Uint8Array } | { readonly problem: ReadProblem; readonly detail?: string }

/** Never throws: every way of not being readable is a value. */
export async function readBytes(path: string): Promise<BytesResult> {
  try {
    if ((await stat(path)).size > LARGEST_FILE) return { problem: 'too-large' }
    return { bytes: await readFile(path) }
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? { problem: 'missing' } : { problem: 'unreadable', detail: code ?? message }
  }
}
