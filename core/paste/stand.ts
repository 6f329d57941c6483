/** Where somebody pastes: the open table with its header and its unit, the tables of the form, and where new lines may go without parting what belongs together. */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import { printTemplate } from '../analysis/print-template.ts'
import type { ColumnForm, TableForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import type { PrintedNames } from '../model/header.ts'
import type { LinePart, LineState } from '../model/line-state.ts'
import type { AmountUnit } from '../money/amount.ts'
import type { Range } from '../report.ts'
import type { LineDocument } from '../store/index.ts'
import { isStub } from './insertion.ts'

export interface Stand {
  readonly table: TableForm | undefined
  readonly state: LineState | undefined
  /** Rows must go above this line; absent, they may go where the selection is. */
  readonly rowsBefore: number | undefined
  /** A table must: behind the last line of the one that stands here. */
  readonly tableBefore: number | undefined
  /** The tables of the form; none without one. */
  readonly tables: readonly TableForm[]
  /** Those that the budget has already, with or without rows. */
  readonly written: ReadonlySet<TableForm>
  /** The names of all tables that the budget has. */
  readonly names: ReadonlySet<string>
  readonly printed: PrintedNames
  /** Of a table that no form knows. */
  readonly unit: AmountUnit
}

export function standAt(analysis: BudgetAnalysis, document: LineDocument, selection: Range): Stand {
  const { format, head, flows } = analysis
  const parts = flows.find((flow) => flow.document === document)?.parts ?? []
  const tables = [...(format?.tables.values() ?? [])]
  const opened = flows.flatMap((flow) =>
    flow.parts.flatMap(({ before, after }) => (after.table && after.table !== before.table ? [after.table] : [])),
  )
  const rows = placeOfRows(document, parts, selection)
  return {
    table: rows.state?.table,
    state: rows.state,
    rowsBefore: rows.before,
    tableBefore: placeOfTable(document, parts, selection),
    tables,
    written: new Set(opened),
    names: new Set(opened.map(({ folded }) => folded)),
    printed: printedNames([...tables, ...opened], head?.year),
    unit: head?.unit ?? '元',
  }
}

/** A header and its dashes are not parted: rows go below both. */
function placeOfRows(document: LineDocument, parts: readonly LinePart[], selection: Range) {
  const { start, end } = selection
  const isBefore = (document.lines[start.line]?.text ?? '').slice(0, start.character).trim() === '' || isStub(document, selection)
  const above = isBefore ? start.line - 1 : end.line
  let at = above
  if (parts[at]?.isHeader && document.lines[at + 1]?.syntax.kind === 'dash') at += 1
  const state = at < 0 ? undefined : parts[at]?.after
  return { state, before: at === above ? undefined : at + 1 }
}

/** Nothing where no row of the table follows; else behind its last line. */
function placeOfTable(document: LineDocument, parts: readonly LinePart[], { end }: Range): number | undefined {
  const here = parts[end.line]
  const table = here?.after.table
  if (!table) return undefined
  let last = end.line
  let at = end.line + 1
  for (; at < parts.length && parts[at]?.after.table === table && parts[at]?.before.table === table; at += 1)
    if (belongsToTable(document.lines[at]?.syntax.kind)) last = at
  return last === end.line ? undefined : last + 1
}

/** A comment below the last row may speak of what comes next. */
function belongsToTable(kind: string | undefined): boolean {
  return kind !== undefined && kind !== 'blank' && kind !== 'comment'
}

function printedNames(tables: readonly TableForm[], year: number | undefined): PrintedNames {
  const printed = new Map<ColumnForm, string>()
  for (const { sides } of tables)
    for (const { columns } of sides)
      for (const column of columns) if (column.printedAs) printed.set(column, foldLabel(printTemplate(column.printedAs, year)))
  return printed
}
