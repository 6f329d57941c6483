/** Files from the disk, for a server (or the command line) that runs as a process. It knows no open buffers and keeps nothing. */
import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { URI } from 'vscode-uri'
import { decodeBytes, LARGEST_FILE } from '../core/store/decode.ts'
import type { Host, ReadResult } from '../core/store/index.ts'

const EXTENSION = '.budget'

/** A whole home folder may be open: a walk that has not ended by then is not about one budget. */
const MOST_FOLDERS = 5000

export function createNodeHost(): Host {
  return { readFile: readBudget, listFiles }
}

async function readBudget(uri: string): Promise<ReadResult> {
  const path = pathOf(uri)
  if (path === undefined) return { problem: 'missing' }
  try {
    const { size } = await stat(path)
    if (size > LARGEST_FILE) return { problem: 'too-large' }
    return decodeBytes(await readFile(path))
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? { problem: 'missing' } : { problem: 'unreadable', detail: code ?? message }
  }
}

async function listFiles(folderUri: string): Promise<readonly string[]> {
  const folder = pathOf(folderUri)
  if (folder === undefined) return []
  const found: string[] = []
  const waiting = [folder]
  for (let asked = 0; waiting.length > 0 && asked < MOST_FOLDERS; asked++) {
    const here = waiting.shift() ?? folder
    for (const entry of await entriesOf(here)) {
      const path = join(here, entry.name)
      // A linked folder may lead back to where it stands, so links are not followed to folders.
      if (entry.isDirectory() && !isApart(entry.name)) waiting.push(path)
      if (!entry.isDirectory() && entry.name.endsWith(EXTENSION)) found.push(pathToFileURL(path).href)
    }
  }
  return found
}

/** Folders of tools, where nobody keeps a budget. */
function isApart(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch {
    // Gone, or not allowed: nothing of ours is to be found there.
    return []
  }
}

/** Nothing for addresses that are on no disk, and for those that no path can be made of (a zero byte, a foreign host). */
function pathOf(uri: string): string | undefined {
  try {
    if (URI.parse(uri).scheme !== 'file') return undefined
    const path = fileURLToPath(uri)
    return path.includes('\0') ? undefined : path
  } catch {
    return undefined
  }
}
