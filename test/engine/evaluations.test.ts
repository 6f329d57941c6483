/** The evaluator computes anew only what an edit touches: counted in computations of the dependency graph, not in time. */
import { expect, test } from 'vitest'
import { amountCells, benchOf } from '../mutation/harness.ts'

function counted(path: string) {
  const bench = benchOf(path)
  const analysis = () => bench.workspace.analysis(bench.uri)
  const { graph } = analysis().state ?? {}
  if (!graph) throw new Error('no budget')
  const whole = graph.computations
  const count = (edit: () => void) => {
    const before = graph.computations
    edit()
    analysis()
    // The same graph, else all was put together anew.
    expect(analysis().state?.graph).toBe(graph)
    return graph.computations - before
  }
  return { bench, whole, count }
}

test.each(['2021', '2023', '2024'])('%s: a comment computes nothing', (year) => {
  const { bench, whole, count } = counted(`examples/xicheng-${year}/公开稿.budget`)
  expect(whole).toBeGreaterThan(500)
  const blank = bench.document.lines.findIndex((line) => line.text === '')
  expect(count(() => bench.replace(blank, 0, 0, '# 一句注释'))).toBe(0)
})

test('a figure written otherwise is looked at with what reads it, and nothing else is', () => {
  // A source without any error, so that nothing is searched for a culprit.
  const { bench, whole, count } = counted('examples/xicheng-2024/预算.budget')
  const cell = amountCells(bench).find((each) => each.table === '表三')
  if (!cell) throw new Error('no cell')
  const computed = count(() => bench.replace(cell.line, cell.start, cell.end, cell.text.replace(/0$/, '')))
  expect(computed).toBeGreaterThan(0)
  expect(computed).toBeLessThan(whole / 10)
})

test('a slip in a header, and its mending, leave the tables as they are put together', () => {
  const { bench, whole, count } = counted('examples/xicheng-2024/公开稿.budget')
  const line = bench.document.lines.findIndex((each) => each.text.includes('| 部门支出经济分类科目'))
  const at = bench.document.lines[line]?.text.indexOf('项目支出') ?? -1
  expect(count(() => bench.replace(line, at, at + 4, '项目支岀'))).toBeLessThan(whole)
  expect(count(() => bench.replace(line, at, at + 4, '项目支出'))).toBeLessThan(whole)
})
