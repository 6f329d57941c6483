/**
 * A document as LibreOffice prints it: which pages a table stands on, and that its amounts are there, whole. They are looked for twice: as published here,
 * and as the department printed them (test/fixtures/), but for the cells in which that document contradicts itself (test/examples/disagreements.ts).
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DISAGREEMENTS, LEFT_OUT } from '../test/examples/disagreements.ts'
import { check } from './checks.mjs'
import { runProgram } from './processes.mjs'
import { programs, root } from './setup.mjs'

/** @typedef {import('../publish/index.ts').Publication} Publication */
/** @typedef {{ id: string, title: string, columns: string[], header?: Record<string, string>, rows: string[][] }} Transcribed */
/** @typedef {{ year: number, isSource: boolean, name: string, publication: Publication, pdf: string }} Printed */
/** @typedef {{ first: number, text: string }} TablePages */

/** Not one of a code or an ordinal. */
const amount = /(?<![\d.,-])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.,])/g

/** @param {Printed} printed */
export async function comparePages({ year, isSource, name, publication, pdf }) {
  const pages = await printedPages(pdf)
  /** @type {TablePages[]} */
  let found = []
  const areThere = await check(`documents: ${name}, its tables in order on pages of their own`, () => {
    found = tablePages(publication, pages)
  })
  if (!areThere) return
  await check(`documents: ${name}, every amount on the pages of its table`, () => {
    const missing = publication.tables.flatMap((table, index) => {
      const texts = table.rows.flatMap(({ cells }) => cells.filter(({ value, covered }) => value !== undefined && !covered).map(({ text }) => text))
      return missingIn(found[index]?.text ?? '', texts).map((text) => `${table.name}: ${text}`)
    })
    assert.deepEqual(missing.slice(0, 5), [])
  })
  await check(`documents: ${name}, the tables and amounts that the department published`, () => {
    const { tables } = JSON.parse(readFileSync(join(root, `test/fixtures/disclosures/${year}.json`), 'utf8'))
    assert.deepEqual(disagreements(year, isSource, tables, publication, found).slice(0, 5), [])
  })
  await check(`documents: ${name}, the contents name the page of each table`, () => {
    const contents = pages.slice(0, (found[0]?.first ?? 1) - 1).join('\n')
    for (const [index, table] of publication.tables.entries()) {
      const entry = contents.split('\n').find((line) => squeeze(line).startsWith(squeeze(table.name + table.title)) && /\.{3}/.test(line))
      assert.equal(Number(/(\d+)\s*$/.exec(entry ?? '')?.[1]), found[index]?.first, `${table.name}: ${entry}`)
    }
  })
  await check(`documents: ${name}, nothing is cut off, and no page is empty`, () => staysInside(pdf, pages))
}

/** The text of each page, laid out as it is seen. @param {string} pdf */
export async function printedPages(pdf) {
  return (await runProgram(/** @type {string} */ (programs.pdftotext), ['-layout', pdf, '-'])).split('\f').slice(0, -1)
}

/** A table's pages are those from the one that begins with its name and title to the next such. @param {Publication} publication @param {readonly string[]} pages @returns {TablePages[]} */
export function tablePages({ tables }, pages) {
  /** @type {number[]} */
  const starts = []
  for (const { name, title } of tables) {
    const from = starts.at(-1) ?? 0
    const page = pages.findIndex(
      (text, at) => at >= from && hasLine(text, name) && squeeze(text).includes(squeeze(name + title)) && !/\.{5}/.test(text),
    )
    assert.ok(page >= 0 && page !== starts.at(-1), `no page of its own for ${name} ${title}`)
    starts.push(page)
  }
  return starts.map((start, index) => ({ first: start + 1, text: pages.slice(start, starts[index + 1]).join('\n') }))
}

/** @param {string} text @param {string} line */
const hasLine = (text, line) => text.split('\n').some((each) => each.trim() === line.trim())
/** @param {string} text */
const squeeze = (text) => text.replace(/\s+/g, '')
/** `6,119.852000` and `6119.852` are one amount. @param {string} text */
function value(text) {
  const plain = text.replaceAll(',', '')
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
}

