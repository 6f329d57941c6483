/** No code knows a year, a table's number or a district: what one form prints is data, so that the next form is a file. */
import { expect, it } from 'vitest'
import { layers } from './layers.ts'
import { sourcesOf, textOf } from './repository.ts'
import { withoutComments } from './source-text.ts'

const sources = sourcesOf(Object.keys(layers))

/** What belongs to one form or one place. Comments may give examples. */
const knowledge: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a year', pattern: /\b20[12]\d\b|(?<!\d)20[12]\d年/ },
  { what: 'a table number', pattern: /表[一二三四五六七八九十]|预算\d\d表/ },
  { what: 'a place', pattern: /北京|西城|上海|普陀/ },
]

function linesWith(path: string, pattern: RegExp): readonly string[] {
  return withoutComments(textOf(path))
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []))
}

it.each(knowledge)('no source names $what', ({ pattern }) => {
  expect(sources.length).toBeGreaterThan(0)
  expect(sources.flatMap((path) => linesWith(path, pattern))).toEqual([])
})

it('the patterns see what they are for, and not what is like it', () => {
  const hits = (text: string) => knowledge.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what)
  expect(hits("'预算 2024'")).toEqual(['a year'])
  expect(hits("'2024年'")).toEqual(['a year'])
  expect(hits("'表三.合计'")).toEqual(['a table number'])
  expect(hits("'预算03表'")).toEqual(['a table number'])
  expect(hits("'北京市'")).toEqual(['a place'])
  expect(hits("/[\\u2014-\\u2026]/; setTimeout(f, 2000); 'es2023'; /^表[\\u4e00]/; '2010301'")).toEqual([])
})
