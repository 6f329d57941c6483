/** One published table in the document: name, title, unit, the table with its header on each page, notes. Which pages it stands on is not its business. */
import { AlignmentType, BorderStyle, type FileChild, HeightRule, Table, type TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import { tableCell, twips } from './docx-cell.ts'
import { AREA } from './docx-page.ts'
import type { Mark } from './docx-plan.ts'
import { styled } from './docx-text.ts'
import type { PublishedTable } from './model.ts'
import { coveredColumns, type PlacedHeader, placeHeader, rowSpanAt } from './spans.ts'
import { cellPadding, rowHeight, type TableLayout, textHeight } from './table-layout.ts'
import type { Words } from './words.ts'

export type PageStart = 'new page' | 'here'

export function tableParts(table: PublishedTable, layout: TableLayout, words: Words, mark: Mark, start: PageStart): readonly FileChild[] {
  const first = { pageBreakBefore: start === 'new page' }
  const titles =
    table.name === ''
      ? [styled('TableTitle', table.title, first, mark)]
      : [styled('TableName', table.name, first, mark), styled('TableTitle', table.title)]
  const rows = table.columns.length === 0 ? [] : [...headerRows(table, layout), ...bodyRows(table, layout)]
  return [
    ...titles,
    ...(table.unit === undefined ? [] : [styled('TableUnit', words.unit(table.unit))]),
    ...(rows.length === 0 ? [] : [gridOf(rows, layout)]),
    ...table.notes.map((note) => styled('TableNote', note)),
  ]
}

function gridOf(rows: readonly TableRow[], layout: TableLayout): Table {
  const { beside, above } = cellPadding(layout.size)
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    rows,
    width: { size: twips(AREA[layout.orientation].width), type: WidthType.DXA },
    columnWidths: layout.widths.map(twips),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { marginUnitType: WidthType.DXA, left: twips(beside), right: twips(beside), top: twips(above), bottom: twips(above) },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
  })
}

function headerRows(table: PublishedTable, layout: TableLayout): readonly TableRow[] {
  const placed = placeHeader(table)
  const look = { align: 'center', weight: 'bold', place: 'middle', keepNext: true } as const
  return table.header.map((_, row) => {
    const cells: TableCell[] = []
    for (let column = 0; column < table.columns.length; ) {
      const here = placed.find((each) => covers(each, row, column))
      const isFirst = here?.row === row
      const merge = !here || here.rowSpan === 1 ? 'none' : isFirst ? 'begin' : 'covered'
      const columnSpan = here?.columnSpan ?? 1
      cells.push(tableCell({ ...look, text: isFirst ? here.text : '', column, columnSpan, merge }, layout))
      column += columnSpan
    }
    return rowOf(cells, layout, layout.header[row] ?? 1, 'header')
  })
}

function covers({ row, column, rowSpan, columnSpan }: PlacedHeader, atRow: number, atColumn: number): boolean {
  return row <= atRow && atRow < row + rowSpan && column <= atColumn && atColumn < column + columnSpan
}

function bodyRows(table: PublishedTable, layout: TableLayout): readonly TableRow[] {
  const covered = coveredColumns(table.rows, table.columns.length)
  return table.rows.map((row, index) => {
    const look = { columnSpan: 1, weight: row.kind === 'data' ? 'regular' : 'bold', keepNext: layout.kept[index] === true } as const
    const cells = table.columns.map(({ kind }, column) => {
      const align = kind === 'text' ? 'left' : 'right'
      if (covered[index]?.[column]) return tableCell({ ...look, text: '', column, merge: 'covered', align, place: 'middle' }, layout)
      const span = rowSpanAt(table.rows, index, column)
      const place = layout.kept.slice(index, index + span - 1).every(Boolean) ? 'middle' : 'top'
      return tableCell({ ...look, text: row.cells[column]?.text ?? '', column, merge: span > 1 ? 'begin' : 'none', align, place }, layout)
    })
    return rowOf(cells, layout, layout.rows[index] ?? 1, 'body')
  })
}

/** A row that is higher than a page must be allowed to break; no other is. */
function rowOf(children: readonly TableCell[], layout: TableLayout, lines: number, part: 'header' | 'body'): TableRow {
  const headerHeight = layout.header.reduce((sum, each) => sum + rowHeight(each, layout.size), 0)
  const cantSplit = part === 'header' || rowHeight(lines, layout.size) + headerHeight < AREA[layout.orientation].height
  // LibreOffice cuts a merged header cell off rather than make its rows higher; in the body it does make them.
  const height = { value: twips(textHeight(part === 'header' ? lines : 1, layout.size)), rule: HeightRule.ATLEAST }
  return new TableRow({ children, cantSplit, height, ...(part === 'header' ? { tableHeader: true } : {}) })
}
