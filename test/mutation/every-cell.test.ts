/** Every figure of the published documents, one digit wrong, one after the other: seen, once, at its cell; put back, silent. */
import { expect, test } from 'vitest'
import { amountCells, benchOf, keyOf, mistype } from './harness.ts'

/**
 * Of the cells that take part in an equality. What is not said at the changed cell is said at a sum that it belongs to, with the
 * cell among the related places: no sum singles it out.
 */
const LEAST_SEEN = 0.99
const LEAST_AT_CELL = 0.9

test.each(['2021', '2023', '2024'])(
  '%s: every wrong digit is reported, nine in ten exactly once at the changed cell',
  { timeout: 120_000 },
  (year) => {
    const bench = benchOf(`examples/xicheng-${year}/公开稿.budget`)
    const before = new Set(bench.check().map(keyOf))
    const cells = amountCells(bench)
    expect(cells.length).toBeGreaterThan(200)
    const unseen: string[] = []
    const elsewhere: string[] = []
    let atCell = 0
    for (const [index, cell] of cells.entries()) {
      const wrong = mistype(cell.text, index)
      bench.replace(cell.line, cell.start, cell.end, wrong)
      const found = bench.check().filter((diagnostic) => !before.has(keyOf(diagnostic)))
      const errors = found.filter((diagnostic) => diagnostic.severity === 'error')
      const name = `${cell.table} line ${cell.line + 1}: ${cell.text} → ${wrong}`
      if (found.length === 0) unseen.push(name)
      const [error] = errors
      if (errors.length === 1 && error?.range.start.line === cell.line && error.range.start.character === cell.start) atCell += 1
      else elsewhere.push(`${name}: ${errors.map(keyOf).join(' | ')}`)
      bench.replace(cell.line, cell.start, cell.start + wrong.length, cell.text)
      expect(new Set(bench.check().map(keyOf))).toEqual(before)
    }
    expect(1 - unseen.length / cells.length, unseen.join('\n')).toBeGreaterThanOrEqual(LEAST_SEEN)
    expect(atCell / cells.length, elsewhere.join('\n')).toBeGreaterThanOrEqual(LEAST_AT_CELL)
  },
)
