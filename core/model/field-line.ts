/** `名称: 值`: the value for the rows below. Figures of fields count once for their block, in a row of their own (language-notes, P01). */
import { findColumn } from '../format/find-column.ts'
import { type ColumnForm, isNumeric, placeOf, type SideForm, type TableForm } from '../format/form.ts'
import { nearestName } from '../nearest-name.ts'
import type { Finding } from '../rules/define-rule.ts'
import { unknownColumn } from '../rules/unknown-column.ts'
import type { Line } from '../store/line-document.ts'
import { openTable } from './line-flow.ts'
import { type FlowContext, joinSilences, type LinePart, type LineState, NONE, plain } from './line-state.ts'
import { readCell } from './read-cell.ts'
import type { BoundRow, FieldBlock } from './row.ts'

/** Whether a field line only added to the block: everything that was there is still there. */
export function sameFigures(before: FieldBlock | undefined, after: FieldBlock | undefined): boolean {
  return (
    before === after ||
    (before?.side === after?.side && (before?.written.every((written, index) => written === undefined || after?.written[index] === written) ?? true))
  )
}

/** At the end of a file the last fields still want their row. */
export function pendingRows(state: LineState): readonly BoundRow[] {
  return state.pending && state.block && state.table ? [blockRow(state, state.block, state.table)] : NONE
}

export function readFieldLine(context: FlowContext, line: Line, state: LineState, problems: readonly Finding[]): LinePart {
  const { syntax: field } = line
  if (field.kind !== 'field') return plain(state, state, problems)
  const found = state.table ? findFieldColumn(state.table, state.side, field.name.value) : undefined
  if (found?.length === 1 && found[0]) return setField(context, line, found[0].side, found[0].column, state, problems)
  if (found && found.length > 1 && !field.declaration) {
    const several = found.map(({ column }) => column.path.join('.'))
    return plain(state, state, [
      ...problems,
      unknownColumn.at(placeOf(line, field.name), { column: field.name.value, table: state.table?.name ?? '', near: undefined, several }),
    ])
  }
  if (field.declaration?.type === 'table')
    return openTable(context, line, field.declaration.name?.value ?? '', field.declaration.title?.value ?? '', state, problems)
  const named = context.tables.find(field.name.value, '')
  if (named && !field.declaration) return openTable(context, line, field.name.value, field.value.value, state, problems)
  if (field.declaration?.type === 'amount-unit') {
    const unit = field.declaration.unit?.value
    return plain(state, state.table && (unit === '元' || unit === '万元') ? { ...state, unit } : state, problems)
  }
  if (field.declaration) return plain(state, state, problems)
  if (state.lost) return plain(state, state, problems)
  const names = state.table?.sides.flatMap((side) => side.columns.map((column) => column.name)) ?? []
  const finding = unknownColumn.at(placeOf(line, field.name), {
    column: field.name.value,
    table: state.table?.name ?? '这里',
    near: nearestName(field.name.value, names),
  })
  return plain(state, state, [...problems, finding])
}

function findFieldColumn(
  table: TableForm,
  side: SideForm | undefined,
  name: string,
): readonly { readonly side: SideForm; readonly column: ColumnForm }[] {
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
  const isNew = column.isField || state.pending
  const pending = side.columns.some((each) => isNumeric(each) && (written[each.index] !== undefined || (isNew && isComputedField(each))))
  const findings = reading.findings.length > 0 ? [...problems, ...reading.findings] : problems
  return {
    before: state,
    after: { ...state, block, pending, silence: undefined },
    rows: NONE,
    findings,
    silence: joinSilences(state.silence, state.tableSilence),
    held: reading.held,
    isHeader: false,
    setsField: column,
  }
}

/** A figure that the form can give stands once for its block like one that is written. */
function isComputedField({ isField, formula, defaultValue }: ColumnForm): boolean {
  return isField && (formula !== undefined || defaultValue !== undefined)
}

/** Figures of fields are one for their block: they stand as a row of their own beside the rows below, with the texts that hold there. */
function blockRow(state: LineState, block: FieldBlock, table: TableForm): BoundRow {
  const first = block.written.find((written, index) => written && isNumeric(block.side.columns[index] as ColumnForm))
  return {
    kind: 'block',
    line: (first ?? block.written.find((written) => written !== undefined))?.line,
    table,
    side: block.side,
    unit: state.unit,
    form: undefined,
    header: undefined,
    written: block.written,
    block,
    findings: NONE,
  }
}
