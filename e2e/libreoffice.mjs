/**
 * Reads a generated workbook back with another program: LibreOffice turns each sheet into CSV, and that must hold what the command line writes as CSV
 * from the same budget. The two differ by design in what is above and below the rows (title, header of several rows, notes) and in merged cells.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { check } from './checks.mjs'
import { parseCsv } from './csv.mjs'
import { runProgram } from './processes.mjs'
import { node, programs, root, scratch, shots } from './setup.mjs'

/** Comma, quote, UTF-8, from line 1, …, cells as stored and not as shown, …, the last: every sheet into a file of its own. */
const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'

/** Title, line of units, header rows: no form prints more above its rows. */
const mostAbove = 8

/** @param {string} workbook @param {string} budget the source that it was made from */
export async function compareWorkbook(workbook, budget) {
  const [fromSheets, fromCli] = [join(scratch, 'from-sheets'), join(scratch, 'from-cli')]
  const isRead = await check('libreoffice: reads the workbook', () => convert(workbook, fromSheets))
  const isBuilt = await check('libreoffice: the command line builds csv from the same budget', async () => {
    await runProgram(node, [join(root, 'dist/cli.js'), 'build', budget, '--to', 'csv', '--out', fromCli], { cwd: root })
    assert.ok(csvFiles(fromCli).length > 0)
  })
  if (isRead) await check('libreoffice: prints it', () => print(workbook))
  if (!isRead || !isBuilt) return
  const sheets = csvFiles(fromSheets).map((name) => ({
    name: sheetName(workbook, name),
    rows: parseCsv(readFileSync(join(fromSheets, name), 'utf8')),
  }))
  await check('libreoffice: one sheet for each table, and one for the prose', () => {
    const isTable = (/** @type {{ name: string }} */ { name }) => csvFiles(fromCli).some((file) => file.startsWith(name))
    assert.equal(sheets.filter(isTable).length, csvFiles(fromCli).length)
    assert.equal(sheets.length, csvFiles(fromCli).length + 1)
  })
  for (const file of csvFiles(fromCli)) {
    await check(`libreoffice: ${file.replace(/\.csv$/, '')}`, () => {
      // The longest: one table's name may begin another's.
      const [sheet] = sheets.filter(({ name }) => file.startsWith(name)).sort((a, b) => b.name.length - a.name.length)
      assert.ok(sheet, `no sheet for it among ${sheets.map(({ name }) => name).join(', ')}`)
      const [header = [], ...rows] = parseCsv(readFileSync(join(fromCli, file), 'utf8'))
      compareTable(header, rows, sheet.rows)
    })
  }
}

/** @param {string} folder */
const csvFiles = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()

/** LibreOffice names its files `workbook-sheet.csv`. @param {string} workbook @param {string} file */
const sheetName = (workbook, file) => file.slice(basename(workbook, '.xlsx').length + 1, -'.csv'.length)

/** With a profile of its own, so that a running office is not asked instead. @param {string} workbook @param {string} to @param {string} folder */
function runOffice(workbook, to, folder) {
  const profile = `-env:UserInstallation=file://${join(scratch, 'office')}`
  return runProgram(/** @type {string} */ (programs.libreoffice), [profile, '--headless', '--convert-to', to, '--outdir', folder, workbook])
}

/** The workbook as LibreOffice prints it; a picture of its first page for the documents, where the program for that is there. @param {string} workbook */
async function print(workbook) {
  await runOffice(workbook, 'pdf', scratch)
  const pages = join(scratch, `${basename(workbook, '.xlsx')}.pdf`)
  assert.equal(readFileSync(pages).subarray(0, 5).toString('latin1'), '%PDF-')
  mkdirSync(shots, { recursive: true })
  if (programs.pdftoppm !== undefined) await runProgram(programs.pdftoppm, ['-png', '-singlefile', '-r', '80', pages, join(shots, 'workbook')])
}

/** @param {string} workbook @param {string} folder */
async function convert(workbook, folder) {
  mkdirSync(folder)
  await runOffice(workbook, filter, folder)
  assert.ok(csvFiles(folder).length > 0, 'no sheet came out')
}

/** @param {readonly string[]} header @param {readonly (readonly string[])[]} rows @param {readonly (readonly string[])[]} sheet */
function compareTable(header, rows, sheet) {
  assert.ok(rows.length > 0, 'a table without rows proves nothing')
  const tries = Array.from({ length: mostAbove + 1 }, (_, above) => differences(header, rows, sheet, above))
  const best = tries.reduce((least, each) => (each.length < least.length ? each : least))
  assert.equal(best.length, 0, best.slice(0, 5).join('\n'))
}

/** @param {readonly string[]} header @param {readonly (readonly string[])[]} rows @param {readonly (readonly string[])[]} sheet @param {number} above */
function differences(header, rows, sheet, above) {
  const problems = header.flatMap((path, column) => {
    const printed = sheet.slice(0, above).map((line) => line[column] ?? '')
    return printed.some((text) => text !== '' && path.endsWith(text)) ? [] : [`column ${path}: not among ${JSON.stringify(printed)}`]
  })
  rows.forEach((row, index) => {
    row.forEach((cell, column) => {
      const found = sheet[above + index]?.[column] ?? ''
      // A text under a merged cell is repeated in csv, which has no merged cells.
      const isMerged = found === '' && cell === rows[index - 1]?.[column]
      if (!isMerged && plain(cell) !== plain(found)) problems.push(`row ${index + 1}, ${header[column]}: csv has ${cell}, the sheet ${found}`)
    })
  })
  return problems
}

/** A number by its value, a text without the apostrophe that keeps csv from being run. @param {string} text */
function plain(text) {
  const number = /^-?\d+(?:\.\d+)?$/.test(text) ? text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : undefined
  return number === '-0' ? '0' : (number ?? text.replace(/^'(?=[=+\-@＝＋－＠])/, ''))
}
