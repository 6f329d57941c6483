/** The tables of a document as LibreOffice reads them, cell by cell against the publication: every text and every amount in its row and column. */
import assert from 'node:assert/strict'
import { parse } from 'parse5'
import { check } from './checks.mjs'

/** @typedef {import('parse5').DefaultTreeAdapterMap['node']} Node */
/** @typedef {import('parse5').DefaultTreeAdapterMap['element']} Element */
/** @typedef {import('../publish/index.ts').PublishedTable} PublishedTable */

/** @param {string} name @param {import('../publish/index.ts').Publication} publication @param {string} page */
export async function compareTables(name, publication, page) {
  const tables = named(parse(page), 'table')
  const published = publication.tables.filter(({ columns, header, rows }) => columns.length > 0 && header.length + rows.length > 0)
  let amounts = 0
  await check(`documents: ${name}, every cell of ${published.length} tables`, () => {
    assert.equal(tables.length, published.length)
    const problems = published.flatMap((table, index) => differences(table, gridOf(/** @type {Element} */ (tables[index]))))
    amounts = published.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.filter(({ value }) => value !== undefined))).length
    assert.equal(problems.length, 0, problems.slice(0, 5).join('\n'))
    assert.ok(amounts > 100, `only ${amounts} amounts were compared`)
  })
}

/** @param {PublishedTable} table @param {readonly (readonly string[])[]} grid */
function differences(table, grid) {
  const problems = []
  const [height, wanted] = [grid.length, table.header.length + table.rows.length]
  if (height !== wanted) problems.push(`${table.name}: ${height} rows, not ${wanted}`)
  for (const [index, row] of table.rows.entries()) {
    const read = grid[table.header.length + index] ?? []
    for (const [column, cell] of row.cells.entries()) {
      const text = cell.covered ? '' : plain(cell.text)
      if (read[column] !== text) problems.push(`${table.name}, row ${index + 1}, column ${column + 1}: ${read[column]}, not ${text}`)
    }
  }
  const top = new Set(grid.slice(0, table.header.length).flat())
  for (const { text } of table.header.flat()) if (!top.has(plain(text))) problems.push(`${table.name}: no header ${text}`)
  return problems
}

/** The places of a table; a merged cell's text is in its first. @param {Element} table @returns {string[][]} */
function gridOf(table) {
  const rows = named(table, 'tr')
  /** @type {string[][]} */
  const grid = rows.map(() => [])
  for (const [r, tr] of rows.entries()) {
    let c = 0
    for (const cell of named(tr, 'td')) {
      while (grid[r]?.[c] !== undefined) c += 1
      for (let down = 0; down < span(cell, 'rowspan'); down++)
        for (let right = 0; right < span(cell, 'colspan'); right++) {
          const line = grid[r + down]
          if (line) line[c + right] = down === 0 && right === 0 ? plain(words(cell)) : ''
        }
    }
  }
  return grid
}

/** @param {Element} cell @param {string} name */
const span = (cell, name) => Number(cell.attrs.find((each) => each.name === name)?.value ?? 1)

/** A page breaks its lines where it likes. @param {string} text */
const plain = (text) => text.replace(/\s+/g, ' ').trim()

/** @param {Node} node @returns {string} */
function words(node) {
  if ('value' in node) return node.value
  if ('tagName' in node && node.tagName === 'br') return ' '
  return 'childNodes' in node ? node.childNodes.map(words).join('') : ''
}

/** @param {Node} node @param {string} tag @returns {Element[]} */
function named(node, tag) {
  if (!('childNodes' in node)) return []
  return node.childNodes.flatMap((child) => [...('tagName' in child && child.tagName === tag ? [child] : []), ...named(child, tag)])
}
