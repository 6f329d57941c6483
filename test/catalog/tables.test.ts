/** The shipped tables hold together: digits fit levels, parents exist, years do not overlap, maps and aliases point at codes that exist. */
import { describe, expect, it } from 'vitest'
import { catalogs } from '../../build/embedded.ts'
import { type ClassificationKind, classificationKinds, foldName, levelOfCode, parentCode } from '../../core/catalog/index.ts'
import { readTable } from '../../core/catalog/table.ts'
import { shipped } from './shipped.ts'

const rowsOf = (file: string) => readTable(catalogs[file])

describe.each(classificationKinds)('%s', (kind) => {
  const rows = rowsOf(`${kind}.tsv`)
  const classification = shipped.of(kind)

  it('has rows', () => expect(rows.length).toBeGreaterThan(50))

  it('states for each code the level that its digits say', () => {
    expect(rows.filter((row) => levelOfCode(kind, row('code')) !== row('level')).map((row) => row('code'))).toEqual([])
  })

  it('has the parent of each code', () => {
    const orphans = [...classification.all()].filter(({ code }) => {
      const parent = parentCode(kind, code)
      return parent !== undefined && classification.lookup(parent) === undefined
    })
    expect(orphans.map(({ code }) => code)).toEqual([])
  })

  it('names a code once in any year, and lists its names oldest first', () => {
    for (const { code } of classification.all()) {
      const history = classification.history(code)
      history.slice(1).forEach((entry, index) => {
        expect(history[index]?.toYear, code).toBeDefined()
        expect(entry.fromYear, code).toBe((history[index]?.toYear ?? 0) + 1)
      })
    }
  })

  it('says for each name how it is known', () => {
    expect(rows.filter((row) => !/^(disclosure:\d{4}|public:[\w-]+|uncorroborated)$/.test(row('source'))).map((row) => row('code'))).toEqual([])
  })
})

it('pairs codes that exist, at the same level', () => {
  const wrong = rowsOf('economic-map.tsv').filter((row) => {
    const dept = shipped.dept.lookup(row('dept_code'))
    const gov = shipped.gov.lookup(row('gov_code'))
    return dept === undefined || gov === undefined || dept.level !== gov.level
  })
  expect(wrong.map((row) => `${row('dept_code')}→${row('gov_code')}`)).toEqual([])
})

it('gives each department code below 类 a partner', () => {
  const alone = [...shipped.dept.all()].filter(({ code, level }) => level === '款' && shipped.pairs.govFor(code).length === 0)
  expect(alone.map(({ code }) => code)).toEqual([])
})

it('has aliases of codes that exist, by their catalogue name', () => {
  const wrong = rowsOf('aliases.tsv').filter((row) => {
    const history = shipped.of(row('kind') as ClassificationKind).history(row('code'))
    return !history.some(({ name }) => foldName(name) === foldName(row('catalogue_name')))
  })
  expect(wrong.map((row) => row('code'))).toEqual([])
})

it('calls no code unconfirmed that it also lists', () => {
  const both = rowsOf('unconfirmed.tsv').filter((row) => shipped.functional.lookup(row('code')) !== undefined)
  expect(both.map((row) => row('code'))).toEqual([])
})
