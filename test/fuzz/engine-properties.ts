/**
 * An editor's session beside a fresh reading of the same text: after any edits both must find the same. It makes no edits;
 * which files there are and what is edited is the caller's.
 */
import { catalogs, formats } from '../../build/embedded.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'

/** Texts by address, as arrays of lines. */
export type Texts = ReadonlyMap<string, readonly string[]>

const nobody = { readFile: async () => ({ problem: 'missing' as const }), listFiles: async () => [] }

export function emptyWorkspace(): BudgetWorkspace {
  return new BudgetWorkspace({ host: nobody, data: { catalogs, formats }, roots: [], language: 'zh', listChecks: true })
}

/** All that an editor or a report could show, in a form that compares. */
export function shown(workspace: BudgetWorkspace, uris: readonly string[]): readonly string[] {
  const roots = [...new Set(uris.flatMap((uri) => workspace.files.rootsOf(uri)))].sort()
  return roots.flatMap((root) => {
    const found = workspace.diagnosticsOf(root).flatMap((file) => file.diagnostics.map((diagnostic) => `${file.uri} ${JSON.stringify(diagnostic)}`))
    return [...found.sort(), `${root} ${JSON.stringify(workspace.counts(root))}`]
  })
}

/** Everything read anew. The workspace may be used again: its documents are not. */
export function freshly(texts: Texts, workspace = emptyWorkspace()): readonly string[] {
  for (const [uri, lines] of texts) workspace.files.open(LineDocument.create(uri, 'budget', 1, lines.join('\n')))
  const found = shown(workspace, [...texts.keys()])
  for (const uri of texts.keys()) workspace.files.close(uri)
  return found
}

export class EditorSession {
  readonly workspace = emptyWorkspace()
  readonly #texts = new Map<string, readonly string[]>()
  #version = 1

  constructor(texts: Texts) {
    this.reset(texts)
  }

  get texts(): Texts {
    return this.#texts
  }

  /** The documents are closed and opened again. */
  reset(texts: Texts): void {
    for (const uri of this.#texts.keys()) this.workspace.files.close(uri)
    this.#texts.clear()
    for (const [uri, lines] of texts) {
      this.#texts.set(uri, lines)
      this.workspace.files.open(LineDocument.create(uri, 'budget', this.#version, lines.join('\n')))
    }
  }

  /** Brings one text to what it is to be by the smallest change of characters, as an editor sends it. */
  change(uri: string, lines: readonly string[]): void {
    const document = this.workspace.files.document(uri)
    if (!document) throw new Error(`${uri} is not open`)
    const [before, now] = [document.getText(), lines.join('\n')]
    let start = 0
    while (start < before.length && start < now.length && before[start] === now[start]) start++
    let [oldEnd, newEnd] = [before.length, now.length]
    while (oldEnd > start && newEnd > start && before[oldEnd - 1] === now[newEnd - 1]) {
      oldEnd--
      newEnd--
    }
    this.#version++
    const range = { start: document.positionAt(start), end: document.positionAt(oldEnd) }
    this.workspace.files.change(uri, [{ range, text: now.slice(start, newEnd) }], this.#version)
    this.#texts.set(uri, lines)
  }

  /** The text that the session holds differs from the one that was meant. */
  strayed(): string | undefined {
    for (const [uri, lines] of this.#texts) if (this.workspace.files.document(uri)?.getText() !== lines.join('\n')) return uri
    return undefined
  }

  shown(): readonly string[] {
    return shown(this.workspace, [...this.#texts.keys()])
  }
}

/** What only one of two lists has, signed; nothing if they are the same. */
export function unlike(session: readonly string[], fresh: readonly string[]): readonly string[] {
  const surplus = (list: readonly string[], other: readonly string[], sign: string) => {
    const left = new Map<string, number>()
    for (const item of other) left.set(item, (left.get(item) ?? 0) + 1)
    return list.flatMap((item) => {
      const count = left.get(item) ?? 0
      left.set(item, count - 1)
      return count > 0 ? [] : [`${sign} ${item}`]
    })
  }
  return [...surplus(session, fresh, 'session only:'), ...surplus(fresh, session, 'fresh only:')]
}
