/**
 * A row as bound to its form: what was written in which column. Rows never change; an edited line gives a new row.
 * Also the header that the cells were matched by, and the fields that stand for the rows below them.
 */
import { type CellSyntax, cutCells, type Expression } from '../../grammar/index.ts'
import type { ColumnForm, Place, RowForm, SideForm, TableForm } from '../format/form.ts'
import type { TotalKind } from '../format/label.ts'
import type { AmountUnit } from '../money/amount.ts'
import type { Finding } from '../rules/define-rule.ts'
import type { Line } from '../store/line-document.ts'
import type { Value } from '../value.ts'

/** One written cell. `cell` is its number in the row's line; a field's value has its own line instead. */
export interface Written {
  readonly value: Value
  /** Decimals shown, for figures. */
  readonly decimals: number
  readonly text: string
  readonly cell: number
  readonly line: Line
  /** `= 式` in a figure's cell. */
  readonly formula?: Expression
}

export type RowKind = 'data' | 'fixed' | TotalKind | 'block'

export interface BoundRow {
  readonly kind: RowKind
  /** Absent for a row that the form brings and nobody wrote. */
  readonly line: Line | undefined
  readonly table: TableForm
  readonly side: SideForm
  readonly unit: AmountUnit
  readonly form: RowForm | undefined
  readonly header: Header | undefined
  /** By column index of the side. */
  readonly written: readonly (Written | undefined)[]
  readonly block: FieldBlock | undefined
  readonly findings: readonly Finding[]
}

/** What a header's cells mean; `undefined` for a column that the form does not have. */
export interface Header {
  readonly slots: readonly (Slot | undefined)[]
  readonly sides: readonly SideForm[]
  /** Some cell of it names no column: which of the form's columns is missing cannot be known then. */
  readonly isUnread: boolean
  readonly findings: readonly Finding[]
}
export interface Slot {
  readonly side: SideForm
  readonly column: ColumnForm
}

/** Whether the rows below mean the same under both: what is wrong in the header itself stands at its own line. */
export function sameHeader(a: Header | undefined, b: Header | undefined): boolean {
  if (a === b || !a || !b) return a === b
  return a.isUnread === b.isUnread && a.slots.length === b.slots.length && a.slots.every((slot, index) => slot?.column === b.slots[index]?.column)
}

/** The fields that hold at a row: the merged cells of the printed form. */
export interface FieldBlock {
  readonly side: SideForm
  readonly written: readonly (Written | undefined)[]
  /** The row where its figures count, if its fields are written as columns; else they have a row of their own. */
  readonly countedAt?: Line
}

/** The place of a column's cell in a row, as far as there is one: a row that nobody wrote has none. */
export function cellPlace(row: BoundRow, column: ColumnForm): Place | undefined {
  const written = row.written[column.index]
  if (written) return writtenPlace(written)
  if (!row.line) return undefined
  const slot = row.header?.slots.findIndex((each) => each?.column === column) ?? -1
  const cells = cutCells(row.line.syntax.text)
  const cell = cells[slot]
  return cell ? placeOfCell(row.line, cell) : rowPlace(row)
}

export function writtenPlace(written: Written): Place {
  if (written.cell < 0) {
    const { syntax } = written.line
    return syntax.kind === 'field'
      ? { line: written.line, start: syntax.value.start, end: syntax.value.end }
      : { line: written.line, start: 0, end: syntax.text.length }
  }
  const cell = cutCells(written.line.syntax.text)[written.cell]
  return cell ? placeOfCell(written.line, cell) : { line: written.line, start: 0, end: written.line.syntax.text.length }
}

/** The row's first cell with text: its label, or its first key. */
export function rowPlace(row: BoundRow): Place | undefined {
  if (!row.line) return undefined
  if (row.kind === 'block') return { line: row.line, start: 0, end: row.line.syntax.text.length }
  const cells = cutCells(row.line.syntax.text)
  const inSide = (index: number) => row.header === undefined || row.header.slots[index]?.side === row.side
  const first = cells.find((cell, index) => cell.text !== '' && inSide(index)) ?? cells[0]
  return first ? placeOfCell(row.line, first) : { line: row.line, start: 0, end: row.line.syntax.text.length }
}

/** A blank cell still needs a place that can be seen: the blanks between its bars. */
export function placeOfCell(line: Line, cell: CellSyntax): Place {
  if (cell.end > cell.start) return { line, start: cell.start, end: cell.end }
  const { text } = line.syntax
  let { start, end } = cell
  while (start > 0 && /[ \t\u3000]/.test(text[start - 1] ?? '')) start -= 1
  while (end < text.length && /[ \t\u3000]/.test(text[end] ?? '')) end += 1
  return { line, start, end }
}

/** What the row holds in a column: its own cell, or the field above it. */
export function writtenIn(row: BoundRow, column: ColumnForm): Written | undefined {
  return row.written[column.index]
}
