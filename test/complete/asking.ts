/** Asks for completion in a small workspace: `¦` in the text is where the author is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogs, formats } from '../../build/embedded.ts'
import { type Completions, complete } from '../../core/complete/complete.ts'
import { BudgetWorkspace, type Language } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'

export const example = (path: string) => readFileSync(join(import.meta.dirname, '../../examples', path), 'utf8')

/** The analysis of one text, as if it were the only file. */
export function analysed(text: string) {
  const workspace = new BudgetWorkspace({
    host: { readFile: async () => ({ problem: 'missing' }), listFiles: async () => [] },
    data: { catalogs, formats },
    roots: ['file:///ws'],
    language: 'zh',
  })
  const document = LineDocument.create('file:///ws/甲.budget', 'budget', 1, text)
  workspace.files.open(document)
  const [root = document.uri] = workspace.files.rootsOf(document.uri)
  return { document, analysis: workspace.analysis(root) }
}

export interface Answer {
  readonly labels: readonly string[]
  readonly found: Completions | undefined
  /** The whole line once the first item with this label is taken. */
  taking(label: string): string
}

export function ask(marked: string, language: Language = 'zh'): Answer {
  const offset = marked.indexOf('¦')
  const text = marked.replace('¦', '')
  const before = marked.slice(0, offset).split('\n')
  const { document, analysis } = analysed(text)
  const line = document.lines[before.length - 1]
  if (!line || offset < 0) throw new Error('no ¦ in the text')
  const found = complete(analysis, line, before[before.length - 1]?.length ?? 0, language)
  return {
    found,
    labels: found?.items.map(({ label }) => label) ?? [],
    taking(label) {
      const item = found?.items.find((each) => each.label === label)
      if (!found || !item) throw new Error(`${label} is not offered: ${found?.items.map((each) => each.label).join('、')}`)
      return line.text.slice(0, found.start) + item.insert + line.text.slice(found.end)
    },
  }
}
