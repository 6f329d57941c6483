/** The disk behind the core's host interface. Nothing here throws: every way of not being readable is a value. */
import type { Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { glob } from 'tinyglobby'
import { decodeBytes, LARGEST_FILE } from '../core/store/decode.ts'
import { type Host, normalizeUri, type ReadResult } from '../core/store/index.ts'
import { pathOf } from './path-names.ts'

/** Folders that hold other people's files by the ten thousand; hidden ones are left out as well. */
const NOT_LOOKED_INTO = ['**/node_modules/**']

export const diskHost: Host = {
  readFile: async (uri) => {
    const path = pathOf(uri)
    return path === undefined ? { problem: 'unreadable', detail: uri } : readText(path)
  },
  listFiles: async (folderUri) => {
    const folder = pathOf(folderUri)
    return folder === undefined ? [] : (await budgetFiles(folder)).map(uriOf)
  },
}

export function uriOf(path: string): string {
  return normalizeUri(pathToFileURL(path).href)
}

/** The paths of all budget files below a folder, in a fixed order. A folder that may not be entered is passed over. */
export async function budgetFiles(folder: string, pattern = '**/*.budget'): Promise<readonly string[]> {
  const found = await glob(pattern, { cwd: folder, absolute: true, ignore: NOT_LOOKED_INTO, followSymbolicLinks: false, expandDirectories: false })
  return found.filter((path) => path.endsWith('.budget')).sort()
}

export async function readBytes(path: string): Promise<{ readonly bytes: Uint8Array } | Exclude<ReadResult, { readonly text: string }>> {
  try {
    const facts: Stats = await stat(path)
    // A pipe would never end, and a folder has no text.
    if (!facts.isFile()) return { problem: 'unreadable', detail: facts.isDirectory() ? 'EISDIR' : 'not a regular file' }
    if (facts.size > LARGEST_FILE) return { problem: 'too-large' }
    return { bytes: await readFile(path) }
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? { problem: 'missing' } : { problem: 'unreadable', detail: code ?? message }
  }
}

async function readText(path: string): Promise<ReadResult> {
  const read = await readBytes(path)
  return 'bytes' in read ? decodeBytes(read.bytes) : read
}
