/** Lines of a document that were pasted as they were, cut by tabs: the whole run of them becomes rows in one go, as if it were pasted again. */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { Say } from '../explain/say.ts'
import type { Line, LineDocument } from '../store/index.ts'
import { type PasteChoice, pasteChoices } from './paste.ts'
import { readTabText } from './tab-text.ts'

/** A choice whose `text` takes the place of the lines `[from, to)`. */
export interface TabRun {
  readonly from: number
  readonly to: number
  readonly choices: readonly PasteChoice[]
}

/** Nothing for a line alone: that has its own mend. */
export function tabRunAt(analysis: BudgetAnalysis, document: LineDocument, at: number, say: Say): TabRun | undefined {
  const run = findRun(document.lines, at)
  if (!run) return undefined
  const [from, to] = run
  const text = document.lines.slice(from, to).map((line) => line.text)
  const table = readTabText(text.join('\n'))
  if (!table) return undefined
  const selection = { start: { line: from, character: 0 }, end: { line: to - 1, character: text[text.length - 1]?.length ?? 0 } }
  return { from, to, choices: pasteChoices(analysis, document, selection, [table], say) }
}

/**
 * A line that nobody can read and has tabs, with its neighbours that have some: a word of the language at the start of one (`单位`) makes no
 * declaration of it there. A cell over several lines leaves lines without a tab between quotation marks.
 */
function findRun(lines: readonly Line[], at: number): readonly [from: number, to: number] | undefined {
  if (!lines[at] || !isPasted(lines[at])) return undefined
  const belongs = (index: number) => lines[index]?.text.includes('\t') === true && lines[index]?.syntax.kind !== 'row'
  let from = at
  while (belongs(from - 1)) from -= 1
  let to = from
  // Odd quotation marks leave a cell open, which may go on in lines without a tab: as far as it ends, and not over a blank line.
  let isOpen = false
  while (to < lines.length && (belongs(to) || (isOpen && endsBelow(lines, to)))) {
    if ((lines[to]?.text.split('"').length ?? 1) % 2 === 0) isOpen = !isOpen
    to += 1
  }
  return to - from > 1 ? [from, to] : undefined
}

export function isPasted({ text, syntax }: Line): boolean {
  return syntax.kind === 'unknown' && text.includes('\t')
}

function endsBelow(lines: readonly Line[], from: number): boolean {
  for (let index = from; index < from + MOST_LINES_OF_CELL; index += 1) {
    const text = lines[index]?.text.trim() ?? ''
    if (text === '') return false
    if (text.includes('"')) return true
  }
  return false
}

const MOST_LINES_OF_CELL = 20
