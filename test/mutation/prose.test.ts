/** Every figure and word of change in the published prose that something confirms, one of them wrong, one after the other: one error, there; put back, silent. */
import { expect, test } from 'vitest'
import type { Diagnostic } from '../../core/index.ts'
import { benchOf, mistype } from './harness.ts'

/** How many figures and words of each document's prose are confirmed. */
const CONFIRMED = { 2021: 30, 2023: 20, 2024: 40 } as const

const OPPOSITE: Readonly<Record<string, string>> = { 增加: '减少', 减少: '增加', 增长: '下降', 上升: '下降', 下降: '增长' }

/** Without the words, which may hold the sentence that is being changed. */
function keyOf({ rule, range: { start } }: Diagnostic): string {
  return `${rule}@${start.line}:${start.character}`
}

test.each([2021, 2023, 2024] as const)('%i', { timeout: 60_000 }, (year) => {
  const bench = benchOf(`examples/xicheng-${year}/公开稿.budget`)
  const before = new Set(bench.check().map(keyOf))
  const checks = bench.workspace.analysis(bench.uri).proseChecks.filter(({ result }) => result === 'held')
  const found = checks.map(({ place: { line, start, end } }) => ({ line: line.index, start, end, text: line.text.slice(start, end) }))
  const places = [...new Map(found.map((place) => [`${place.line}:${place.start}`, place])).values()]
  expect(places.length).toBeGreaterThanOrEqual(CONFIRMED[year])
  const elsewhere: string[] = []
  for (const [index, { line, start, end, text }] of places.entries()) {
    const wrong = OPPOSITE[text] ?? mistype(text, index)
    bench.replace(line, start, end, wrong)
    const errors = bench.check().filter((diagnostic) => diagnostic.severity === 'error' && !before.has(keyOf(diagnostic)))
    const isThere = errors.length === 1 && errors[0]?.range.start.line === line && errors[0].range.start.character === start
    if (!isThere) elsewhere.push(`line ${line + 1}: ${text} → ${wrong}: ${errors.map(({ message }) => message).join(' | ') || 'not seen'}`)
    bench.replace(line, start, start + wrong.length, text)
  }
  expect(elsewhere).toEqual([])
  expect(new Set(bench.check().map(keyOf))).toEqual(before)
})
