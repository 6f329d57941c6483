/**
 * What the client shows, by file, put together from all budgets that the file is part of. It sends a list when it differs from what is shown,
 * and never one that an edit has overtaken; when to look is for `publisher.ts`.
 */
import { normalizeUri, type SourceFiles } from '../core/store/index.ts'
import type { FileFindings, Finding } from './service.ts'

/** `version` is absent for a file that is not open. */
export type SendFindings = (uri: string, version: number | undefined, findings: readonly Finding[]) => void

export interface ShownFindings {
  replace(root: string, found: readonly FileFindings[]): void
  /** Forgets all budgets but these, and takes what only the others said off the client's screen. */
  retain(roots: ReadonlySet<string>): void
  of(root: string): readonly FileFindings[]
}

export function createShownFindings(files: SourceFiles, send: SendFindings): ShownFindings {
  const byRoot = new Map<string, ReadonlyMap<string, FileFindings>>()
  const sent = new Map<string, { readonly uri: string; readonly version: number | undefined; readonly sources: readonly (readonly Finding[])[] }>()

  function show(key: string): void {
    const open = files.isOpen(key) ? files.document(key) : undefined
    const found = [...byRoot.values()].flatMap((budget) => budget.get(key) ?? [])
    if (open && found.some(({ version }) => version !== open.version)) return // overtaken: a newer analysis is on its way
    const before = sent.get(key)
    const uri = open?.uri ?? found[0]?.uri ?? before?.uri
    if (uri === undefined || (found.length === 0 && before === undefined)) return
    const sources = found.map(({ diagnostics }) => diagnostics)
    if (before && before.version === open?.version && isSame(before.sources, sources)) return
    send(uri, open?.version, distinct(sources))
    if (found.length > 0) sent.set(key, { uri, version: open?.version, sources })
    else sent.delete(key)
  }

  return {
    replace(root, found) {
      const before = byRoot.get(root)
      byRoot.set(root, new Map(found.map((file) => [normalizeUri(file.uri), file])))
      for (const key of new Set([...(byRoot.get(root)?.keys() ?? []), ...(before?.keys() ?? [])])) show(key)
    },
    retain(roots) {
      for (const [root, budget] of byRoot) {
        if (roots.has(root)) continue
        byRoot.delete(root)
        for (const key of budget.keys()) show(key)
      }
    },
    of: (root) => [...(byRoot.get(root)?.values() ?? [])],
  }
}

function isSame<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}

/** A part of two budgets may have the same slip in both: it is said once. */
function distinct(sources: readonly (readonly Finding[])[]): readonly Finding[] {
  const [only, ...more] = sources
  if (more.length === 0) return only ?? []
  const byPlace = new Map<string, Finding>()
  for (const finding of sources.flat()) byPlace.set(JSON.stringify([finding.rule, finding.range, finding.message]), finding)
  return [...byPlace.values()]
}
