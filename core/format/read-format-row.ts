/** Rows of a format: the fixed rows as the form prints them, with their formulas. */
import { cutCells, parseExpression } from '../../grammar/index.ts'
import type { Line } from '../store/line-document.ts'
import { findColumn } from './find-column.ts'
import { type CellForm, type ColumnForm, isNumeric, placeOf, type RowForm, wholeLine } from './form.ts'
import { currentSide, type Draft, problem } from './format-draft.ts'
import { bareLabel, foldLabel, totalKind } from './label.ts'

export function readRow(draft: Draft, line: Line): void {
  const table = draft.table
  if (!table) return
  const side = currentSide(table)
  const cells = cutCells(line.syntax.text)
  if (!side.header) {
    side.header = cells.map((cell) => {
      const match = findColumn(side.columns, [cell.text])
      if (match && 'column' in match) return match.column
      problem(draft, line, cell, 'unknown-column', `没有列“${cell.text}”`, `no column “${cell.text}”`)
      return undefined
    })
    return
  }
  const forms = new Map<ColumnForm, CellForm>()
  for (const [index, cell] of cells.entries()) {
    const column = side.header[index]
    if (!column || cell.text === '') continue
    forms.set(column, readCellForm(draft, line, column, cell))
  }
  side.rows.push(readRowForm(line, forms))
}

function readCellForm(
  draft: Draft,
  line: Line,
  column: ColumnForm,
  cell: { readonly text: string; readonly start: number; readonly end: number },
): CellForm {
  const place = placeOf(line, cell)
  if (/^[=＝]/.test(cell.text) && cell.text.length > 1) {
    const { expression, problems } = parseExpression(cell.text.slice(1), cell.start + 1)
    for (const slip of problems) problem(draft, line, slip, 'syntax', slip.zh, slip.en)
    return { place, text: cell.text, formula: expression, none: false }
  }
  return { place, text: cell.text, none: cell.text === '无' && isNumeric(column) }
}

function readRowForm(line: Line, cells: ReadonlyMap<ColumnForm, CellForm>): RowForm {
  const place = wholeLine(line)
  const [labelColumn] = cells.keys()
  const labelCell = labelColumn && cells.get(labelColumn)
  const label = labelCell?.text ?? ''
  const folded = foldLabel(label)
  const kind = label === '…' || label === '...' ? 'rows' : totalKind(folded) === 'total' ? 'total' : 'fixed'
  const form: RowForm = { kind, label, folded, bare: bareLabel(folded), labelColumn, cells, place }
  return labelCell?.formula && kind === 'fixed' ? { ...form, labelFormula: labelCell.formula } : form
}