/** Each as often as it is wanted. A figure that is broken over two lines is not found. @param {string} text @param {readonly string[]} wanted */
function missingIn(text, wanted) {
  /** @type {Map<string, number>} */
  const there = new Map()
  for (const [figure] of text.matchAll(amount)) there.set(value(figure), (there.get(value(figure)) ?? 0) + 1)
  return wanted
    .flatMap((each) => each.match(amount) ?? [])
    .filter((figure) => {
      const left = there.get(value(figure)) ?? 0
      there.set(value(figure), left - 1)
      return left <= 0
    })
}

/** What was published and is not printed. @param {number} year @param {boolean} isSource @param {readonly Transcribed[]} tables @param {Publication} publication @param {readonly TablePages[]} found */
function disagreements(year, isSource, tables, publication, found) {
  const names = publication.tables.map(({ name }) => name)
  assert.deepEqual(
    names,
    tables.map(({ id }) => id).filter((id) => names.includes(id)),
    'tables in another order',
  )
  return tables.flatMap(({ id, title, columns, header, rows }) => {
    const at = names.indexOf(id)
    if (at < 0) return rows.length > 0 ? [`no ${id}`] : []
    if (publication.tables[at]?.title !== title) return [`${id} is called ${publication.tables[at]?.title}, not ${title}`]
    const known = isSource ? knownOf(year, id) : new Set()
    const before = Object.keys(header ?? {}).length
    const wanted = columns.flatMap((path, column) => {
      const isMerged = publication.tables[at]?.rows.some(({ cells }) => cells[before + column]?.covered)
      return rows.flatMap((cells, row) => {
        const isKnown = known.has(`${row + 1}`) || known.has(`${row + 1} ${path.replaceAll('/', '.')}`)
        // Printed once for all rows of a block, and transcribed with each.
        const isRepeated = isMerged && cells[column] === rows[row - 1]?.[column]
        return isKnown || isRepeated ? [] : [cells[column] ?? '']
      })
    })
    // Amounts alone: with decimals or in thousands. Codes and years are neither.
    const amounts = wanted.filter((text) => /^-?[\d,]*\d\.\d+$|^-?\d{1,3}(,\d{3})+$/.test(text))
    return missingIn(found[at]?.text ?? '', amounts).map((text) => `${id}: ${text}`)
  })
}

/** Cells as `row column`, whole rows as `row`. @param {number} year @param {string} id */
function knownOf(year, id) {
  const cells = DISAGREEMENTS.filter((each) => each.year === year && each.table === id)
  const rows = LEFT_OUT.filter((each) => each.year === year && each.table === id)
  return new Set([
    ...cells.flatMap((each) => each.rows.flatMap((row) => each.columns.map((column) => `${row} ${column}`))),
    ...rows.flatMap((each) => each.rows.map(String)),
  ])
}

/** Punctuation may hang over the end of a line, in points. @param {string} word */
const hanging = (word) => (/[，。、；：？！）》”）)]$/.test(word) ? 20 : 3)

/** @param {string} pdf @param {readonly string[]} pages */
async function staysInside(pdf, pages) {
  const empty = pages.flatMap((text, index) =>
    text
      .replace(/—\s*\d+\s*—/, '')
      .replace(/草稿\S*/g, '')
      .trim() === ''
      ? [index + 1]
      : [],
  )
  assert.deepEqual(empty, [], 'empty pages')
  const boxes = await runProgram(/** @type {string} */ (programs.pdftotext), ['-bbox', pdf, '-'])
  const outside = boxes
    .split('<page ')
    .slice(1)
    .flatMap((page, index) => {
      const width = Number(/width="([\d.]+)"/.exec(page)?.[1])
      // The margins of GB/T 9704, less the width of a line.
      const [left, right] = width > 800 ? [37, 35] : [28, 26]
      const millimetre = 72 / 25.4
      return [...page.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)/g)]
        .filter(([, from, to, word = '']) => Number(from) < left * millimetre - 2 || Number(to) > width - right * millimetre + hanging(word))
        .map(([, , , word]) => `page ${index + 1}: ${word}`)
    })
  assert.deepEqual(outside.slice(0, 5), [], 'text beside the type area')
}
