/** A row line → its rows: one for each side of the table that has something in it, matched to fixed rows by label. */
import { type CellSyntax, cutCells } from '../../grammar/index.ts'
import { isNumeric, placeOf, type RowForm, type SideForm, type TableForm } from '../format/form.ts'
import { bareLabel, foldLabel, totalKind } from '../format/label.ts'
import { nearestName } from '../nearest-name.ts'
import type { Finding } from '../rules/define-rule.ts'
import { syntax } from '../rules/syntax.ts'
import { unknownRow } from '../rules/unknown-row.ts'
import type { Line } from '../store/line-document.ts'
import type { FlowContext, LineState } from './line-state.ts'
import { readCell } from './read-cell.ts'
import type { BoundRow, FieldBlock, Header, RowKind, Written } from './row.ts'

export interface BoundLine {
  readonly rows: readonly BoundRow[]
  readonly findings: readonly Finding[]
  readonly held: number
  readonly lastFixed: number
  readonly block: FieldBlock | undefined
}

const NONE: readonly never[] = []

export function bindRow(context: FlowContext, line: Line, state: LineState, header: Header, table: TableForm): BoundLine {
  const cells = cutCells(line.syntax.text)
  const extra = header.sides.length === 0 ? undefined : cells.slice(header.slots.length).find((cell) => cell.text !== '')
  const findings: Finding[] = []
  if (extra)
    findings.push(
      syntax.at(placeOf(line, extra), {
        zh: `这一行有 ${cells.length} 格，表头只有 ${header.slots.length} 格`,
        en: `this row has ${cells.length} cells, its header ${header.slots.length}`,
      }),
    )
  const rows: BoundRow[] = []
  let held = 0
  let lastFixed = state.lastFixed
  let block = state.block
  for (const side of header.sides) {
    const label = labelCell(cells, header, side)
    if (!label) continue
    const folded = foldLabel(label.text)
    const match = matchRow(context, side, folded, state.lastFixed, cells, header)
    const kind = match.kind
    if (kind === 'unknown') {
      findings.push(
        unknownRow.at(
          placeOf(line, label),
          {
            label: label.text,
            table: table.name,
            near: nearestName(
              label.text,
              side.rows.map((row) => row.label),
            ),
          },
          { table: table.name },
        ),
      )
      continue
    }
    if (match.form?.kind === 'fixed' && hasTwins(side)) lastFixed = side.rows.indexOf(match.form)
    const written = readSide(context, line, state, header, side, cells, kind, findings)
    held += written.held
    if (kind === 'data' && written.fields) block = joinBlock(line, side, block, written.cells)
    const row: BoundRow = { kind, line, table, side, unit: state.unit, form: match.form, header, written: written.cells, block, findings: NONE }
    const checked = context.checkRow(row)
    held += checked.held
    if (checked.finding) findings.push(checked.finding)
    rows.push(row)
  }
  return { rows, findings, held, lastFixed, block }
}

function labelCell(cells: readonly CellSyntax[], header: Header, side: SideForm): CellSyntax | undefined {
  return cells.find((cell, index) => cell.text !== '' && header.slots[index]?.side === side)
}

interface RowMatch {
  readonly kind: RowKind | 'unknown'
  readonly form: RowForm | undefined
}

function matchRow(context: FlowContext, side: SideForm, folded: string, lastFixed: number, cells: readonly CellSyntax[], header: Header): RowMatch {
  const total = totalKind(folded)
  const fixed = findFixed(context, side, folded, lastFixed, cells, header)
  if (fixed) return { kind: fixed.kind === 'total' ? 'total' : 'fixed', form: fixed }
  if (total) return { kind: total, form: total === 'total' ? side.rows.find((row) => row.kind === 'total') : undefined }
  return { kind: side.open ? 'data' : 'unknown', form: undefined }
}

function findFixed(
  context: FlowContext,
  side: SideForm,
  folded: string,
  lastFixed: number,
  cells: readonly CellSyntax[],
  header: Header,
): RowForm | undefined {
  if (side.rows.length === 0) return undefined
  const bare = bareLabel(folded)
  const whole: RowForm[] = []
  const loose: RowForm[] = []
  for (const row of side.rows) {
    if (row.kind === 'rows') continue
    const printed = context.labels.get(row) ?? row.folded
    const own = row.labelColumn ? foldLabel(cells[header.slots.findIndex((slot) => slot?.column === row.labelColumn)]?.text ?? '') : folded
    if (printed === folded || printed === own) whole.push(row)
    else if (row.kind === 'fixed' && bareLabel(printed) === bare) loose.push(row)
  }
  const hits = whole.length > 0 ? whole : loose.length === 1 ? loose : []
  return hits.find((row) => side.rows.indexOf(row) > lastFixed) ?? hits[0]
}

const twins = new WeakMap<SideForm, boolean>()

/** Whether a side prints one label twice, so that the order of the rows decides. */
function hasTwins(side: SideForm): boolean {
  let known = twins.get(side)
  if (known === undefined) {
    known = new Set(side.rows.map((row) => row.folded)).size < side.rows.length
    twins.set(side, known)
  }
  return known
}

function readSide(
  context: FlowContext,
  line: Line,
  state: LineState,
  header: Header,
  side: SideForm,
  cells: readonly CellSyntax[],
  kind: RowKind,
  findings: Finding[],
) {
  const written: (Written | undefined)[] = new Array(side.columns.length).fill(undefined)
  const block = state.block?.side === side ? state.block : undefined
  if (block && kind === 'data') for (const column of side.columns) if (!isNumeric(column)) written[column.index] = block.written[column.index]
  let held = 0
  let fields = false
  for (const [index, cell] of cells.entries()) {
    const slot = header.slots[index]
    if (!slot || slot.side !== side || cell.text === '') continue
    const { column } = slot
    // In a total row only figures count: the word itself may stand in any column.
    if (kind !== 'data' && !isNumeric(column)) continue
    const reading = readCell(context.cells, column, state.unit, { line, cell: index, text: cell.text, place: () => placeOf(line, cell) })
    written[column.index] = reading.written
    held += reading.held
    fields ||= column.isField
    findings.push(...reading.findings)
  }
  return { cells: written, held, fields }
}

/**
 * Fields written as columns: rows with the same fields are one block, whose figures count at its first row. In the rows below
 * they are taken out of `cells`.
 */
function joinBlock(line: Line, side: SideForm, above: FieldBlock | undefined, cells: (Written | undefined)[]): FieldBlock {
  const isSame =
    above?.side === side && side.columns.every((column) => !column.isField || above.written[column.index]?.text === cells[column.index]?.text)
  if (!isSame)
    return {
      side,
      countedAt: line,
      written: side.columns.map((column) => (column.isField ? cells[column.index] : above?.side === side ? above.written[column.index] : undefined)),
    }
  for (const column of side.columns) if (column.isField && isNumeric(column)) cells[column.index] = undefined
  return above as FieldBlock
}
