/**
 * Publication → one Excel workbook, a sheet for each table and one for the prose. Numbers are real numbers where a spreadsheet can hold them; nothing
 * a budget says can become a formula.
 */
import writeXlsxFile, { type Sheet } from 'write-excel-file/universal'
import { packAgain } from './archive.ts'
import { publicationStem, safeSheetName, uniqueSheetNames } from './file-name.ts'
import type { Publication } from './model.ts'
import type { OutputFile, WriterOptions } from './output.ts'
import { fullTitle, wordsOf } from './words.ts'
import { printSetup } from './xlsx-print.ts'
import { proseSheet } from './xlsx-prose.ts'
import { coverSheet, tableSheet } from './xlsx-sheet.ts'
import { liveSums, withFormulas } from './xlsx-sums.ts'

/** 宋体 is what the official forms are set in; it is on every Chinese Windows, and elsewhere a reader's program takes another. */
const FONT = { fontFamily: '宋体', fontSize: 11 }

export async function writeXlsx(publication: Publication, { liveSums: live }: WriterOptions = {}): Promise<readonly OutputFile[]> {
  const words = wordsOf(publication)
  const unique = uniqueSheetNames()
  const tables = publication.tables.map((table) => ({ table, body: tableSheet(publication, table) }))
  const sheets: Sheet<never>[] = tables.map(({ table, body }, index) => ({
    ...body,
    sheet: unique(safeSheetName(fullTitle(table), `${words.untitled} ${index + 1}`)),
    orientation: 'landscape',
  }))
  // Behind the tables: who opens a workbook looks for these, and so do programs.
  if (publication.sections.length > 0) sheets.push({ ...proseSheet(publication), sheet: unique(words.prose) })
  // A workbook must have a sheet.
  if (sheets.length === 0) sheets.push({ ...coverSheet(publication), sheet: words.untitled })
  const formulas = live === 'yes' ? tables.map(({ table, body }) => liveSums(table, body.stickyRowsCount ?? 0)) : []
  const features = [printSetup, withFormulas(formulas)]
  const archive: { arrayBuffer(): Promise<ArrayBuffer> } = await writeXlsxFile(sheets, { ...FONT, features }).toBlob()
  return [{ name: `${publicationStem(publication)}.xlsx`, bytes: packAgain(new Uint8Array(await archive.arrayBuffer())) }]
}
