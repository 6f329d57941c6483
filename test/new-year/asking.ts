/** A workspace of texts, and next year's budget made from one of them: its text, what is found in it, what is said. Not a test itself. */
import { catalogs, formats } from '../../build/embedded.ts'
import { BudgetWorkspace, type Diagnostic, readShippedData } from '../../core/index.ts'
import { newYear } from '../../core/new-year/new-year.ts'
import { LineDocument } from '../../core/store/index.ts'

const data = readShippedData({ catalogs, formats })
const nothing = { readFile: async () => ({ problem: 'missing' as const }), listFiles: async () => [] }
const address = (path: string) => `file:///work/${encodeURI(path)}`

export interface Made {
  /** By path, the root first. */
  readonly files: readonly { readonly path: string; readonly text: string }[]
  readonly root: string
  readonly notes: readonly string[]
  readonly findings: readonly Diagnostic[]
  /** The workspace with the new files in it. */
  readonly after: BudgetWorkspace
  readonly uri: string
}

export function workspaceOf(texts: Readonly<Record<string, string>>): BudgetWorkspace {
  const workspace = new BudgetWorkspace({ host: nothing, data, roots: ['file:///work'], language: 'zh' })
  for (const [path, text] of Object.entries(texts)) workspace.files.open(LineDocument.create(address(path), 'budget', 1, text))
  return workspace
}

export function made(
  texts: Readonly<Record<string, string>>,
  wishes: { readonly year: number; readonly figures: 'carry' | 'clear'; readonly target: string },
  root = Object.keys(texts)[0] ?? '',
): Made {
  const workspace = workspaceOf(texts)
  const uri = address(wishes.target)
  const result = newYear(workspace, address(root), { ...wishes, target: uri })
  if ('problem' in result) throw new Error(result.problem.zh)
  const after = workspace.beside(new Map(result.files.map((file) => [file.uri, file.text])))
  return {
    files: result.files.map((file) => ({ path: decodeURI(file.uri).replace('file:///work/', ''), text: file.text })),
    root: result.files[0]?.text ?? '',
    notes: result.notes.map(({ zh }) => zh),
    findings: after.diagnosticsOf(uri).flatMap(({ diagnostics }) => diagnostics),
    after,
    uri,
  }
}
