/**
 * Which files of a folder are budgets, which are parts of one, which are formats. Each file is read, looked at for what it says of itself
 * and of others, and let go: a folder may hold more than fits into memory. It checks nothing.
 */
import { formatHead } from './format/find-format.ts'
import { declarationOf } from './format/read-format.ts'
import { type FileStep, rootsOf } from './store/file-graph.ts'
import { linksOf } from './store/file-links.ts'
import { type FileProblem, fileProblem } from './store/file-problem.ts'
import { fileNameOf, folderOf, type Host, isInside, LineDocument, normalizeUri, type ReadResult } from './store/index.ts'

/** `part`: another file refers to it. `nameless`: it says neither 预算 nor 公开稿, nor is it a format. */
export type FileRole = 'budget' | 'part' | 'format' | 'nameless'

export interface FoundFiles {
  /** What each file is, or why nobody can tell; nothing for a file that was not looked at. */
  roleOf(uri: string): FileRole | FileProblem | undefined
  /** The budgets that a file is part of; a file that nobody refers to is its own. */
  rootsOf(uri: string): readonly string[]
  /** A budget finds its form by name, so each of them may be meant by any. */
  readonly formats: readonly string[]
}

interface Outline {
  readonly says: 'budget' | 'format' | 'nothing'
  readonly links: readonly FileStep[]
}

/** All budget files of the folder, these ones besides, and what they lead to. */
export async function findBudgets(host: Host, folder: string, uris: readonly string[]): Promise<FoundFiles> {
  const outlines = new Map<string, Outline | FileProblem>()
  const listed = await host.listFiles(folder).catch(() => [])
  // A set that grows while it is walked is walked to its end, each address once.
  const waiting = new Set([...listed, ...uris].map(normalizeUri))
  for (const uri of waiting) {
    const outline = await outlineOf(host, uri)
    outlines.set(uri, outline)
    const folders = [folder, folderOf(uri)]
    for (const { target } of 'links' in outline ? outline.links : []) if (folders.some((each) => isInside(target, each))) waiting.add(target)
  }
  return foundFiles(outlines)
}

function foundFiles(outlines: ReadonlyMap<string, Outline | FileProblem>): FoundFiles {
  const known = [...outlines.keys()].sort()
  const stepsOf = (uri: string) => {
    const outline = outlines.get(uri)
    return outline && 'links' in outline ? outline.links : []
  }
  const included = new Set(known.flatMap((uri) => stepsOf(uri).flatMap(({ type, target }) => (type === 'include' ? [target] : []))))
  // Nearly no file is part of another, and only for one that is are all others asked.
  const roots = (uri: string) => (included.has(uri) ? rootsOf(uri, known, stepsOf) : [uri])
  return {
    rootsOf: (uri) => roots(normalizeUri(uri)),
    roleOf(address) {
      const uri = normalizeUri(address)
      const outline = outlines.get(uri)
      if (!outline || !('links' in outline)) return outline
      if (outline.says === 'format') return 'format'
      if (!roots(uri).includes(uri)) return 'part'
      return outline.says === 'budget' ? 'budget' : 'nameless'
    },
    formats: known.filter((uri) => {
      const outline = outlines.get(uri)
      return outline && 'links' in outline && outline.says === 'format'
    }),
  }
}

async function outlineOf(host: Host, uri: string): Promise<Outline | FileProblem> {
  const read = await host.readFile(uri).catch((problem): ReadResult => ({ problem: 'unreadable', detail: String(problem) }))
  if (!('text' in read)) return fileProblem(uri, read.problem, fileNameOf(uri), read.detail)
  const document = LineDocument.create(uri, 'budget', 0, read.text)
  const links = linksOf(document).map(({ type, target }) => ({ type, target }))
  if (formatHead(document, false)) return { says: 'format', links }
  return { says: document.lines.some((line) => declarationOf(line)?.type === 'budget') ? 'budget' : 'nothing', links }
}
