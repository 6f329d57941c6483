/**
 * Rows and cells of a table, as XML. The library has classes for them, but keeps some ten kilobytes for a cell until all is written: a table of fifty
 * thousand rows would need gigabytes, and the program that a person writes a budget in would fall.
 */
import { tableStyle } from './docx-styles.ts'
import { escapeHtml } from './html-table.ts'
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
  readonly place: 'center' | 'top'
  /** It stays on the page of the next row. */
  readonly keepNext: boolean
}

export interface RowPrint {
  readonly cells: readonly CellPrint[]
  /** At least, in points. */
  readonly height: number
  readonly pages: 'on one' | 'over several'
  readonly part: 'header' | 'body'
}

const MERGES = { begin: '<w:vMerge w:val="restart"/>', covered: '<w:vMerge w:val="continue"/>', none: '' } as const

/** The children of each element in the order of the schema (ECMA-376 part 1, annex A), without which Word calls the file damaged. */
export function rowXml({ cells, height, pages, part }: RowPrint, layout: TableLayout): string {
  const split = pages === 'on one' ? '<w:cantSplit/>' : ''
  const repeated = part === 'header' ? '<w:tblHeader/>' : ''
  const properties = `<w:trPr>${split}<w:trHeight w:val="${twips(height)}" w:hRule="atLeast"/>${repeated}</w:trPr>`
  return `<w:tr>${properties}${cells.map((cell) => cellXml(cell, layout)).join('')}</w:tr>`
}

function cellXml({ text, column, columnSpan, merge, align, weight, place, keepNext }: CellPrint, layout: TableLayout): string {
  const width = layout.widths.slice(column, column + columnSpan).reduce((sum, each) => sum + twips(each), 0)
  const span = columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : ''
  const cell = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${MERGES[merge]}<w:vAlign w:val="${place}"/></w:tcPr>`
  const kept = keepNext ? '<w:keepNext/>' : ''
  const paragraph = `<w:pPr><w:pStyle w:val="${tableStyle(layout.size)}"/>${kept}<w:jc w:val="${align}"/></w:pPr>`
  return `<w:tc>${cell}<w:p>${paragraph}${runXml(text, weight)}</w:p></w:tc>`
}

function runXml(text: string, weight: CellPrint['weight']): string {
  if (text === '') return ''
  const lines = escapeHtml(text).replaceAll('\t', ' ').split('\n')
  const content = lines.map((line) => `<w:t xml:space="preserve">${line}</w:t>`).join('<w:br/>')
  return `<w:r>${weight === 'bold' ? '<w:rPr><w:b/></w:rPr>' : ''}${content}</w:r>`
}

export function twips(points: number): number {
  return Math.round(points * 20)
}
