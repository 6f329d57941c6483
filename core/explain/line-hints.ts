/**
 * What is drawn behind a line and not written in it: the names of codes that stand alone, and the figures that the form computes. Always after
 * the last word of the line: in a column a hint would move the numbers.
 */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { DocumentFlow } from '../analysis/document-flow.ts'
import { foldName } from '../catalog/index.ts'
import type { SideState } from '../evaluate/side-state.ts'
import { type ColumnForm, isNumeric, type TableForm } from '../format/form.ts'
import type { LinePart } from '../model/line-state.ts'
import type { BoundRow, Written } from '../model/row.ts'
import type { Value } from '../value.ts'
import { printValue } from './print-value.ts'

export interface HintKinds {
  readonly codeNames: boolean
  readonly generated: boolean
}

/** More than this nobody reads at the end of a line. */
const MOST_FIGURES = 4

/** Fields are followed by their row, over paragraphs and blank lines, within this many lines. */
const MOST_LINES_BELOW = 200

/** The pieces of the hint, in the order of the columns; none for most lines. */
export function hintsOfLine(analysis: BudgetAnalysis, flow: DocumentFlow, index: number, kinds: HintKinds): readonly string[] {
  const part = flow.parts[index]
  const line = flow.lines[index]
  if (!part || !line || line !== flow.document.lines[index]) return []
  const rows = part.rows.filter((row) => row.line === line && row.kind !== 'block')
  const names = kinds.codeNames ? namesOf(analysis, cellsOf(rows, part)) : []
  if (!kinds.generated) return names
  return [...names, ...rows.flatMap((row) => figuresOfRow(analysis, row)), ...figuresOfFields(analysis, flow, index), ...totalsOf(analysis, part)]
}

// —— names of codes

interface Cell {
  readonly written: Written
  readonly column: ColumnForm
}

function cellsOf(rows: readonly BoundRow[], { setsField, after }: LinePart): readonly Cell[] {
  const cells = rows.flatMap(({ side, written, line }) =>
    side.columns.flatMap((column) => {
      const cell = written[column.index]
      return cell && cell.line === line ? [{ written: cell, column }] : []
    }),
  )
  const field = setsField && after.block?.written[setsField.index]
  return field ? [...cells, { written: field, column: setsField }] : cells
}

function namesOf(analysis: BudgetAnalysis, cells: readonly Cell[]): readonly string[] {
  const names = cells.flatMap((cell) => nameOf(analysis, cell) ?? [])
  if (names.length === 0) return names
  // A form may print the name in a column of its own.
  const texts = new Set(cells.map(({ written }) => foldName(written.text)))
  return [...new Set(names)].filter((name) => !texts.has(foldName(name)))
}

function nameOf({ catalog, head }: BudgetAnalysis, { written: { value, text }, column }: Cell): string | undefined {
  if (value.k === 'code') return value.kind && value.name === undefined ? catalog?.of(value.kind).lookup(value.code, head?.year)?.name : undefined
  if (value.k !== 'text' || value.key !== text) return undefined
  if (column.type === '单位') return head?.units.find(({ code }) => code === text)?.name
  return column.type === '购买服务' && /^\d+$/.test(text) ? catalog?.services.byCode(text, head?.year)?.name : undefined
}

// —— figures that nobody wrote

function figuresOfRow(analysis: BudgetAnalysis, row: BoundRow): readonly string[] {
  const side = sideOf(analysis, row)
  return side ? figures(side, row, (column) => figureIn(side, row, column)) : []
}

function sideOf({ state }: BudgetAnalysis, { table, side }: BoundRow): SideState | undefined {
  return state?.table(table)?.side(side)
}

