/** Look-ups in the shipped catalogue: code by year, name, path, aliases, pairs, services. */
import { describe, expect, it } from 'vitest'
import { createCatalog } from '../../core/catalog/index.ts'
import { shipped } from './shipped.ts'

const { functional, gov, dept, pairs, services } = shipped
const codes = (entries: Iterable<{ readonly code: string }>) => [...entries].map(({ code }) => code)

describe('a code', () => {
  it('has the name of the year asked for', () => {
    expect(functional.lookup('2013804', 2023)?.name).toBe('市场主体管理')
    expect(functional.lookup('2013804', 2024)?.name).toBe('经营主体管理')
    expect(functional.lookup('2013804')?.name).toBe('经营主体管理')
  })

  it('is not there in a year before it began or after it ended, though its history is', () => {
    expect(functional.lookup('20140', 2023)).toBeUndefined()
    expect(functional.lookup('2010308', 2024)).toBeUndefined()
    expect(functional.history('2010308').map(({ toYear }) => toYear)).toEqual([2023])
  })

  it('without years holds in all', () => {
    expect(functional.lookup('2010301', 1999)?.name).toBe('行政运行')
    expect(functional.lookup('2010301', 2099)?.name).toBe('行政运行')
  })

  it('has a path from 类 down', () => {
    expect(functional.path('2010301').map(({ name }) => name)).toEqual(['一般公共服务支出', '政府办公厅（室）及相关机构事务', '行政运行'])
    expect(codes(dept.path('30101'))).toEqual(['301', '30101'])
    expect(functional.path('')).toEqual([])
  })

  it('has children in its year alone', () => {
    expect(codes(functional.children('20140', 2024))).toContain('2014001')
    expect(functional.childCount('20140', 2023)).toBe(0)
    expect(codes(functional.children(''))).toEqual(codes([...functional.all()].filter(({ level }) => level === '类')))
  })

  it('has a level by its digits only', () => {
    expect(['201', '20103', '2010301'].map(functional.levelOf)).toEqual(['类', '款', '项'])
    for (const text of ['', '20', '2010', '201030101', '20a', '２０１']) expect(functional.levelOf(text), text).toBeUndefined()
    expect(dept.levelOf('3010101')).toBeUndefined()
  })
})

describe('a name', () => {
  it('is found whatever the width of its brackets and the blanks in it', () => {
    expect(codes(functional.byName('政府办公厅(室) 及相关机构事务'))).toEqual(['20103'])
    expect(codes(dept.byName('维修(护)费'))).toContain('30213')
  })

  it('is found by an older one', () => {
    expect(codes(functional.byName('医疗卫生与计划生育支出'))).toEqual(['210'])
  })

  it('may belong to many codes', () => {
    expect(functional.byName('行政运行', 2024).length).toBeGreaterThan(20)
  })

  it('stands to a code in one of five ways', () => {
    expect(functional.nameOfCode('2010301', '行政 运行', 2024)).toBe('same')
    expect(functional.nameOfCode('2013804', '市场主体管理', 2024)).toBe('other-year')
    expect(functional.nameOfCode('210', '医疗卫生与计划生育支出', 2021)).toBe('alias')
    expect(functional.nameOfCode('2010301', '机关服务', 2024)).toBe('different')
    expect(functional.nameOfCode('2019998', '机关服务', 2024)).toBe('unknown-code')
  })
})

describe('aliases and unconfirmed codes', () => {
  it('tells a typographic variant from an older name', () => {
    expect(gov.aliases('50209').map(({ isTypographic }) => isTypographic)).toEqual([true])
    expect(functional.aliases('210').map(({ isTypographic }) => isTypographic)).toEqual([false])
  })

  it('knows codes that may exist, also by pattern, and no others', () => {
    expect(functional.unconfirmed('20141')?.name).toBe('数据事务')
    expect(functional.unconfirmed('21598')?.fund).toBe('政府性基金')
    expect(functional.unconfirmed('2014101')).toBeUndefined()
    expect(dept.unconfirmed('20141')).toBeUndefined()
  })
})

describe('pairs', () => {
  it('go by the nature of the unit', () => {
    expect(pairs.govFor('30101', '行政').map((pair) => pair.gov)).toEqual(['50101'])
    expect(pairs.govFor('30101', '事业').map((pair) => pair.gov)).toEqual(['50501'])
    expect(pairs.govFor('30101').map((pair) => pair.gov)).toEqual(['50101', '50501'])
  })

  it('take a nature that is not in the table as either', () => {
    expect(pairs.isPair('30101', '50501', '社会团体')).toBe(true)
    expect(pairs.isPair('30101', '50501', '行政')).toBe(false)
    expect(pairs.isPair('39999998', '50501')).toBeUndefined()
  })

  it('can be read backwards', () => {
    expect(pairs.deptFor('50101', '行政').map((pair) => pair.dept)).toContain('30101')
  })
})

describe('purchased services', () => {
  it('come from the version in force', () => {
    expect(services.byCode('0101', 2024)).toEqual(services.byCode('A01', 2024))
    expect(services.versionFor(2016)).not.toBe(services.versionFor(2024))
    expect(services.versionFor(2000)).toBeUndefined()
    expect(services.all(2000)).toEqual([])
    expect(services.children('01', 2024).map(({ level }) => level)).toContain('二级')
  })
})

it('an empty catalogue answers every question', () => {
  const empty = createCatalog({})
  expect(empty.functional.lookup('201')).toBeUndefined()
  expect(empty.functional.nearest('201')).toEqual([])
  expect([...empty.dept.all()]).toEqual([])
  expect(empty.pairs.isPair('301', '501')).toBeUndefined()
  expect(empty.services.byName('x')).toEqual([])
  expect(empty.words.incomeLines).toEqual([])
})
