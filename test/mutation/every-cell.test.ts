/** Every figure of the published tables, one digit wrong, one after the other: seen, once, at its cell; put back, silent. */
import { expect, test } from 'vitest'
import { amountCells, benchOf, keyOf, mistype } from './harness.ts'

const PUBLISHED = 'examples/xicheng-2024/公开稿.budget'

/** Cells that no sum singles out: the message stands at the total, with the cell among the related places. */
const LEAST_AT_CELL = 0.9

test('every wrong digit is reported, and nine in ten exactly once at the changed cell', { timeout: 60_000 }, () => {
  const bench = benchOf(PUBLISHED)
  const before = bench.check().map(keyOf)
  const cells = amountCells(bench.document)
  expect(cells.length).toBeGreaterThan(200)
  const unseen: string[] = []
  const elsewhere: string[] = []
  let atCell = 0
  for (const [index, cell] of cells.entries()) {
    const wrong = mistype(cell.text, index)
    bench.replace(cell.line, cell.start, cell.end, wrong)
    const found = bench.check().filter((diagnostic) => !before.includes(keyOf(diagnostic)))
    const errors = found.filter((diagnostic) => diagnostic.severity === 'error')
    const name = `${cell.table} line ${cell.line + 1}: ${cell.text} → ${wrong}`
    if (found.length === 0) unseen.push(name)
    const [error] = errors
    if (errors.length === 1 && error?.range.start.line === cell.line && error.range.start.character === cell.start) atCell += 1
    else elsewhere.push(`${name}: ${errors.map(keyOf).join(' | ')}`)
    bench.replace(cell.line, cell.start, cell.start + wrong.length, cell.text)
    expect(bench.check().map(keyOf)).toEqual(before)
  }
  expect(unseen).toEqual([])
  expect(atCell / cells.length, elsewhere.join('\n')).toBeGreaterThanOrEqual(LEAST_AT_CELL)
})
