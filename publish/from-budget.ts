/**
 * A checked budget → its publication: the tables that are there, in the form's order. Which rows and figures they have is
 * the evaluator's word; here they are only put in order and into print. Nothing is decided about right and wrong.
 */
import type { BudgetAnalysis } from '../core/analysis/budget-analysis.ts'
import type { Catalog } from '../core/catalog/index.ts'
import type { TableState } from '../core/evaluate/table-state.ts'
import { type SideForm, type TableForm, wholeLine } from '../core/format/form.ts'
import type { BudgetHead } from '../core/model/head.ts'
import type { AmountUnit } from '../core/money/amount.ts'
import { describeReason } from '../core/value.ts'
import { alignSides, type PrintedLine } from './align-sides.ts'
import { codeOfCell } from './cell-code.ts'
import { type ChartRequest, chartsOf } from './charts.ts'
import { findWrittenAround, type WrittenAround } from './field-blocks.ts'
import { headerOf } from './header.ts'
import { mergeFields } from './merge-fields.ts'
import type { Publication, PublishedCell, PublishedRow, PublishedTable } from './model.ts'
import { emptyTable } from './no-data.ts'
import { ordinalIn } from './ordinal.ts'
import { decimalsOf, type Missing, type Printing, printCell } from './print-cell.ts'
import { type PrintedColumn, printedColumns } from './printed-columns.ts'
import { publishedColumn, type SumOfCell, sumsOfRows } from './printed-sums.ts'
import { projectNames } from './project-names.ts'
import { publishedSections } from './sections.ts'
import { type PlannedRow, rowsOfSide, type SideRequest } from './side-rows.ts'
import { sourceOf } from './source-place.ts'
import { finish, type Steps } from './steps.ts'

export interface PublicationOptions {
  readonly language: Publication['language']
  readonly draft: boolean
  /** For a preview: each table shows at most so many of the rows that its form does not fix, and says how many more there are. */
  readonly mostRows?: number
}

/** `undefined` where no table is there. */
export function publicationOf(analysis: BudgetAnalysis, options: PublicationOptions): Publication | undefined {
  return finish(publishInSteps(analysis, options))
}

export function* publishInSteps(analysis: BudgetAnalysis, options: PublicationOptions): Steps<Publication | undefined> {
  const { state, head, catalog } = analysis
  if (!state || !head || !catalog) return undefined
  state.settle()
  const printing: Printing = { head, catalog, isPublished: head.status !== 'source', projects: projectNames(state), language: options.language }
  yield
  const asked: Asked = {
    printing,
    around: yield* findWrittenAround(analysis.flows, (line) => analysis.prose?.render([line]).text ?? ''),
    compareRows: state.parts.compareRows,
    mostRows: options.mostRows,
  }
  const tables: PublishedTable[] = []
  for (const table of state.tables) if (table.there) tables.push(yield* publishTable(asked, table))
  const sections = analysis.prose ? publishedSections(analysis.prose) : []
  if (tables.length === 0 && sections.length === 0) return undefined
  return {
    title: titleOf(head),
    publisher: publisherOf(head),
    ...codeOfPublisher(head),
    ...(head.year === undefined ? {} : { year: head.year }),
    draft: options.draft,
    language: options.language,
    sections,
    tables,
    // Some rows of a table tell nothing of the whole.
    charts: tables.some(({ omitted }) => omitted) ? [] : chartsOf(tables, chartRequest(head, catalog, options)),
  }
}

function chartRequest({ year }: BudgetHead, catalog: Catalog, { language }: PublicationOptions): ChartRequest {
  return { language, year, nameOf: (kind, code) => catalog.of(kind).lookup(code, year)?.name }
}

function publisherOf({ department, units }: BudgetHead): string {
  return department?.name ?? units[0]?.name ?? ''
}

function codeOfPublisher({ department, units }: BudgetHead): Pick<Publication, 'publisherCode'> {
  const code = department ? department.code : units[0]?.code
  return code ? { publisherCode: code } : {}
}

function titleOf({ department, units, year }: BudgetHead): string {
  const [unit] = units
  const body = department ? `${department.name}|部门` : unit ? `${unit.name}|单位` : '|部门'
  const [name = '', kind = ''] = body.split('|')
  return `${name}${year === undefined ? '' : `${year}年`}${kind}预算`
}

