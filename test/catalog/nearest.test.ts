/** What is proposed for a wrong code: the slips that hands make lead back to the code that was meant. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from '../../core/catalog/edit-distance.ts'
import { shipped } from './shipped.ts'

const { functional } = shipped

describe('nearest codes', () => {
  it('put those of the written name first, the nearest of them before the others', () => {
    const [first, second] = functional.nearest('2010310', { name: '行政运行', year: 2024 })
    expect(first?.code).toBe('2010301')
    expect(second?.name).toBe('行政运行')
  })

  it('prefer one slip to two, and the same beginning to another', () => {
    expect(functional.nearest('2010391', { limit: 2 }).map(({ code }) => code)).toEqual(['2010399', '2010301'])
  })

  it('keep to the level, the year and the number asked for', () => {
    const found = functional.nearest('2014091', { level: '款', year: 2023, limit: 50 })
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ level }) => level === '款')).toBe(true)
    expect(found.map(({ code }) => code)).not.toContain('20140')
    expect(functional.nearest('2014091', { limit: 1 })).toHaveLength(1)
  })

  it('are none for what is no code at all', () => {
    expect(functional.nearest('')).toEqual([])
    expect(functional.nearest('行政')).toEqual([])
    expect(functional.nearest('9'.repeat(10_000))).toEqual([])
  })

  it('never name the code itself', () => {
    expect(functional.nearest('2010301').map(({ code }) => code)).not.toContain('2010301')
  })
})

describe('edit distance', () => {
  it('counts a digit wrong, left out, put in, and two swapped as one', () => {
    expect(['2010302', '201030', '20103011', '2010310'].map((slip) => editDistance('2010301', slip, 3))).toEqual([1, 1, 1, 1])
    expect(editDistance('2010301', '2010301', 3)).toBe(0)
    expect(editDistance('2010301', '2019999', 2)).toBe(3)
  })

  it('is the same both ways, and the limit changes only how far it counts', () => {
    const code = fc.stringMatching(/^[0-3]{0,7}$/)
    fc.assert(
      fc.property(code, code, (a, b) => {
        const distance = editDistance(a, b, 99)
        expect(editDistance(b, a, 99)).toBe(distance)
        expect(editDistance(a, b, 2)).toBe(Math.min(distance, 3))
      }),
    )
  })
})
