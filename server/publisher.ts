/**
 * Pushes findings to the client: after each edit, never on a timer. Edits that wait in the message queue are taken in first, one analysis
 * then serves them all, and what an edit overtook is not sent. It knows which budgets to look at, not what is wrong with them.
 */
import type { SourceFiles } from '../core/store/index.ts'
import { isFormat } from './file-role.ts'
import type { FileFindings } from './service.ts'
import { createShownFindings, type SendFindings } from './shown-findings.ts'

export interface PublisherOptions {
  readonly files: SourceFiles
  readonly analyse: (root: string) => Promise<readonly FileFindings[]>
  readonly send: SendFindings
  readonly openUris: () => readonly string[]
  /** Comes back after whatever waits in the message queue has had its turn. */
  readonly turn: () => Promise<void>
  readonly failed: (problem: unknown) => void
  /** Everything that came so far has been looked at. */
  readonly idle?: () => void
}

export interface Publisher {
  /** A document was opened, edited or closed. */
  changed(uri: string): void
  /** Settings, or files on the disk: look at all that is open again. */
  allChanged(): void
  /** Looks at these budgets too from now on, whether or not one of their files is open. */
  keep(roots: readonly string[]): void
  /** When everything that came so far has been looked at. */
  settled(): Promise<void>
  isBusy(): boolean
  /** What was found last in a budget and its parts. */
  found(root: string): readonly FileFindings[]
}

export function createPublisher(options: PublisherOptions): Publisher {
  const { files, analyse, send, openUris, turn, failed, idle } = options
  const shown = createShownFindings(files, send)
  const edited = new Set<string>()
  const waiting = new Set<string>()
  const kept = new Set<string>()
  let everything = false
  let generation = 0
  let work: Promise<void> | undefined

  const wake = () => {
    generation++
    work ??= run().catch((problem: unknown) => {
      work = undefined
      failed(problem)
    })
  }

  async function run(): Promise<void> {
    do {
      await quiet()
      await collect()
      const root = first(waiting)
      if (root !== undefined) await look(root)
    } while (waiting.size > 0 || edited.size > 0 || everything)
    work = undefined
    idle?.()
  }

  /** Messages are handled one for each turn of the event loop, so two turns without an edit mean that none waits. */
  async function quiet(): Promise<void> {
    let seen: number
    do {
      seen = generation
      await turn()
      await turn()
    } while (seen !== generation)
  }

  /** From the documents that were edited to the budgets to look at, those of the last edit first. */
  async function collect(): Promise<void> {
    const uris = [...edited].reverse()
    const all = everything || uris.some((uri) => isFormat(files.document(uri)))
    edited.clear()
    everything = false
    for (const uri of openUris()) await files.load(uri)
    const wanted = new Set([...openUris().flatMap((uri) => files.rootsOf(uri)), ...kept])
    const affected = uris.flatMap((uri) => files.affectedBy(uri))
    const next = [...affected, ...waiting, ...(all ? wanted : [])].filter((root) => wanted.has(root))
    waiting.clear()
    for (const root of next) waiting.add(root)
    shown.retain(wanted)
  }

  async function look(root: string): Promise<void> {
    waiting.delete(root)
    try {
      const found = await analyse(root)
      // Edits that came meanwhile are taken in before anything is sent: what they overtook is never seen.
      await turn()
      await turn()
      shown.replace(root, found)
    } catch (problem) {
      failed(problem)
    }
  }

  return {
    changed(uri) {
      edited.delete(uri)
      edited.add(uri)
      wake()
    },
    allChanged() {
      everything = true
      wake()
    },
    keep(roots) {
      for (const root of roots) {
        kept.add(root)
        waiting.add(root)
      }
      wake()
    },
    settled: () => work ?? Promise.resolve(),
    isBusy: () => work !== undefined,
    found: (root) => shown.of(root),
  }
}

function first<T>(set: ReadonlySet<T>): T | undefined {
  for (const one of set) return one
  return undefined
}
