/** `gouji check`: every file that was named, checked as one workspace, and the findings printed. */
import { resolve } from 'node:path'
import { loadFiles, reportOf } from '../core/index.ts'
import { rules } from '../core/rules/index.ts'
import { collectFiles, workspaceOf } from './collect-files.ts'
import { diskHost, uriOf } from './disk-host.ts'
import { embeddedData } from './embedded-data.ts'
import { exitCode } from './exit-code.ts'
import { pathNames, withNames } from './path-names.ts'
import type { CommonOptions } from './program.ts'
import { writeProof } from './proof.ts'
import { renderText } from './render-text.ts'
import { renderSarif } from './sarif.ts'
import { reportUnreadable, SourceLines } from './source-lines.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

export interface CheckOptions extends CommonOptions {
  readonly format: 'text' | 'json' | 'sarif'
  readonly checks?: boolean
  /** A folder for the proof reports. */
  readonly report?: string
}

export async function check(paths: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const files = await collectFiles(paths, terminal.folder)
  const sources = new SourceLines(diskHost)
  const unreadable = await reportUnreadable(files, sources, options.language, terminal)
  const readable = files.filter((file) => !unreadable.has(file.uri))
  if (readable.length === 0) return 2
  const uris = readable.map((file) => file.uri)
  const root = uriOf(workspaceOf(files, terminal.folder))
  const workspace = await loadFiles(sources, uris, { language: options.language, data: embeddedData, root })
  const raw = reportOf(workspace, uris, options.checks === true)
  const nameOf = pathNames(terminal.folder, new Map(files.map((file) => [file.uri, file.name])))
  const report = withNames(raw, nameOf)
  if (options.format === 'json') terminal.out(`${JSON.stringify(report, null, 2)}\n`)
  else if (options.format === 'sarif') terminal.out(renderSarif(report, { language: options.language, version: version(), rules }))
  else {
    const lines = await sources.linesOf(raw, nameOf)
    terminal.out(renderText(report, { language: options.language, colours: terminal.colours, lineOf: lines }))
  }
  if (options.report !== undefined) await writeProof(workspace, uris, resolve(terminal.folder, options.report), options.language, terminal)
  return unreadable.size > 0 ? 2 : exitCode(report)
}
