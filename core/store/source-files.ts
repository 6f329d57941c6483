/**
 * All files of a workspace as documents: what the editor has open before what the disk holds, each read once,
 * and how they hang together. It says that a file is missing or unreadable, but not what that means for a budget.
 */
import { type Closure, closureOf, reachedFrom, rootsOf } from './file-graph.ts'
import { type FileLink, linksOf, touchesLinks } from './file-links.ts'
import { type FileProblem, fileProblem } from './file-problem.ts'
import type { Host } from './host.ts'
import { LineDocument, type Splice, type TextChange } from './line-document.ts'
import { fileNameOf, folderOf, isInside, normalizeUri } from './resolve-path.ts'

interface Entry {
  readonly content: LineDocument | FileProblem
  readonly isOpen: boolean
  links?: readonly FileLink[] | undefined
}

interface Reading {
  done: Promise<void>
}

/** Files that the host gives stand under this name; a buffer has what its editor calls it. */
const LANGUAGE_ID = 'budget'

export class SourceFiles {
  readonly #host: Host
  #roots: readonly string[]
  readonly #entries = new Map<string, Entry>()
  readonly #reading = new Map<string, Reading>()
  #listing: Promise<void> | undefined
  #listed: ReadonlySet<string> = new Set()

  constructor(host: Host, roots: readonly string[]) {
    this.#host = host
    this.#roots = roots.map(normalizeUri)
  }

  get roots(): readonly string[] {
    return this.#roots
  }

  /** The folders that are open changed: what was outside may be inside now. */
  setRoots(roots: readonly string[]): void {
    this.#roots = roots.map(normalizeUri)
    this.#listing = undefined
  }

  open(document: LineDocument): void {
    this.#entries.set(normalizeUri(document.uri), { content: document, isOpen: true })
  }

  /** Nothing for a document that is not open. */
  change(uri: string, changes: readonly TextChange[], version: number): readonly Splice[] {
    const entry = this.#entries.get(normalizeUri(uri))
    if (!entry?.isOpen || !(entry.content instanceof LineDocument)) return []
    const splices = entry.content.applyChanges(changes, version)
    if (touchesLinks(splices)) entry.links = undefined
    return splices
  }

  /** From now on the disk counts again. */
  close(uri: string): void {
    this.#drop(normalizeUri(uri))
  }

  /** The file came, changed or went on the disk. An open buffer stays what it is. */
  forget(uri: string): void {
    const key = normalizeUri(uri)
    this.#listing = undefined
    if (!this.isOpen(key)) this.#drop(key)
  }

  isOpen(uri: string): boolean {
    return this.#entries.get(normalizeUri(uri))?.isOpen ?? false
  }

  /** Reads what is not yet known: the workspace's budget files, this file, and whatever it leads to. */
  async load(uri: string): Promise<void> {
    await this.loadWorkspace()
    await this.#follow([normalizeUri(uri)])
  }

  /** Reads the budget files of the open folders, and whatever they lead to. */
  loadWorkspace(): Promise<void> {
    this.#listing ??= this.#listRoots()
    return this.#listing
  }

  /** The document, or why there is none; nothing if it was never loaded. */
  get(uri: string): LineDocument | FileProblem | undefined {
    return this.#entries.get(normalizeUri(uri))?.content
  }

  document(uri: string): LineDocument | undefined {
    const content = this.get(uri)
    return content instanceof LineDocument ? content : undefined
  }

  /** Every file that the workspace holds or the editor has open, in a fixed order. */
  known(): readonly string[] {
    return [...new Set([...this.#listed, ...this.#entries.keys()])].filter((uri) => this.document(uri)).sort()
  }

  linksOf(uri: string): readonly FileLink[] {
    const entry = this.#entries.get(normalizeUri(uri))
    if (!(entry?.content instanceof LineDocument)) return []
    entry.links ??= linksOf(entry.content)
    return entry.links
  }

  includesOf(uri: string): readonly string[] {
    return this.linksOf(uri).flatMap(({ type, target }) => (type === 'include' ? [target] : []))
  }

  rootsOf(uri: string): readonly string[] {
    return rootsOf(normalizeUri(uri), this.known(), (one) => this.linksOf(one))
  }

  /** The budgets whose findings may be others when this file is: its roots, and those for which one of them is last year's. */
  affectedBy(uri: string): readonly string[] {
    const key = normalizeUri(uri)
    const asking = this.known().filter((one) => one === key || reachedFrom(one, (at) => this.linksOf(at), ['include', 'last-year']).has(key))
    return [...new Set(asking.flatMap((one) => this.rootsOf(one)))].sort()
  }

  closureOf(root: string): Closure {
    return closureOf(
      normalizeUri(root),
      (uri) => this.linksOf(uri),
      (link) => this.#problemOf(link),
    )
  }

  #problemOf(link: FileLink): FileProblem | undefined {
    if (!this.#mayRead(link)) return fileProblem(link.target, 'outside', link.path.value)
    const content = this.get(link.target)
    if (content === undefined || content instanceof LineDocument) return undefined
    return fileProblem(link.target, content.kind, link.path.value, content.detail)
  }

  /** A budget may name files below its own folder and below the open ones, and whatever the editor has open anyway. */
  #mayRead({ target, line }: FileLink): boolean {
    const folders = [folderOf(line.document.uri), ...this.#roots]
    return this.isOpen(target) || folders.some((folder) => isInside(target, folder))
  }

  async #follow(start: readonly string[]): Promise<void> {
    const seen = new Set<string>(start)
    let wave: readonly string[] = start
    while (wave.length > 0) {
      await Promise.all(wave.map((uri) => this.#read(uri)))
      const links = wave.flatMap((uri) => this.linksOf(uri)).filter((link) => this.#mayRead(link) && !seen.has(link.target))
      wave = [...new Set(links.map((link) => link.target))]
      for (const uri of wave) seen.add(uri)
    }
  }

  async #listRoots(): Promise<void> {
    const lists = await Promise.all(this.#roots.map((root) => this.#host.listFiles(root).catch(() => [])))
    this.#listed = new Set(lists.flat().map(normalizeUri))
    await this.#follow([...this.#listed])
  }

  #read(uri: string): Promise<void> {
    if (this.#entries.has(uri)) return Promise.resolve()
    const underWay = this.#reading.get(uri)
    if (underWay) return underWay.done
    const reading: Reading = { done: Promise.resolve() }
    this.#reading.set(uri, reading)
    reading.done = readContent(this.#host, uri).then((content) => {
      // The file changed while it was being read, so this is what it was, not what it is.
      if (this.#reading.get(uri) !== reading) return this.#read(uri)
      this.#reading.delete(uri)
      if (!this.#entries.has(uri)) this.#entries.set(uri, { content, isOpen: false })
    })
    return reading.done
  }

  #drop(key: string): void {
    this.#entries.delete(key)
    this.#reading.delete(key)
  }
}

async function readContent(host: Host, uri: string): Promise<LineDocument | FileProblem> {
  try {
    const result = await host.readFile(uri)
    if ('text' in result) return LineDocument.create(uri, LANGUAGE_ID, 0, result.text)
    return fileProblem(uri, result.problem, fileNameOf(uri), result.detail)
  } catch (problem) {
    return fileProblem(uri, 'unreadable', fileNameOf(uri), problem instanceof Error ? problem.message : String(problem))
  }
}
