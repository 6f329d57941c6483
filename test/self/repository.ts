/** The files of this repository as the self-checks see them: what is written by hand, without what is installed or generated. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

const notOurs = new Set(['node_modules', '.git', 'dist', 'dist-test', 'build', '.vscode-test'])

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return []
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? walk(path) : [path]
  })
}

/** Every path, relative to the root, with `/`. */
export const paths: readonly string[] = walk('').sort()

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** The TypeScript files of these folders. */
export function sourcesOf(folders: readonly string[]): readonly string[] {
  return paths.filter((path) => path.endsWith('.ts') && folders.includes(path.split('/')[0] ?? ''))
}
