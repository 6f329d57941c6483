/**
 * A form for a table that no format knows, made from the table's own header: a column is an amount column if its dash cell
 * ends in a colon; without any such mark, if its total cell is written with a figure. Codes and years never.
 */
import { type CellSyntax, cutCells, foldWidth } from '../../grammar/index.ts'
import { type ColumnForm, placeOf, type TableForm, wholeLine } from '../format/form.ts'
import { foldLabel, totalKind } from '../format/label.ts'
import { type AmountUnit, parseFigure } from '../money/amount.ts'
import type { Line } from '../store/line-document.ts'
import { MOST_COLUMNS } from './header.ts'

/** `lines` begin with the header and hold the table's rows. */
export function adHocForm(name: string, title: string, unit: AmountUnit, lines: readonly Line[], declared: Line): TableForm {
  const header = lines[0]
  const written = header ? cutCells(header.syntax.text) : []
  const cells = written.length > MOST_COLUMNS ? [] : written
  const amounts = amountCells(lines)
  const columns: ColumnForm[] = cells.map((cell, index) => adHocColumn(cell, index, amounts.has(index), unit, header ?? declared))
  const side = { index: 0, name: '', columns, rows: [], each: [], outline: undefined, open: true }
  return {
    name,
    folded: foldLabel(name),
    title,
    unit,
    decimals: undefined,
    zero: undefined,
    sides: [side],
    keys: [],
    notes: [],
    noData: undefined,
    adHoc: true,
    place: wholeLine(declared),
  }
}

function adHocColumn(cell: CellSyntax, index: number, isAmount: boolean, unit: AmountUnit, line: Line): ColumnForm {
  const path = cell.text.split('.')
  return {
    index,
    path,
    folded: path.map(foldLabel),
    name: path[path.length - 1] ?? '',
    isField: false,
    type: isAmount ? '金额' : '文本',
    levels: [],
    unit,
    decimals: undefined,
    rounded: false,
    zero: undefined,
    unpublished: false,
    noTotal: false,
    printName: false,
    numbering: undefined,
    printedAs: undefined,
    defaultValue: undefined,
    formula: undefined,
    place: placeOf(line, cell),
  }
}

function amountCells(lines: readonly Line[]): ReadonlySet<number> {
  const marked = new Set<number>()
  const dash = lines[1]
  if (dash?.syntax.kind === 'dash') for (const [index, cell] of cutCells(dash.syntax.text).entries()) if (/-[:：]$/.test(cell.text)) marked.add(index)
  if (marked.size > 0) return marked
  for (const line of lines) {
    if (line.syntax.kind !== 'row') continue
    const cells = cutCells(line.syntax.text)
    const label = cells.find((cell) => cell.text !== '')
    if (!label || totalKind(foldLabel(label.text)) === undefined) continue
    for (const [index, cell] of cells.entries()) if (cell !== label && parseFigure(foldWidth(cell.text), '元')) marked.add(index)
  }
  return marked
}
