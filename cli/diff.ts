/** `gouji diff`: what changed between two budgets, as text, a page or JSON. As with diff(1), 1 says that they differ; errors in them change nothing. */
import { basename, dirname, extname, resolve } from 'node:path'
import { type Comparison, compareFiles, comparisonJson, comparisonPage, isSame, tell } from '../publish/compare/index.ts'
import { writeInto } from './atomic-write.ts'
import { collectFiles, type GivenFile, workspaceOf } from './collect-files.ts'
import { diskHost, uriOf } from './disk-host.ts'
import { embeddedData } from './embedded-data.ts'
import { CouldNotRun } from './failure.ts'
import { pathNames } from './path-names.ts'
import type { CommonOptions } from './program.ts'
import { renderComparison } from './render-comparison.ts'
import { reportUnreadable, SourceLines } from './source-lines.ts'
import type { Terminal } from './terminal.ts'

export const diffFormats = ['text', 'html', 'json'] as const
export type DiffFormat = (typeof diffFormats)[number]

export interface DiffOptions extends CommonOptions {
  readonly format?: DiffFormat
  readonly out?: string
}

export async function diff(oldPath: string, newPath: string, options: DiffOptions, terminal: Terminal): Promise<number> {
  const { language, out } = options
  const [old, now] = [await oneFile(oldPath, terminal), await oneFile(newPath, terminal)]
  const sources = new SourceLines(diskHost)
  if ((await reportUnreadable([...new Set([old, now])], sources, language, terminal)).size > 0) return 2
  const [oldRoot, newRoot] = [old, now].map((file) => uriOf(workspaceOf([file], terminal.folder))) as [string, string]
  const compared = await compareFiles(sources, old.uri, now.uri, { language, data: embeddedData, oldRoot, newRoot })
  if ('nothing' in compared) {
    const { name } = compared.nothing === 'old' ? old : now
    throw new CouldNotRun({ zh: `“${name}”里没有可以比较的表格`, en: `There is no table to compare in “${name}”` })
  }
  const { comparison } = compared
  const text = render(comparison, [old, now], options, terminal)
  if (out === undefined) terminal.out(text)
  else await writeInto(dirname(resolve(terminal.folder, out)), [{ name: basename(out), bytes: new TextEncoder().encode(text) }])
  return isSame(comparison) ? 0 : 1
}

async function oneFile(path: string, terminal: Terminal): Promise<GivenFile> {
  const files = await collectFiles([path], terminal.folder)
  const [file] = files
  if (file && files.length === 1) return file
  throw new CouldNotRun({
    zh: `diff 比较两个预算文件，“${path}”是 ${files.length} 个文件`,
    en: `diff compares two budget files; “${path}” is ${files.length} files`,
  })
}

function render(comparison: Comparison, [old, now]: readonly [GivenFile, GivenFile], options: DiffOptions, terminal: Terminal): string {
  const { language, out } = options
  const files = [old.name, now.name] as const
  switch (options.format ?? formatOf(out)) {
    case 'html':
      return comparisonPage(comparison, { language, files })
    case 'json':
      return comparisonJson(comparison, { files, nameOf: pathNames(terminal.folder, new Map([old, now].map(({ uri, name }) => [uri, name]))) })
    case 'text':
      return renderComparison(tell(comparison, language), { language, colours: terminal.colours && out === undefined, files })
  }
}

/** A name that ends in .html asks for a page. */
function formatOf(out: string | undefined): DiffFormat {
  const ending = extname(out ?? '')
    .slice(1)
    .toLowerCase()
  return diffFormats.find((format) => format === ending) ?? 'text'
}
