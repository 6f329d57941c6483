/** What must not hang, crash or be slow: absurd lines, deep nesting, many rows. Times are far above what is measured, far below what would be felt. */
import { expect, it } from 'vitest'
import { cutCells, formatLines, parseExpression, parseLine, tokenizeLine } from '../../grammar/index.ts'

function milliseconds(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}
/** The best of some runs: another process on the machine must not fail a test. */
function best(run: () => void): number {
  return Math.min(...Array.from({ length: 5 }, () => milliseconds(run)))
}
const kinds = (text: string) => parseLine(text).problems.map((problem) => problem.kind)

it.each(['x', '| a ', '> {', '列 甲 : 金额 = ('])('a line of 50 million characters that begins with %j is refused at once', (opening) => {
  const text = opening.padEnd(50_000_000, 'a')
  expect(milliseconds(() => expect(kinds(text)).toEqual(['line-too-long']))).toBeLessThan(200)
  expect(tokenizeLine(text)).toHaveLength(1)
  expect(formatLines([text])).toEqual([])
  expect(parseExpression(text).problems.map((problem) => problem.kind)).toEqual(['line-too-long'])
})

it.each([
  ['(', ')'],
  ['求和(', ')'],
  ['甲[', ']'],
  ['若(甲[', '])'],
])('10,000 nested %s are one problem', (open, close) => {
  const deep = open.repeat(10_000) + close.repeat(10_000)
  expect(milliseconds(() => expect(kinds(`校验 甲: ${deep} = 1`)).toEqual(['too-deep']))).toBeLessThan(1000)
  expect(parseExpression(deep).expression.type).toBe('missing')
})

it('200 nested brackets are read', () => {
  expect(kinds(`校验 甲: ${'('.repeat(199)}甲${')'.repeat(199)} = 1`)).toEqual([])
})

it.each(['- ', '非 ', '甲 + ', '甲 且 '])('100,000 operators %j are one problem', (piece) => {
  expect(kinds(`校验 甲: ${piece.repeat(100_000)}甲 = 1`)).toEqual(['too-many-operators'])
})

it('a long sum is read', () => {
  expect(kinds(`校验 甲: ${'甲 + '.repeat(900)}甲 = 1`)).toEqual([])
})

it.each([
  ['blanks in a dash row', `|---${' '.repeat(900_000)}x`],
  ['blanks in a title', `说明 甲${' '.repeat(900_000)}乙`],
  ['open quotes', `列 ${'「'.repeat(900_000)}`],
  ['brackets of names', `设 甲 = ${'(甲'.repeat(150)}${'甲'.repeat(800_000)}`],
  ['thousands', `设 甲 = 1${',111'.repeat(200_000)}1`],
  ['a field without a colon', 'a'.repeat(900_000)],
  ['backslashes', `> ${'\\'.repeat(900_000)}`],
  ['stray characters', `设 甲 = ${'&'.repeat(100_000)}`],
  ['tail comments', `表 甲${' #'.repeat(400_000)}`],
  ['blanks before a comment', `设 甲 = 1${' '.repeat(900_000)}`],
])('one line of %s is read in linear time', (_, text) => {
  expect(milliseconds(() => parseLine(text))).toBeLessThan(2000)
})

const rows = Array.from({ length: 100_000 }, (_, index) => `| 2010301-行政运行 | 50101 | 30101 | ${index}.815600 | = 12 × 0.56 | |`)

it('100,000 rows are read in 150 ms', () => {
  const read = best(() => {
    for (const row of rows) parseLine(row)
  })
  expect(read).toBeLessThan(150)
})

it('10,000 rows are formatted in 300 ms', () => {
  const lines = ['表 甲', '| 科目 | 政府 | 部门 | 合计 | 基本 | 项目 |', '|---|---|---|---:|---:|---:|', ...rows.slice(0, 10_000)]
  expect(formatLines(lines)).toHaveLength(10_002)
  expect(best(() => formatLines(lines))).toBeLessThan(300)
})

it('cells of 100,000 rows are cut in 600 ms', () => {
  expect(
    best(() => {
      for (const row of rows) cutCells(row)
    }),
  ).toBeLessThan(600)
})
