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
  let to = at + 1
  while (to < lines.length && (belongs(to) || isInsideCell(lines, from, to))) to += 1
  return to - from > 1 ? [from, to] : undefined
}

export function isPasted({ text, syntax }: Line): boolean {
  return syntax.kind === 'unknown' && text.includes('\t')
}

/** The quotation marks so far are odd: a cell goes on. Only as far as it ends, and not over a blank line. */
function isInsideCell(lines: readonly Line[], from: number, to: number): boolean {
  if ((lines[to]?.text.trim() ?? '') === '') return false
  let quotes = 0
  for (let index = from; index < to; index += 1) quotes += lines[index]?.text.split('"').length ?? 1
  if ((quotes - (to - from)) % 2 === 0) return false
  return lines.slice(to, to + MOST_LINES_OF_CELL).some(({ text }) => text.includes('"'))
}

const MOST_LINES_OF_CELL = 20
