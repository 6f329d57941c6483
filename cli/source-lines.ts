/** Files read once in a run: for the core, and again for the lines that a report shows. Also says which named files cannot be read. */
import type { Language, Report } from '../core/report.ts'
import { fileProblem } from '../core/store/file-problem.ts'
import type { Host, ReadResult } from '../core/store/index.ts'
import { type LineText, splitLines } from '../core/store/split-lines.ts'
import type { GivenFile } from './collect-files.ts'
import type { NameOf } from './path-names.ts'
import type { Terminal } from './terminal.ts'

export class SourceLines implements Host {
  readonly #host: Host
  readonly #read = new Map<string, Promise<ReadResult>>()

  constructor(host: Host) {
    this.#host = host
  }

  readFile(uri: string): Promise<ReadResult> {
    const known = this.#read.get(uri)
    if (known) return known
    const reading = this.#host.readFile(uri)
    this.#read.set(uri, reading)
    return reading
  }

  listFiles(folderUri: string): Promise<readonly string[]> {
    return this.#host.listFiles(folderUri)
  }

  /** The lines of the files that have findings, by the names that the report uses. */
  async linesOf(report: Report, nameOf: NameOf): Promise<(name: string, line: number) => string | undefined> {
    const lines = new Map<string, readonly LineText[]>()
    for (const { path, diagnostics } of report.files) {
      if (diagnostics.length === 0) continue
      const read = await this.readFile(path)
      if ('text' in read) lines.set(nameOf(path), splitLines(read.text))
    }
    return (name, line) => lines.get(name)?.[line]?.text
  }
}

/** One line on stderr for each named file that cannot be read; their addresses. */
export async function reportUnreadable(
  files: readonly GivenFile[],
  host: Host,
  language: Language,
  terminal: Terminal,
): Promise<ReadonlySet<string>> {
  const unreadable = new Set<string>()
  for (const { uri, name } of files) {
    const read = await host.readFile(uri)
    if ('text' in read) continue
    unreadable.add(uri)
    terminal.error(`gouji: ${fileProblem(uri, read.problem, name, read.detail)[language]}${likely(read, language)}\n`)
  }
  return unreadable
}

function likely(read: Exclude<ReadResult, { readonly text: string }>, language: Language): string {
  if (read.problem !== 'encoding' || read.detail === undefined) return ''
  return language === 'en' ? ` (it looks like ${read.detail})` : `（看来是 ${read.detail}）`
}