function figureIn(side: SideState, row: BoundRow, column: ColumnForm): Value | undefined {
  const written = row.written[column.index]
  if (written && !written.formula) return undefined
  if (row.kind === 'subtotal') return undefined
  if (row.form || row.kind === 'total') {
    const form = row.form ?? side.totalForm
    return written || !side.fixed.isWrittenCell(row, column) ? side.fixed.node(form, column).peek() : undefined
  }
  const state = side.rows.get(row)
  return state && (written || !state.isWritten(column)) ? state.cell(column) : undefined
}

/** A column that the header does not print is said only if its figure is none of those that stand in the row already. */
function figures(side: SideState, row: BoundRow, value: (column: ColumnForm) => Value | undefined): readonly string[] {
  const said = new Set<string>()
  for (const written of row.written) if (written?.value.k === 'amount') said.add(written.value.ticks.toString())
  const found: string[] = []
  for (const column of side.form.columns) {
    if (!isNumeric(column)) continue
    const isPrinted = row.header?.slots.some((slot) => slot?.column === column) === true
    const known = value(column)
    const shown = known && print(known, column)
    if (!known || shown === undefined) continue
    const ticks = known.k === 'amount' ? known.ticks.toString() : shown
    if (!isPrinted && said.has(ticks)) continue
    said.add(ticks)
    found.push(`${nameOfColumn(side, column)} = ${shown}`)
  }
  return shortened(found)
}

/** Zero and what is not known are no news. */
function print(value: Value, column: ColumnForm): string | undefined {
  if (value.k === 'amount') return value.ticks === 0n ? undefined : printValue(value, column.unit, column.decimals)
  if (value.k !== 'number' || value.n.isZero()) return undefined
  return printValue(column.type === '百分比' ? { ...value, percent: true } : value, column.unit, column.decimals)
}

/** 合计, or as much of its path as tells it from other columns called so. */
function nameOfColumn({ form }: SideState, column: ColumnForm): string {
  const isOnly = form.columns.filter(({ name }) => name === column.name).length === 1
  return isOnly ? column.name : column.path.slice(-2).join('.')
}

function shortened(found: readonly string[]): readonly string[] {
  return found.length > MOST_FIGURES ? [...found.slice(0, MOST_FIGURES), '…'] : found
}

/** The figures of fields stand once, in a row of their own: said behind the last of the fields. */
function figuresOfFields(analysis: BudgetAnalysis, flow: DocumentFlow, index: number): readonly string[] {
  if (!flow.parts[index]?.setsField) return []
  for (let at = index + 1; at < Math.min(flow.parts.length, index + MOST_LINES_BELOW); at += 1) {
    const part = flow.parts[at]
    if (!part || part.setsField) return []
    const row = part.rows.find(({ kind }) => kind === 'block')
    const side = row && sideOf(analysis, row)
    if (side) return figures(side, row, (column) => (column.isField ? figureIn(side, row, column) : undefined))
    if (part.rows.length > 0 || part.isHeader) return []
  }
  return []
}

// —— totals of a table that writes none

function totalsOf({ state }: BudgetAnalysis, { before, after }: LinePart): readonly string[] {
  const { table } = after
  if (!table || table === before.table) return []
  const found = (state?.table(table)?.sides ?? []).flatMap((side) => totalsOfSide(side, table))
  return shortened(found)
}

/** Only of sides that are sums: where the form fixes every row its own total says it. */
function totalsOfSide(side: SideState, table: TableForm): readonly string[] {
  const isWritten = (side.fixed.rows.get(side.totalForm)?.length ?? 0) > 0
  if (isWritten || !side.form.open || side.rows.size < 2) return []
  const said = new Set<string>()
  return side.form.columns.flatMap((column) => {
    if (column.type !== '金额' || column.noTotal || column.unpublished) return []
    const total = side.whole(column)
    const shown = print(total, column)
    if (total.k !== 'amount' || shown === undefined || said.has(total.ticks.toString())) return []
    said.add(total.ticks.toString())
    const place = table.sides.length > 1 && side.form.name !== '' ? `${side.form.name}.` : ''
    return [`∑ ${place}${nameOfColumn(side, column)} = ${shown}`]
  })
}
