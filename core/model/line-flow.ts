/**
 * What each line means after the lines above it: which table is open, under which header, with which fields. A state flows
 * down the lines; after an edit the flow is followed only until a line's state-out is what it was. Knows no values of other rows.
 */
import { placeOf, wholeLine } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { declarationOf } from '../format/read-format.ts'
import { nearestName } from '../nearest-name.ts'
import type { Finding } from '../rules/define-rule.ts'
import { syntax } from '../rules/syntax.ts'
import { unknownColumn } from '../rules/unknown-column.ts'
import { unknownTable } from '../rules/unknown-table.ts'
import type { Line } from '../store/line-document.ts'
import { bindRow } from './bind-row.ts'
import { pendingRows, readFieldLine, sameFigures } from './field-line.ts'
import { readHeader } from './header.ts'
import { type FlowContext, joinSilences, type LinePart, type LineState, NONE, plain, type Silence, startState } from './line-state.ts'

/** One step of the flow. `next` is the line below: a dash row makes this one a header. */
export function readLine(context: FlowContext, line: Line, next: Line | undefined, state: LineState): LinePart {
  const part = readOne(context, line, next, state)
  // Fields come one line at a time; the row that stands for their figures comes with the first line that is no field of theirs.
  if (!state.pending || (part.after.pending && part.after.table === state.table && sameFigures(state.block, part.after.block))) return part
  const rows = pendingRows(state)
  return { ...part, rows: [...rows, ...part.rows] }
}

function readOne(context: FlowContext, line: Line, next: Line | undefined, state: LineState): LinePart {
  const kind = line.syntax.kind
  const problems =
    line.syntax.problems.length > 0 ? line.syntax.problems.map((slip) => syntax.at(placeOf(line, slip), slip, mendOf(line, slip))) : NONE
  if (kind === 'row') return readRowLine(context, line, next, state, problems)
  if (kind === 'field') return readFieldLine(context, line, state, problems)
  if (kind === 'prose' && !state.table && state.silence)
    return { ...plain(state, { ...state, silence: undefined }, problems), silence: joinSilences(state.silence, state.tableSilence) }
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
      return { ...plain(state, { ...startState(context.unit), tableSilence: state.silence }, problems), silence: state.silence }
    default:
      return plain(state, state, problems)
  }
}

function mendOf(line: Line, slip: Line['syntax']['problems'][number]) {
  const { fix } = slip
  if (!fix) return {}
  const edits = [{ place: { line, start: fix.start, end: fix.end }, text: fix.text }]
  return { mends: [{ zh: fix.zh, en: fix.en, isCertain: CERTAIN_SLIPS.has(slip.kind), edits }] }
}

/** Slips of writing that leave no doubt of what is meant: a blank too many or too few, a dash for minus, a name that wants its marks. */
const CERTAIN_SLIPS: ReadonlySet<string> = new Set(['word-operator-blank', 'call-blank', 'stray-character', 'digit-name'])

export function openTable(context: FlowContext, line: Line, name: string, title: string, state: LineState, problems: readonly Finding[]): LinePart {
  const table = context.tables.find(name, title) ?? context.tables.adHoc(line)
  const side = table?.sides.length === 1 ? table.sides[0] : undefined
  const after: LineState = { ...startState(context.unit), table, unit: table?.unit ?? context.unit, side, tableSilence: state.silence, lost: !table }
  const findings = table
    ? problems
    : [...problems, unknownTable.at(wholeLine(line), { table: name, near: nearestName(name, context.tables.names()) })]
  return { ...plain(state, after, findings), silence: state.silence }
}

function chooseSide(line: Line, name: string, state: LineState, problems: readonly Finding[]): LinePart {
  if (!state.table) return plain(state, state, problems)
  const side = state.table.sides.find((each) => foldLabel(each.name) === foldLabel(name))
  if (side) return plain(state, { ...state, side, header: undefined, lastFixed: -1, block: undefined, pending: false }, problems)
  const near = nearestName(
    name,
    state.table.sides.map((each) => each.name),
  )
  return plain(state, state, [
    ...problems,
    unknownColumn.at(wholeLine(line), { column: name, table: state.table.name, near: undefined, ...(near ? { several: [near] } : {}) }),
  ])
}

function readRowLine(context: FlowContext, line: Line, next: Line | undefined, state: LineState, problems: readonly Finding[]): LinePart {
  if (!state.table) {
    if (state.lost) return plain(state, state, problems)
    const finding = syntax.at(wholeLine(line), {
      zh: '这一行不在任何表里：先写“表 名 标题”',
      en: 'this row is in no table: write “表 name title” first',
    })
    return plain(state, state, [...problems, finding])
  }
  if (next?.syntax.kind === 'dash' || !state.header) {
    const header = readHeader(line, state.table, state.side, context.printed)
    return {
      ...plain(
        state,
        { ...state, header, pending: false, silence: undefined, lastFixed: -1 },
        header.findings.length > 0 ? [...problems, ...header.findings] : problems,
      ),
      isHeader: true,
      silence: state.silence ?? state.tableSilence,
    }
  }
  const bound = bindRow(context, line, state, state.header, state.table)
  const findings = problems.length > 0 || bound.findings.length > 0 ? [...problems, ...bound.findings] : NONE
  const isNew = state.silence || state.pending || state.lastFixed !== bound.lastFixed || state.block !== bound.block
  const after = isNew ? { ...state, silence: undefined, pending: false, lastFixed: bound.lastFixed, block: bound.block } : state
  return {
    before: state,
    after,
    rows: bound.rows,
    findings,
    silence: joinSilences(state.silence, state.tableSilence),
    held: bound.held,
    isHeader: false,
  }
}
