/**
 * What each line means after the lines above it: which table is open, under which header, with which fields. A state flows
 * down the lines; after an edit the flow is followed only until a line's state-out is what it was. Knows no values of other rows.
 */
import { findColumn } from '../format/find-column.ts'
import { type ColumnForm, isNumeric, type Place, placeOf, type SideForm, type TableForm, wholeLine } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { declarationOf } from '../format/read-format.ts'
import type { AmountUnit } from '../money/amount.ts'
import { nearestName } from '../nearest-name.ts'
import type { Finding } from '../rules/define-rule.ts'
import { syntax } from '../rules/syntax.ts'
import { unknownColumn } from '../rules/unknown-column.ts'
import { unknownTable } from '../rules/unknown-table.ts'
import type { Line } from '../store/line-document.ts'
import { bindRow } from './bind-row.ts'
import { type PrintedNames, readHeader } from './header.ts'
import { type CellReader, readCell } from './read-cell.ts'
import { type BoundRow, type FieldBlock, type Header, sameHeader } from './row.ts'

/** What lines above say to the lines below. Compared piece by piece (`sameState`), so every piece keeps its identity while it is unchanged. */
export interface LineState {
  readonly table: TableForm | undefined
  readonly unit: AmountUnit
  readonly side: SideForm | undefined
  readonly header: Header | undefined
  readonly block: FieldBlock | undefined
  /** The fields hold figures that no row of their own stands for yet (see `blockRow`). */
  readonly pending: boolean
  /** The number of the last fixed row met, where a side prints one label twice. */
  readonly lastFixed: number
  /** 忽略 lines that wait for their line or table. */
  readonly silence: Silence | undefined
  readonly tableSilence: Silence | undefined
  /** Set where a table is opened that nobody knows: its rows are passed over. */
  readonly lost: boolean
}

/** One 忽略 line, and the one above it that waits for the same line. */
export interface Silence {
  readonly rule: string
  readonly reason: string
  readonly place: Place
  readonly also: Silence | undefined
}

export interface LinePart {
  readonly before: LineState
  readonly after: LineState
  readonly rows: readonly BoundRow[]
  readonly findings: readonly Finding[]
  readonly silence: Silence | undefined
  /** What was compared and held in the cells of this line. */
  readonly held: number
  readonly isHeader: boolean
  /** The column whose field the line sets. */
  readonly setsField?: ColumnForm
}

export interface FlowContext {
  readonly tables: { find(word: string, title: string): TableForm | undefined; adHoc(line: Line): TableForm | undefined; names(): Iterable<string> }
  readonly unit: AmountUnit
  readonly printed: PrintedNames
  readonly cells: CellReader
  /** A label of a fixed row that is a formula (`= 年 - 1`), as it is printed this year. */
  readonly labels: ReadonlyMap<object, string>
  /** What a row alone can be found wrong in, beyond its cells one by one. */
  checkRow(row: BoundRow): { readonly held: number; readonly finding?: Finding }
}

const NONE: readonly never[] = []

export function startState(unit: AmountUnit): LineState {
  return { table: undefined, unit, side: undefined, header: undefined, block: undefined, pending: false, lastFixed: -1, silence: undefined, tableSilence: undefined, lost: false }
}

export function sameState(a: LineState, b: LineState): boolean {
  return (
    a === b ||
    (a.table === b.table && a.unit === b.unit && a.side === b.side && sameHeader(a.header, b.header) && a.block === b.block && a.pending === b.pending &&
      a.lastFixed === b.lastFixed && a.silence === b.silence && a.tableSilence === b.tableSilence && a.lost === b.lost)
  )
}

/** One step of the flow. `next` is the line below: a dash row makes this one a header. */
export function readLine(context: FlowContext, line: Line, next: Line | undefined, state: LineState): LinePart {
  const part = readOne(context, line, next, state)
  // Fields come one line at a time; the row that stands for their figures comes with the first line that is no field of theirs.
  if (!state.pending || (part.after.pending && part.after.table === state.table && sameFigures(state.block, part.after.block))) return part
  const rows = pendingRows(state)
  return { ...part, rows: [...rows, ...part.rows] }
}

/** Whether a field line only added to the block: everything that was there is still there. */
function sameFigures(before: FieldBlock | undefined, after: FieldBlock | undefined): boolean {
  return before === after || (before?.side === after?.side && (before?.written.every((written, index) => written === undefined || after?.written[index] === written) ?? true))
}

