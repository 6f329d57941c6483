/** Every figure of the published documents, one digit wrong, one after the other: seen, once, at its cell; put back, silent. */
import { expect, test } from 'vitest'
import { amountCells, benchOf, keyOf, mistype } from './harness.ts'

/**
 * Of the cells that take part in an equality. What is not said at the changed cell is said at a sum that it belongs to, with the
 * cell among the related places: no sum singles it out.
 */
const LEAST_SEEN = 0.99
const LEAST_AT_CELL = 0.9

/** How many cells of each table are said elsewhere, or with something beside them, and why. */
const ELSEWHERE: Readonly<Record<string, Readonly<Record<string, readonly [cells: number, reason: string]>>>> = {
  2021: {
    表七: [4, 'last year’s column rests on nothing else: a part and its sum explain the failure equally well'],
    表九: [19, 'several rows of one project, code and pair: the views that sum them fit any of these rows'],
  },
  2023: {
    表六: [1, '扣除基建 has no second source but its own total'],
    表七: [2, 'the total row disagrees as published; with one more wrong digit two things are wrong'],
    表十一: [1, 'the only row and its total'],
    表十三: [3, '项目总额 and its only part explain the failure equally well; a cost cap below it is said as well'],
  },
  2024: {
    表四: [1, 'the project is printed twice in 表十三, so its total disagrees as published'],
    表六: [1, '扣除基建 has no second source but its own total'],
    表十: [1, 'last year’s row rests on nothing else'],
    表十一: [5, 'the total disagrees as published, so that no row can mend it'],
    表十三: [11, '项目总额 and its only part explain the failure equally well; a cost cap below it is said as well'],
  },
}

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
    const tables: Record<string, number> = {}
    for (const [index, cell] of cells.entries()) {
      const wrong = mistype(cell.text, index)
      bench.replace(cell.line, cell.start, cell.end, wrong)
      const found = bench.check().filter((diagnostic) => !before.has(keyOf(diagnostic)))
      const errors = found.filter((diagnostic) => diagnostic.severity === 'error')
      const name = `${cell.table} line ${cell.line + 1}: ${cell.text} → ${wrong}`
      if (found.length === 0) unseen.push(name)
      const [error] = errors
      if (errors.length === 1 && error?.range.start.line === cell.line && error.range.start.character === cell.start) atCell += 1
      else {
        tables[cell.table] = (tables[cell.table] ?? 0) + 1
        elsewhere.push(`${name}: ${errors.map(keyOf).join(' | ')}`)
      }
      bench.replace(cell.line, cell.start, cell.start + wrong.length, cell.text)
      expect(new Set(bench.check().map(keyOf))).toEqual(before)
    }
    expect(1 - unseen.length / cells.length, unseen.join('\n')).toBeGreaterThanOrEqual(LEAST_SEEN)
    const expected = Object.entries(ELSEWHERE[year] ?? {}).map(([table, [count]]) => [table, count])
    expect(tables, elsewhere.join('\n')).toEqual(Object.fromEntries(expected))
    expect(atCell / cells.length, elsewhere.join('\n')).toBeGreaterThanOrEqual(LEAST_AT_CELL)
  },
)
