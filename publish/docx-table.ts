/** One published table in the document: name, title, unit, the table with its header on each page, notes. Which pages it stands on is not its business. */
import { AlignmentType, BorderStyle, type FileChild, Table, TableLayoutType, WidthType } from 'docx'
import { type CellPrint, rowXml, twips } from './docx-cell.ts'
import { AREA } from './docx-page.ts'
import type { Mark } from './docx-plan.ts'
import { styled } from './docx-text.ts'
import type { PublishedTable } from './model.ts'
import { coveredColumns, type PlacedHeader, placeHeader, rowSpanAt } from './spans.ts'
import { cellPadding, rowHeight, type TableLayout, textHeight } from './table-layout.ts'
import type { Words } from './words.ts'

export type PageStart = 'new page' | 'here'

export function tableParts(table: PublishedTable, layout: TableLayout, words: Words, mark: Mark, start: PageStart): readonly FileChild[] {
  const first = start === 'new page' ? { pageBreakBefore: true } : {}
  const titles =
    table.name === ''
      ? [styled('TableTitle', table.title, first, mark)]
      : [styled('TableName', table.name, first, mark), styled('TableTitle', table.title)]
  return [
    ...titles,
    ...(table.unit === undefined ? [] : [styled('TableUnit', words.unit(table.unit))]),
    ...(hasGrid(table) ? [emptyGrid(layout)] : []),
    ...table.notes.map((note) => styled('TableNote', note)),
  ]
}

/** A table without rows would not be one. */
export function hasGrid(table: PublishedTable): boolean {
  return table.columns.length > 0 && table.header.length + table.rows.length > 0
}

/** Its rows are put in when the document is packed. */
function emptyGrid(layout: TableLayout): Table {
  const { beside, above } = cellPadding(layout.size)
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    rows: [],
    width: { size: twips(AREA[layout.orientation].width), type: WidthType.DXA },
    columnWidths: layout.widths.map(twips),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { marginUnitType: WidthType.DXA, left: twips(beside), right: twips(beside), top: twips(above), bottom: twips(above) },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
  })
}

/** As XML. */
export function tableRows(table: PublishedTable, layout: TableLayout): string {
  return [...headerRows(table, layout), ...bodyRows(table, layout)].join('')
}

function headerRows(table: PublishedTable, layout: TableLayout): readonly string[] {
  const placed = placeHeader(table)
  const look = { align: 'center', weight: 'bold', place: 'center', keepNext: true } as const
  return table.header.map((_, row) => {
    const cells: CellPrint[] = []
    for (let column = 0; column < table.columns.length; ) {
      const here = placed.find((each) => covers(each, row, column))
      const isFirst = here?.row === row
      const merge = !here || here.rowSpan === 1 ? 'none' : isFirst ? 'begin' : 'covered'
      const columnSpan = here?.columnSpan ?? 1
      cells.push({ ...look, text: isFirst ? here.text : '', column, columnSpan, merge })
      column += columnSpan
    }
    // LibreOffice cuts a merged header cell off rather than make its rows higher; in the body it does make them.
    return rowXml({ cells, height: textHeight(layout.header[row] ?? 1, layout.size), pages: 'on one', part: 'header' }, layout)
  })
}

function covers({ row, column, rowSpan, columnSpan }: PlacedHeader, atRow: number, atColumn: number): boolean {
  return row <= atRow && atRow < row + rowSpan && column <= atColumn && atColumn < column + columnSpan
}

function bodyRows(table: PublishedTable, layout: TableLayout): readonly string[] {
  const covered = coveredColumns(table.rows, table.columns.length)
  const headerHeight = layout.header.reduce((sum, lines) => sum + rowHeight(lines, layout.size), 0)
  return table.rows.map((row, index) => {
    const look = { columnSpan: 1, weight: row.kind === 'data' ? 'regular' : 'bold', keepNext: layout.kept[index] === true } as const
    const cells = table.columns.map(({ kind }, column): CellPrint => {
      const align = kind === 'text' ? 'left' : 'right'
      if (covered[index]?.[column]) return { ...look, text: '', column, merge: 'covered', align, place: 'center' }
      const span = rowSpanAt(table.rows, index, column)
      const place = layout.kept.slice(index, index + span - 1).every(Boolean) ? 'center' : 'top'
      return { ...look, text: row.cells[column]?.text ?? '', column, merge: span > 1 ? 'begin' : 'none', align, place }
    })
    // A row that is higher than a page must be allowed to break; no other is.
    const isOnOne = headerHeight + rowHeight(layout.rows[index] ?? 1, layout.size) < AREA[layout.orientation].height
    return rowXml({ cells, height: textHeight(1, layout.size), pages: isOnOne ? 'on one' : 'over several', part: 'body' }, layout)
  })
}
