/** A budget in memory with the shipped data, and what pasting at a place of it comes to. `¦` marks the place. Not a test itself. */
import { catalogs, formats } from '../../build/embedded.ts'
import { BudgetWorkspace, type Diagnostic, readShippedData } from '../../core/index.ts'
import { type PasteChoice, type PastedTable, pasteChoices, readHtmlTables, readTabText } from '../../core/paste/paste.ts'
import { LineDocument } from '../../core/store/index.ts'

const URI = 'file:///budget/main.budget'
const data = readShippedData({ catalogs, formats })
const nothing = { readFile: async () => ({ problem: 'missing' as const }), listFiles: async () => [] }

export function htmlTables(html: string): readonly PastedTable[] {
  const reading = readHtmlTables(html)
  for (;;) {
    const step = reading.next()
    if (step.done) return step.value
  }
}

export function tabTables(text: string): readonly PastedTable[] {
  const table = readTabText(text)
  return table ? [table] : []
}

export interface Opened {
  readonly workspace: BudgetWorkspace
  readonly document: LineDocument
}

export function open(text: string): Opened {
  const workspace = new BudgetWorkspace({ host: nothing, data, roots: [], language: 'zh' })
  const document = LineDocument.create(URI, 'budget', 1, text)
  workspace.files.open(document)
  return { workspace, document }
}

export function findings(text: string): readonly Diagnostic[] {
  return open(text).workspace.diagnosticsOf(URI)[0]?.diagnostics ?? []
}

/** The place between two `¦`, or at the one. */
export function selectionIn(marked: string) {
  const places = [...marked.matchAll(/¦/g)].map(({ index }) => {
    const before = marked.slice(0, index).replaceAll('¦', '').split('\n')
    return { line: before.length - 1, character: before[before.length - 1]?.length ?? 0 }
  })
  const [start = { line: 0, character: 0 }, end = start] = places
  return { start, end }
}

export function choicesAt(marked: string, tables: readonly PastedTable[], language: 'zh' | 'en' = 'zh'): readonly PasteChoice[] {
  const { workspace, document } = open(marked.replaceAll('¦', ''))
  return pasteChoices(workspace.analysis(URI), document, selectionIn(marked), tables, (zh, en) => (language === 'zh' ? zh : en))
}

/** The document after a choice: what is selected gives way to its text, its edits are beside that and none overlaps another. */
export function pasted(marked: string, choice: PasteChoice | undefined): string {
  if (!choice) throw new Error('no such choice')
  const text = marked.replaceAll('¦', '')
  const document = LineDocument.create(URI, 'budget', 1, text)
  const all = [{ range: selectionIn(marked), newText: choice.text }, ...choice.edits]
  const edits = all
    .map(({ range, newText }) => ({ from: document.offsetAt(range.start), to: document.offsetAt(range.end), newText }))
    .filter(({ from, to, newText }) => from !== to || newText !== '')
    .sort((a, b) => a.from - b.from || a.to - b.to)
  for (const [index, { from }] of edits.entries()) if (from < (edits[index - 1]?.to ?? 0)) throw new Error('edits overlap')
  return edits.reduceRight((now, { from, to, newText }) => now.slice(0, from) + newText + now.slice(to), text)
}

export function pastedFirst(marked: string, tables: readonly PastedTable[]): string {
  return pasted(marked, choicesAt(marked, tables)[0])
}
