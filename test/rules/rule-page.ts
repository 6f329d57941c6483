/**
 * The examples of a rule's page and what the core finds in them. An example's fences say `失败` or `通过`, a file's name if it is
 * not the budget itself; `共用` belongs to both. Nothing is expected here: the tests beside it do that.
 */
import { readFileSync } from 'node:fs'
import { catalogs, formats } from '../../build/embedded.ts'
import { BudgetWorkspace, type Fix, type Host } from '../../core/index.ts'
import type { Language } from '../../core/report.ts'

export type Role = '失败' | '通过'
/** Text by file name; the budget that is checked comes first. */
export type Files = ReadonlyMap<string, string>

export interface Found {
  readonly file: string
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly start: number
  readonly fixes: readonly Fix[]
}

const FOLDER = 'file:///examples/'
const FENCE = /^```budget +(\S+)(?: +(\S+))?\n([\s\S]*?)^```$/gm

export function pageOf(rule: string): string {
  return readFileSync(new URL(`../../core/rules/${rule}.md`, import.meta.url), 'utf8')
}

/** Every fence of a page with its marks, for the test that none is overlooked. */
export function fencesOf(page: string): readonly { readonly role: string; readonly name: string; readonly text: string }[] {
  return [...page.matchAll(FENCE)].map(([, role = '', name = '预算.budget', text = '']) => ({ role, name, text }))
}

export function exampleOf(page: string, role: Role): Files {
  const fences = fencesOf(page).filter((fence) => fence.role === role || fence.role === '共用')
  const own = fences.filter((fence) => fence.role === role)
  return new Map([...own, ...fences].map(({ name, text }) => [name, text]))
}

/** What is found in all files of an example together. */
export async function findingsOf(files: Files, language: Language): Promise<readonly Found[]> {
  const workspace = new BudgetWorkspace({ host: hostOf(files), data: { catalogs, formats }, roots: [FOLDER], language })
  const roots = new Set<string>()
  for (const name of files.keys()) await workspace.files.load(uriOf(name))
  for (const name of files.keys()) for (const root of workspace.files.rootsOf(uriOf(name))) roots.add(root)
  const found = new Map<string, Found>()
  for (const root of roots) {
    for (const { uri, diagnostics } of await workspace.analyse(root)) {
      for (const { rule, severity, message, range, fixes } of diagnostics) {
        const one = { file: nameOf(uri), rule, severity, message, start: range.start.line, fixes }
        found.set(JSON.stringify([one.file, rule, range, message]), one)
      }
    }
  }
  return [...found.values()]
}

/** The files after a mend: its edits, last first so that positions stay true. */
export function withFix(files: Files, fix: Fix): Files {
  const mended = new Map(files)
  const edits = [...fix.edits].sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character)
  for (const { uri, range, newText } of edits) {
    const lines = (mended.get(nameOf(uri)) ?? '').split('\n')
    const before = (lines[range.start.line] ?? '').slice(0, range.start.character)
    const after = (lines[range.end.line] ?? '').slice(range.end.character)
    lines.splice(range.start.line, range.end.line - range.start.line + 1, before + newText + after)
    mended.set(nameOf(uri), lines.join('\n'))
  }
  return mended
}

function uriOf(name: string): string {
  return FOLDER + encodeURIComponent(name)
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(FOLDER.length))
}

function hostOf(files: Files): Host {
  const texts = new Map([...files].map(([name, text]) => [uriOf(name), text]))
  return {
    readFile: async (uri) => {
      const text = texts.get(uri)
      return text === undefined ? { problem: 'missing' } : { text }
    },
    listFiles: async () => [...texts.keys()],
  }
}
