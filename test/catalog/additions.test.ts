/** A budget's own codes lie over the catalogue, and the catalogue below stays as it was. */
import { expect, it } from 'vitest'
import { shipped } from './shipped.ts'

const declared = shipped.with([
  { kind: 'functional', code: '20141', name: '数据事务' },
  { kind: 'functional', code: '2014101', name: '行政运行' },
  { kind: 'functional', code: '2010301', name: '本地行政运行' },
  { kind: 'functional', code: '20141011', name: '八位' },
  { kind: 'dept-economic', code: '30190', name: '本地补贴' },
])

it('finds a declared code by code, name and parent', () => {
  expect(declared.functional.path('2014101').map(({ name }) => name)).toEqual(['一般公共服务支出', '数据事务', '行政运行'])
  expect(declared.functional.byName('行政运行').map(({ code }) => code)).toContain('2014101')
  expect(declared.functional.children('201').map(({ code }) => code)).toContain('20141')
  expect(declared.dept.lookup('30190')?.source).toBe('declared')
})

it('lets a declared name win, and still knows the other', () => {
  expect(declared.functional.lookup('2010301', 2024)?.name).toBe('本地行政运行')
  expect(declared.functional.nameOfCode('2010301', '行政运行', 2024)).toBe('same')
})

it('keeps codes in order and once', () => {
  const codes = [...declared.functional.all()].map(({ code }) => code)
  expect(codes).toEqual([...new Set(codes)].sort())
  expect(codes).toContain('2014101')
})

it('leaves out what no level has the digits of', () => {
  expect(declared.functional.history('20141011')).toEqual([])
})

it('does not change the catalogue below', () => {
  expect(shipped.functional.lookup('2014101')).toBeUndefined()
  expect(shipped.functional.lookup('2010301')?.name).toBe('行政运行')
  expect(shipped.functional.children('201').map(({ code }) => code)).not.toContain('20141')
})

it('can be extended again', () => {
  const twice = declared.with([{ kind: 'functional', code: '2014102', name: '一般行政管理事务' }])
  expect(twice.functional.children('20141').map(({ code }) => code)).toEqual(['2014101', '2014102'])
})
