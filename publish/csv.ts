/**
 * Publication → CSV, for programs: one file for each table, UTF-8 with a byte order mark (without it Excel reads Chinese as GBK), RFC 4180.
 * A header cell is a column's path joined by dots; numbers are exact decimals. Titles and notes are left to the formats for readers.
 */
import { isDecimal } from './exact-number.ts'
import { markDraft, safeFileStem, uniqueFileStems } from './file-name.ts'
import { guardFormula } from './formula-guard.ts'
import type { Publication, PublishedRow, PublishedTable } from './model.ts'
import { type OutputFile, utf8 } from './output.ts'
import { fullTitle, wordsOf } from './words.ts'

export function writeCsv(publication: Publication): readonly OutputFile[] {
  const unique = uniqueFileStems()
  return publication.tables.map((table) => {
    const unit = table.unit === undefined ? '' : `（${table.unit}）`
    const stem = safeFileStem(fullTitle(table) + unit, wordsOf(publication).untitled)
    return { name: `${unique(markDraft(publication, stem))}.csv`, bytes: utf8(`\ufeff${csvText(table)}`) }
  })
}

function csvText(table: PublishedTable): string {
  const lines = [table.columns.map((column) => csvField(guardFormula(column.path.join('.'))))]
  const above: string[] = []
  for (const row of table.rows) lines.push(csvRow(table, row, above))
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

/** `above` holds the texts of the row before: under a merged cell a text is repeated, so that a row stands alone; an amount is not, so that a sum counts it once. */
function csvRow(table: PublishedTable, row: PublishedRow, above: string[]): string[] {
  return table.columns.map((column, index) => {
    const cell = row.cells[index]
    if (cell?.covered && column.kind === 'text') return above[index] ?? ''
    const text = isDecimal(cell?.value) ? cell.value : csvField(guardFormula(cell?.text ?? ''))
    above[index] = text
    return text
  })
}

/** One field; quotes where the grammar asks for them, and where a reader might trim. */
export function csvField(text: string): string {
  return /[",\r\n']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
