/**
 * What may become of a pasted table at a place in a budget: rows of the table there, or a table of its own. The choice is the person's; what
 * cannot be taken over as it stands is said. Pure: an analysis, a selection and tables give texts and edits.
 */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { Say } from '../explain/say.ts'
import type { Range } from '../report.ts'
import type { LineDocument } from '../store/index.ts'
import type { Written } from './compose.ts'
import { insertLines, type LineEdit } from './insertion.ts'
import { bestNamed } from './likely-tables.ts'
import { newTables } from './new-table.ts'
import { openRows } from './open-rows.ts'
import type { PastedTable } from './pasted-table.ts'
import { standAt } from './stand.ts'

export { readHtmlTables } from './html-tables.ts'
export type { LineEdit } from './insertion.ts'
export type { PastedTable } from './pasted-table.ts'
export { readTabText } from './tab-text.ts'

export interface PasteChoice {
  readonly kind: 'rows' | 'table'
  readonly title: string
  /** Takes the place of what is selected. */
  readonly text: string
  readonly edits: readonly LineEdit[]
  /** What a person should know of it; blank where there is nothing. */
  readonly remark: string
}

/** A single cell is a text, not a table. */
export function isTable({ grid }: PastedTable): boolean {
  return grid.length > 1 || (grid[0]?.length ?? 0) > 1
}

/** The likeliest first. Nothing where what was copied is no table. */
export function pasteChoices(
  analysis: BudgetAnalysis,
  document: LineDocument,
  selection: Range,
  pasted: readonly PastedTable[],
  say: Say,
): readonly PasteChoice[] {
  const tables = pasted.filter(isTable)
  const [first] = tables
  if (!first) return []
  const stand = standAt(analysis, document, selection)
  const rows = openRows(stand, tables, say)
  const others = newTables(stand, tables, say)
  const named = bestNamed(first, stand.tables)
  const isElsewhere = named.length > 0 && stand.table !== undefined && !named.includes(stand.table)
  const inOrder = rows && !isElsewhere && rows.isSure ? [rows, ...others] : [...others, ...(rows ? [rows] : [])]
  return inOrder.map((written) => placed(written, document, selection))
}

/** In the middle of a line, in prose or in a comment somebody rather wants the text as it is. */
export function prefersText({ lines }: LineDocument, { start, end }: Range): boolean {
  const line = lines[start.line]
  if (!line) return false
  if (line.syntax.kind === 'prose' || line.syntax.kind === 'comment') return true
  const isInside = line.text.slice(0, start.character).trim() !== '' && (lines[end.line]?.text ?? '').slice(end.character).trim() !== ''
  return isInside
}

function placed(written: Written, document: LineDocument, selection: Range): PasteChoice {
  const { kind, title, before, remarks } = written
  const lines = kind === 'table' ? apart(written, document, selection) : written.lines
  const { text, edits } = insertLines(document, selection, lines, before)
  return { kind, title, text, edits, remark: remarks.join('\n') }
}

/** Between a table and what stands above or below it is a blank line. */
function apart({ lines, before }: Written, document: LineDocument, { start, end }: Range): readonly string[] {
  const isText = (line: number, from = 0, to?: number) => (document.lines[line]?.text ?? '').slice(from, to).trim() !== ''
  const above = before === undefined ? isText(start.line, 0, start.character) || isText(start.line - 1) : isText(before - 1)
  const below = before === undefined ? isText(end.line, end.character) || isText(end.line + 1) : isText(before)
  return [...(above ? [''] : []), ...lines, ...(below ? [''] : [])]
}
