/**
 * Publication → one Excel workbook, a sheet for each table. Numbers are real numbers where a spreadsheet can hold them;
 * nothing a budget says can become a formula.
 */
import writeXlsxFile, { type Sheet } from 'write-excel-file/universal'
import { packAgain } from './archive.ts'
import { publicationStem, safeSheetName, uniqueSheetNames } from './file-name.ts'
import type { Publication } from './model.ts'
import type { OutputFile } from './output.ts'
import { fullTitle, wordsOf } from './words.ts'
import { printSetup } from './xlsx-print.ts'
import { coverSheet, tableSheet } from './xlsx-sheet.ts'

/** 宋体 is what the official forms are set in; it is on every Chinese Windows, and elsewhere a reader's program takes another. */
const FONT = { fontFamily: '宋体', fontSize: 11 }

export async function writeXlsx(publication: Publication): Promise<readonly OutputFile[]> {
  const unique = uniqueSheetNames()
  const sheets: Sheet<never>[] = publication.tables.map((table, index) => ({
    ...tableSheet(publication, table),
    sheet: unique(safeSheetName(fullTitle(table), `${wordsOf(publication).untitled} ${index + 1}`)),
    orientation: 'landscape',
  }))
  // A workbook must have a sheet.
  if (sheets.length === 0) sheets.push({ ...coverSheet(publication), sheet: wordsOf(publication).untitled })
  const archive: { arrayBuffer(): Promise<ArrayBuffer> } = await writeXlsxFile(sheets, { ...FONT, features: [printSetup] }).toBlob()
  return [{ name: `${publicationStem(publication)}.xlsx`, bytes: packAgain(new Uint8Array(await archive.arrayBuffer())) }]
}