/** At the end of a file the last fields still want their row. */
export function pendingRows(state: LineState): readonly BoundRow[] {
  return state.pending && state.block && state.table ? [blockRow(state, state.block, state.table)] : NONE
}

function readOne(context: FlowContext, line: Line, next: Line | undefined, state: LineState): LinePart {
  const kind = line.syntax.kind
  const problems = line.syntax.problems.length > 0 ? line.syntax.problems.map((slip) => syntax.at(placeOf(line, slip), slip, mendOf(line, slip))) : NONE
  if (kind === 'row') return readRowLine(context, line, next, state, problems)
  if (kind === 'field') return readFieldLine(context, line, state, problems)
  const declaration = kind === 'declaration' ? declarationOf(line) : undefined
  if (!declaration) return plain(state, state, problems)
  switch (declaration.type) {
    case 'table':
      return openTable(context, line, declaration.name?.value ?? '', declaration.title?.value ?? '', state, problems)
    case 'side':
      return chooseSide(line, declaration.name?.value ?? '', state, problems)
    case 'amount-unit': {
      const unit = declaration.unit?.value
      return plain(state, state.table && (unit === '元' || unit === '万元') ? { ...state, unit } : state, problems)
    }
    case 'suppress': {
      if (!declaration.rule || !declaration.reason?.value) return plain(state, state, problems)
      const silence: Silence = { rule: declaration.rule.value, reason: declaration.reason.value, place: wholeLine(line), also: state.silence }
      return { ...plain(state, { ...state, silence }, problems), silence: undefined }
    }
    case 'section':
      return plain(state, closeTable(context, state), problems)
    default:
      return plain(state, state, problems)
  }
}

function mendOf(line: Line, slip: Line['syntax']['problems'][number]) {
  const { fix } = slip
  return fix ? { mends: [{ zh: fix.zh, en: fix.en, edits: [{ place: { line, start: fix.start, end: fix.end }, text: fix.text }] }] } : {}
}

function plain(before: LineState, after: LineState, findings: readonly Finding[]): LinePart {
  return { before, after, rows: NONE, findings, silence: before.tableSilence, held: 0, isHeader: false }
}

function closeTable(context: FlowContext, state: LineState): LineState {
  return { ...startState(context.unit), silence: state.silence }
}

function openTable(context: FlowContext, line: Line, name: string, title: string, state: LineState, problems: readonly Finding[]): LinePart {
  const table = context.tables.find(name, title) ?? context.tables.adHoc(line)
  const side = table?.sides.length === 1 ? table.sides[0] : undefined
  const after: LineState = { ...startState(context.unit), table, unit: table?.unit ?? context.unit, side, tableSilence: state.silence, lost: !table }
  const findings = table ? problems : [...problems, unknownTable.at(wholeLine(line), { table: name, near: nearestName(name, context.tables.names()) })]
  return { ...plain(state, after, findings), silence: state.silence }
}

function chooseSide(line: Line, name: string, state: LineState, problems: readonly Finding[]): LinePart {
  if (!state.table) return plain(state, state, problems)
  const side = state.table.sides.find((each) => foldLabel(each.name) === foldLabel(name))
  if (side) return plain(state, { ...state, side, header: undefined, lastFixed: -1, block: undefined, pending: false }, problems)
  const near = nearestName(name, state.table.sides.map((each) => each.name))
  return plain(state, state, [...problems, unknownColumn.at(wholeLine(line), { column: name, table: state.table.name, near: undefined, ...(near ? { several: [near] } : {}) })])
}

function readRowLine(context: FlowContext, line: Line, next: Line | undefined, state: LineState, problems: readonly Finding[]): LinePart {
  if (!state.table) {
    if (state.lost) return plain(state, state, problems)
    const finding = syntax.at(wholeLine(line), { zh: '这一行不在任何表里：先写“表 名 标题”', en: 'this row is in no table: write “表 name title” first' })
    return plain(state, state, [...problems, finding])
  }
  if (next?.syntax.kind === 'dash' || !state.header) {
    const header = readHeader(line, state.table, state.side, context.printed)
    return { ...plain(state, { ...state, header, pending: false, silence: undefined, lastFixed: -1 }, header.findings.length > 0 ? [...problems, ...header.findings] : problems), isHeader: true, silence: state.silence ?? state.tableSilence }
  }
  const bound = bindRow(context, line, state, state.header, state.table)
  const findings = problems.length > 0 || bound.findings.length > 0 ? [...problems, ...bound.findings] : NONE
  const isNew = state.silence || state.pending || state.lastFixed !== bound.lastFixed || state.block !== bound.block
  const after = isNew ? { ...state, silence: undefined, pending: false, lastFixed: bound.lastFixed, block: bound.block } : state
  return { before: state, after, rows: bound.rows, findings, silence: joinSilences(state.silence, state.tableSilence), held: bound.held, isHeader: false }
}

