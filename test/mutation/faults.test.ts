/** Each seeded fault is one error, by the right rule, at the cell that was changed where the sums determine it. */
import { describe, expect, test } from 'vitest'
import { benchOf } from './harness.ts'
import { faults } from './seeded-faults.ts'

const PUBLISHED = 'examples/xicheng-2024/公开稿.budget'

describe('seeded faults', () => {
  test('there are at least twenty', () => expect(faults.length).toBeGreaterThanOrEqual(20))

  test.each(faults.map((fault) => [fault.name, fault] as const))('%s', (_, fault) => {
    const bench = benchOf(PUBLISHED)
    const before = new Set(bench.check().map(said))
    const at = fault.seed(bench)
    const errors = bench.check().filter((diagnostic) => diagnostic.severity === 'error' && !before.has(said(diagnostic)))
    expect(errors.map(said)).toHaveLength(1)
    const [error] = errors
    expect(error?.rule).toBe(fault.rule)
    if (fault.at !== 'sum') expect(error?.range.start.line).toBe(at.line)
    if (fault.at === 'cell') expect(error?.range.start.character).toBe(at.character)
  })
})

/** Lines move when a row comes or goes, so what was there before is known by its words without their line numbers. */
function said(diagnostic: { readonly rule: string; readonly message: string }): string {
  return `${diagnostic.rule}: ${diagnostic.message.replaceAll(/第 \d+ 行/g, '')}`
}
