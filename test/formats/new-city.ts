/** The invented city of examples/new-city, whole or with one piece of it changed. Nothing is expected here. */
import { readFileSync } from 'node:fs'
import { catalogs } from '../../build/embedded.ts'
import { BudgetWorkspace, type Host } from '../../core/index.ts'
import { publishFile } from '../../publish/index.ts'

const FOLDER = 'file:///city/'
export const names = ['云州市2025.budget', '云州市2026.budget', '预算.budget'] as const
export type FileName = (typeof names)[number]
export type Files = Readonly<Record<FileName, string>>

export function textOf(name: FileName): string {
  return readFileSync(new URL(`../../examples/new-city/${name}`, import.meta.url), 'utf8')
}

export const asShipped: Files = { '云州市2025.budget': textOf(names[0]), '云州市2026.budget': textOf(names[1]), '预算.budget': textOf(names[2]) }

/** One piece of one file changed; the piece must be there. */
export function withChange(name: FileName, from: string, to: string): Files {
  const text = asShipped[name]
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`)
  return { ...asShipped, [name]: text.replace(from, to) }
}

export interface Found {
  readonly file: string
  readonly rule: string
  readonly severity: string
  readonly message: string
  /** The line, and the text that is marked in it. */
  readonly line: string
  readonly marked: string
}

/** No format is shipped here: what is found rests on the city's own files. */
export async function findingsOf(files: Files): Promise<readonly Found[]> {
  const workspace = new BudgetWorkspace({ host: hostOf(files), data: { catalogs, formats: {} }, roots: [FOLDER], language: 'zh' })
  for (const name of names) await workspace.files.load(uriOf(name))
  const roots = new Set(names.flatMap((name) => workspace.files.rootsOf(uriOf(name))))
  const found = new Map<string, Found>()
  for (const root of roots)
    for (const { uri, diagnostics } of await workspace.analyse(root))
      for (const { rule, severity, message, range } of diagnostics) {
        const file = decodeURIComponent(uri.slice(FOLDER.length))
        const line = (files[file as FileName] ?? '').split('\n')[range.start.line] ?? ''
        const one = { file, rule, severity, message, line, marked: line.slice(range.start.character, range.end.character) }
        found.set(JSON.stringify(one), one)
      }
  return [...found.values()]
}

export function publish(files: Files) {
  const options = { language: 'zh', data: { catalogs, formats: {} }, checks: true, root: FOLDER, draft: false } as const
  return publishFile(hostOf(files), uriOf('预算.budget'), options)
}

function uriOf(name: string): string {
  return FOLDER + encodeURIComponent(name)
}

function hostOf(files: Files): Host {
  const texts = new Map(Object.entries(files).map(([name, text]) => [uriOf(name), text]))
  return {
    readFile: async (uri) => {
      const text = texts.get(uri)
      return text === undefined ? { problem: 'missing' } : { text }
    },
    listFiles: async () => [...texts.keys()],
  }
}
