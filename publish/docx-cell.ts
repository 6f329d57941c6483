/** One cell of a table in the document: its text, its place in merged cells, how it stands. */
import { AlignmentType, Paragraph, TableCell, VerticalAlignTable, VerticalMergeType, WidthType } from 'docx'
import { tableStyle } from './docx-styles.ts'
import { textRuns } from './docx-text.ts'
import type { TableLayout } from './table-layout.ts'

export interface CellPrint {
  readonly text: string
  readonly column: number
  readonly columnSpan: number
  /** Whether it begins a cell that is merged downwards, or lies under one. */
  readonly merge: 'begin' | 'covered' | 'none'
  readonly align: 'left' | 'center' | 'right'
  readonly weight: 'bold' | 'regular'
  /** A cell that goes on over pages begins at its top, where it is looked for. */
  readonly place: 'middle' | 'top'
  /** It stays on the page of the next row. */
  readonly keepNext: boolean
}

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const PLACES = { middle: VerticalAlignTable.CENTER, top: VerticalAlignTable.TOP } as const
const MERGES = {
  begin: { verticalMerge: VerticalMergeType.RESTART },
  covered: { verticalMerge: VerticalMergeType.CONTINUE },
  none: {},
} as const

export function tableCell({ text, column, columnSpan, merge, align, weight, place, keepNext }: CellPrint, layout: TableLayout): TableCell {
  const width = layout.widths.slice(column, column + columnSpan).reduce((sum, each) => sum + twips(each), 0)
  const paragraph = new Paragraph({
    style: tableStyle(layout.size),
    alignment: ALIGNMENTS[align],
    ...(keepNext ? { keepNext } : {}),
    children: text === '' ? [] : textRuns(text, weight),
  })
  return new TableCell({
    children: [paragraph],
    width: { size: width, type: WidthType.DXA },
    verticalAlign: PLACES[place],
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...MERGES[merge],
  })
}

export function twips(points: number): number {
  return Math.round(points * 20)
}