/** What all tables are printed with. */
interface Asked {
  readonly printing: Printing
  readonly around: WrittenAround
  readonly compareRows: SideRequest['compareRows']
  readonly mostRows: number | undefined
}

function* publishTable({ printing, around, ...asked }: Asked, table: TableState): Steps<PublishedTable> {
  const { form } = table
  const opened = around.opened.get(form)
  const unit = unitOf(table)
  const columns = printedColumns(table, unit, printing.head.year)
  const planned: PlannedRow[][] = []
  let omitted = 0
  for (const side of table.sides) {
    const { rows, ...rest } = yield* rowsOfSide({ side, around, ...asked, year: printing.head.year })
    planned.push([...rows])
    omitted += rest.omitted
  }
  const empty = printing.isPublished || planned.flat().some((row) => row.kind === 'data') ? undefined : emptyTable(form.noData, columns)
  const lines = alignSides(planned)
  yield
  const missing: Missing = new Map()
  const sumOf = omitted === 0 ? sumsOfRows(lines) : () => undefined
  const settled = columns.map((column) => ({
    ...column,
    decimals: decimalsOf(
      column,
      lines.flatMap((line) => line[column.side] ?? []),
    ),
  }))
  const rows =
    empty?.rows ??
    mergeFields(
      lines.map((line) => printLine(printing, line, settled, missing, sumOf)),
      settled,
    )
  return {
    name: form.name,
    title: form.title,
    ...(columns.some((column) => column.form.type === '金额') ? { unit } : {}),
    header: headerOf(columns.map((column) => column.path)),
    columns: settled.map((column) => publishedColumn(column, settled, form.sides[column.side] as SideForm)),
    ...(form.sides.length > 1 ? { sides: form.sides.map((side) => side.name) } : {}),
    rows,
    notes: [...notesOf(form, around), ...(empty?.notes ?? []), ...missingNotes(missing, printing.language)],
    ...(opened ? { source: sourceOf(wholeLine(opened)) } : {}),
    ...(omitted > 0 ? { omitted } : {}),
  }
}

/** The form's unit; a table without a form has the one that stands in it. */
function unitOf(table: TableState): AmountUnit {
  if (!table.form.adHoc) return table.form.unit
  for (const side of table.sides) for (const row of side.rows.keys()) return row.unit
  return table.form.unit
}

function printLine(printing: Printing, line: PrintedLine, columns: readonly PrintedColumn[], missing: Missing, sumOfCell: SumOfCell): PublishedRow {
  const cells = columns.map((column): PublishedCell => {
    const row = line[column.side]
    const cell = row?.cells[column.form.index]
    if (!cell) return { text: '' }
    const printed = numbered(printing, column, row?.ordinal, printCell(printing, column, cell, missing))
    const code = codeOfCell(column.form, cell, printed.text)
    const sumOf = printed.value === undefined ? undefined : sumOfCell(cell)
    return {
      ...printed,
      ...(code === undefined ? {} : { code }),
      ...(sumOf ? { sumOf } : {}),
      ...(cell.place ? { source: sourceOf(cell.place) } : {}),
    }
  })
  const kinds = line.flatMap((row) => row?.kind ?? [])
  const kind = kinds.includes('total') ? 'total' : kinds.includes('subtotal') ? 'subtotal' : 'data'
  return { kind, cells }
}

/** What a budget under review has numbered stays as it is. */
function numbered({ isPublished }: Printing, { form }: PrintedColumn, ordinal: number | undefined, cell: PublishedCell): PublishedCell {
  if (isPublished || form.numbering === undefined || ordinal === undefined || cell.text === '') return cell
  return { ...cell, text: `${ordinalIn(form.numbering, ordinal)}${cell.text}` }
}

function notesOf(form: TableForm, around: WrittenAround): readonly string[] {
  return [...form.notes, ...(around.notes.get(form) ?? [])].map((note) => `注：${note}`)
}

/** A figure that cannot be known is not a zero: it is marked, and the table says what is missing. */
function missingNotes(missing: Missing, language: Publication['language']): readonly string[] {
  if (missing.size === 0) return []
  const reasons = [...missing.values()].map((reason) => describeReason(reason)[language])
  return [language === 'en' ? `？ not known: ${reasons.join('; ')}` : `？处算不出：${reasons.join('；')}`]
}