function joinSilences(first: Silence | undefined, second: Silence | undefined): Silence | undefined {
  if (!first || !second) return first ?? second
  return { ...first, also: joinSilences(first.also, second) }
}

function readFieldLine(context: FlowContext, line: Line, state: LineState, problems: readonly Finding[]): LinePart {
  const { syntax: field } = line
  if (field.kind !== 'field') return plain(state, state, problems)
  const found = state.table ? findFieldColumn(state.table, state.side, field.name.value) : undefined
  if (found?.length === 1 && found[0]) return setField(context, line, found[0].side, found[0].column, state, problems)
  if (found && found.length > 1 && !field.declaration) {
    const several = found.map(({ column }) => column.path.join('.'))
    return plain(state, state, [...problems, unknownColumn.at(placeOf(line, field.name), { column: field.name.value, table: state.table?.name ?? '', near: undefined, several })])
  }
  if (field.declaration?.type === 'table') return openTable(context, line, field.declaration.name?.value ?? '', field.declaration.title?.value ?? '', state, problems)
  const named = context.tables.find(field.name.value, '')
  if (named && !field.declaration) return openTable(context, line, field.name.value, field.value.value, state, problems)
  if (field.declaration?.type === 'amount-unit') {
    const unit = field.declaration.unit?.value
    return plain(state, state.table && (unit === '元' || unit === '万元') ? { ...state, unit } : state, problems)
  }
  if (field.declaration) return plain(state, state, problems)
  if (state.lost) return plain(state, state, problems)
  const names = state.table?.sides.flatMap((side) => side.columns.map((column) => column.name)) ?? []
  const finding = unknownColumn.at(placeOf(line, field.name), { column: field.name.value, table: state.table?.name ?? '这里', near: nearestName(field.name.value, names) })
  return plain(state, state, [...problems, finding])
}

function findFieldColumn(table: TableForm, side: SideForm | undefined, name: string): readonly { readonly side: SideForm; readonly column: ColumnForm }[] {
  return (side ? [side] : table.sides).flatMap((each) => {
    const match = findColumn(each.columns, [name])
    if (!match) return []
    return ('column' in match ? [match.column] : match.several).map((column) => ({ side: each, column }))
  })
}

/** Sets one field. Setting a 字段 clears those that the format lists after it (notes P01). */
function setField(context: FlowContext, line: Line, side: SideForm, column: ColumnForm, state: LineState, problems: readonly Finding[]): LinePart {
  if (line.syntax.kind !== 'field') return plain(state, state, problems)
  const { value } = line.syntax
  const reading = readCell(context.cells, column, state.unit, { line, cell: -1, text: value.value, place: () => placeOf(line, value) })
  const earlier = state.block?.side === side ? state.block.written : NONE
  const written = side.columns.map((each) => {
    const isCleared = column.isField && each.isField && each.index > column.index
    // Figures that have their row already belong to the block above.
    const isSpent = isNumeric(each) && !state.pending
    return isCleared || isSpent ? undefined : earlier[each.index]
  })
  written[column.index] = reading.written
  const block: FieldBlock = { side, written }
  const pending = written.some((each, index) => each !== undefined && isNumeric(side.columns[index] as ColumnForm))
  const findings = reading.findings.length > 0 ? [...problems, ...reading.findings] : problems
  return { before: state, after: { ...state, block, pending, silence: undefined }, rows: NONE, findings, silence: joinSilences(state.silence, state.tableSilence), held: reading.held, isHeader: false, setsField: column }
}

/** Figures of fields are one for their block: they stand as a row of their own beside the rows below, with the texts that hold there. */
function blockRow(state: LineState, block: FieldBlock, table: TableForm): BoundRow {
  const first = block.written.find((written, index) => written && isNumeric(block.side.columns[index] as ColumnForm))
  return { kind: 'block', line: first?.line, table, side: block.side, unit: state.unit, form: undefined, header: undefined, written: block.written, block, findings: NONE }
}
