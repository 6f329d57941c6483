/** `gouji check --report`: a page for each budget that shows, amount by amount, which checks confirm it. */
import { relative } from 'node:path'
import type { BudgetWorkspace, Language } from '../core/index.ts'
import { proofReport, uniqueFileStems } from '../publish/index.ts'
import { writeInto } from './atomic-write.ts'
import { slashes } from './path-names.ts'
import type { Terminal } from './terminal.ts'

export async function writeProof(
  workspace: BudgetWorkspace,
  uris: readonly string[],
  folder: string,
  language: Language,
  terminal: Terminal,
): Promise<void> {
  const unique = uniqueFileStems()
  const roots = [...new Set(uris.flatMap((uri) => workspace.files.rootsOf(uri)))].sort()
  const pages = roots.flatMap((root) => {
    const page = proofReport(workspace.analysis(root), language)
    return page ? [{ ...page, name: `${unique(page.name.replace(/\.html$/, ''))}.html` }] : []
  })
  const written = await writeInto(folder, pages)
  terminal.error(written.map((path) => `gouji: ${slashes(relative(terminal.folder, path) || path)}\n`).join(''))
}
