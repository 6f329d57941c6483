/** What holds of every comparison, whatever the rows: nothing changed in itself, both ways round the same, and the changes lead from one to the other. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareBudgets, isSame } from '../../publish/compare/compare.ts'
import type { Comparison, RowChange } from '../../publish/compare/comparison.ts'
import { diffText, wordingKey } from '../../publish/compare/text-diff.ts'
import { changesOf, DECLARED, type MadeUpRow, madeUpBudget, madeUpSide, UNDECLARED } from './made-up.ts'

/** Few codes, names and amounts, so that rows repeat each other's keys, and each other. */
const row: fc.Arbitrary<MadeUpRow> = fc.record({
  code: fc.constantFrom('201', '202', '203'),
  name: fc.constantFrom('甲', '乙'),
  words: fc.constantFrom('', '购', '租', '修'),
  amounts: fc.tuple(fc.bigInt(0n, 3n), fc.bigInt(0n, 3n)),
})
const rows = fc.array(row, { maxLength: 12 })
const roles = fc.constantFrom(DECLARED, UNDECLARED)

function compare(old: readonly MadeUpRow[], now: readonly MadeUpRow[], of: typeof DECLARED | typeof UNDECLARED): Comparison {
  return compareBudgets(madeUpBudget(madeUpSide(old, of, 'old')), madeUpBudget(madeUpSide(now, of, 'new')))
}

describe('rows', () => {
  it('do not differ from themselves', () => {
    fc.assert(fc.property(rows, roles, (one, of) => isSame(compare(one, one, of)) && changesOf(compare(one, one, of)).length === 0))
  })

  it('in another order are the same rows', () => {
    fc.assert(
      fc.property(
        rows.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length }))),
        roles,
        ([one, shuffled], of) => changesOf(compare(one, shuffled, of)).length === 0,
      ),
    )
  })

  it('differ the same both ways round', () => {
    fc.assert(
      fc.property(rows, rows, roles, (old, now, of) => {
        const there = changesOf(compare(old, now, of)).map((change) => told(change, 'as it is'))
        const back = changesOf(compare(now, old, of)).map((change) => told(change, 'turned'))
        expect(there.sort()).toEqual(back.sort())
      }),
    )
  })

  it('become the new ones by the changes', () => {
    fc.assert(
      fc.property(rows, rows, roles, (old, now, of) => {
        expect(applied(old, changesOf(compare(old, now, of))).sort()).toEqual(now.map(textOf).sort())
      }),
    )
  })
})

/** What went, what came, what stands instead of what: keys are named by the new row, so they are left out. */
function told({ change, cells, renamed, oldPlace, newPlace }: RowChange, way: 'as it is' | 'turned'): string {
  const turned = way === 'turned'
  const turn = { added: 'removed', removed: 'added', changed: 'changed' } as const
  return JSON.stringify({
    change: turned ? turn[change] : change,
    from: (turned ? newPlace : oldPlace)?.line,
    to: (turned ? oldPlace : newPlace)?.line,
    cells: cells.map((cell) => [cell.column.path, (turned ? cell.new : cell.old)?.text, (turned ? cell.old : cell.new)?.text]),
    renamed: renamed.map((each) => [each.code, turned ? each.new : each.old, turned ? each.old : each.new]),
  })
}

function textOf({ code, name, words, amounts }: MadeUpRow): string {
  return [`${code}-${name}`, words, ...amounts].join('|')
}

function applied(old: readonly MadeUpRow[], changes: readonly RowChange[]): string[] {
  const columns = ['科目', '事项', '基本', '项目']
  const left = new Map(old.map((each, line) => [line, textOf(each).split('|')]))
  const came: string[][] = []
  for (const { change, cells, renamed, oldPlace } of changes) {
    const at = oldPlace?.line ?? -1
    if (change === 'removed') left.delete(at)
    if (change === 'added') came.push(columns.map((name) => cells.find(({ column }) => column.path[0] === name)?.new?.text ?? ''))
    const row = change === 'changed' ? left.get(at) : undefined
    if (!row) continue
    for (const { column, new: now } of cells) row[columns.indexOf(column.path[0] ?? '')] = now?.text ?? ''
    for (const { code, new: name } of renamed) row[0] = `${code}-${name}`
  }
  return [...left.values(), ...came].map((each) => each.join('|'))
}

describe('texts', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '，', '1', '234', ',', 'a', '（', '(', ' ', '𠮷'), maxLength: 30 })

  it('are put together again from their pieces', () => {
    fc.assert(
      fc.property(text, text, (old, now) => {
        const pieces = diffText(old, now)
        const side = (kind: 'old' | 'new') => pieces.map(({ k, text: piece }) => (k === 'same' || k === kind ? piece : '')).join('')
        // What stayed is shown as the new text has it.
        expect([wordingKey(side('old')), side('new')]).toEqual([wordingKey(old), now])
      }),
    )
  })

  it('have no pieces that differ where they are the same', () => {
    fc.assert(fc.property(text, (one) => diffText(one, one).every(({ k }) => k === 'same')))
  })
})

it('ten thousand rows of two budgets are compared in well under a second', () => {
  const many = (changed: number): MadeUpRow[] =>
    Array.from({ length: 10_000 }, (_, index) => ({
      code: `${2_010_000 + (index % 500)}`,
      name: '名',
      words: `事项${index}`,
      amounts: [BigInt(index), BigInt(index % changed)],
    }))
  const [old, now] = [many(7), many(11)]
  const budgets = [old, now].map((each) => madeUpBudget(madeUpSide(each, UNDECLARED, '')))
  const [first, second] = budgets as [(typeof budgets)[0], (typeof budgets)[0]]
  // The best of three, since other tests run beside this one.
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    expect(changesOf(compareBudgets(first, second)).length).toBeGreaterThan(5000)
    return performance.now() - start
  })
  expect(Math.min(...times)).toBeLessThan(1000)
})
