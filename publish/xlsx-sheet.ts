/** One published table as the rows of a sheet: title, units line, header, rows, notes. Names of sheets and the archive are not its business. */
import type { CellObject, Row, Sheet } from 'write-excel-file/universal'
import type { Publication, PublishedTable } from './model.ts'
import { coveredColumns, placeHeader, rowSpanAt, tableWidth } from './spans.ts'
import { fullTitle, wordsOf } from './words.ts'
import { dataCell, textCell } from './xlsx-cell.ts'
import { headerHeights, textHeight } from './xlsx-height.ts'
import { columnWidths, frozenColumns } from './xlsx-width.ts'

type SheetBody = Omit<Sheet<never>, 'sheet'>

export function tableSheet(publication: Publication, table: PublishedTable): SheetBody {
  const width = tableWidth(table)
  const widths = columnWidths(table)
  const paper = widths.reduce((sum, each) => sum + each, 0)
  const above = [...titleRows(publication, table, width, paper), ...headerRows(table, width, widths)]
  return {
    data: [
      ...above,
      ...dataRows(table, width),
      ...table.notes.map((note) => wideRow(note, width, { wrap: true, alignVertical: 'top', height: textHeight(note, paper) })),
    ],
    columns: widths.map((each) => ({ width: each })),
    stickyRowsCount: above.length,
    stickyColumnsCount: frozenColumns(table, widths),
  }
}

/** The only sheet of a publication without tables. */
export function coverSheet(publication: Publication): SheetBody {
  return { data: [wideRow(publication.title, 1, { fontWeight: 'bold' })], columns: [{ width: 40 }] }
}

function titleRows(publication: Publication, table: PublishedTable, width: number, paper: number): Row[] {
  const words = wordsOf(publication)
  const rows: Row[] = []
  if (publication.draft) rows.push(wideRow(words.draftNotice, width, { fontWeight: 'bold', textColor: '#b00020', align: 'center' }))
  const title = fullTitle(table)
  const size = { fontSize: 14, height: 1.5 * textHeight(title, paper / 1.5) }
  rows.push(wideRow(title, width, { ...size, fontWeight: 'bold', align: 'center', alignVertical: 'center', wrap: true }))
  const unit = table.unit === undefined ? '' : words.unit(table.unit)
  if (width === 1) return [...rows, wideRow([publication.title, unit].filter(Boolean).join('  '), width, {})]
  const half = Math.ceil(width / 2)
  const line: Row = new Array(width).fill(null)
  line[0] = spanned(textCell(publication.title, {}), 1, half)
  line[half] = spanned(textCell(unit, { align: 'right' }), 1, width - half)
  return [...rows, line]
}

function wideRow(text: string, width: number, style: CellObject): Row {
  return [spanned(textCell(text, style), 1, width), ...new Array<null>(width - 1).fill(null)]
}

function headerRows(table: PublishedTable, width: number, widths: readonly number[]): Row[] {
  const rows: Row[] = table.header.map(() => new Array(width).fill(null))
  const heights = headerHeights(table, widths)
  for (const cell of placeHeader(table)) {
    const style: CellObject = {
      fontWeight: 'bold',
      align: 'center',
      alignVertical: 'center',
      wrap: true,
      borderStyle: 'thin',
      backgroundColor: '#f2f2f2',
    }
    const row = rows[cell.row]
    if (row) row[cell.column] = spanned(textCell(cell.text, { ...style, height: heights[cell.row] ?? 0 }), cell.rowSpan, cell.columnSpan)
  }
  return rows
}

function dataRows(table: PublishedTable, width: number): Row[] {
  const covered = coveredColumns(table.rows, width)
  return table.rows.map((row, index) =>
    table.columns.map((column, at) => {
      if (covered[index]?.[at]) return null
      const cell = dataCell(row.cells[at] ?? { text: '' }, column, row.kind)
      return spanned(cell, rowSpanAt(table.rows, index, at), 1)
    }),
  )
}

function spanned(cell: CellObject, rowSpan: number, columnSpan: number): CellObject {
  return { ...cell, ...(rowSpan > 1 ? { rowSpan } : {}), ...(columnSpan > 1 ? { columnSpan } : {}) }
}
