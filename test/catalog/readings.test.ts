/** The table of readings is what its generator makes, and holds every character that the product itself writes. */
import { expect, it } from 'vitest'
import { catalogs, formats } from '../../build/embedded.ts'
import { KEYWORD_WORDS, OPERATOR_WORDS, PROPERTY_WORDS, TYPE_WORDS } from '../../core/complete/language-words.ts'
import { rules } from '../../core/rules/index.ts'
import { pinyinTable } from '../../scripts/generate-pinyin.mjs'
import { shipped } from './shipped.ts'

const { readings } = shipped

it('is up to date: else run `npm run gen`', () => expect(catalogs['pinyin.tsv']).toBe(pinyinTable()))

it('knows every character of the catalogues, the formats, the language and the rules', () => {
  const words = [...KEYWORD_WORDS, ...TYPE_WORDS, ...PROPERTY_WORDS, ...OPERATOR_WORDS].map(([word]) => word)
  const names = rules.map(({ zhName }) => zhName)
  const characters = new Set([...Object.values(catalogs), ...Object.values(formats), ...words, ...names].join('').match(/\p{Script=Han}/gu))
  expect(characters.size).toBeGreaterThan(6700)
  // A grunt that is read without a vowel; the standard has it, and no name.
  expect([...characters].filter((character) => readings(character).length === 0)).toEqual([])
})

it('has every reading of a character, and ü as v and as u', () => {
  expect(readings('行')).toEqual(expect.arrayContaining(['hang', 'xing']))
  expect(readings('重')).toEqual(expect.arrayContaining(['chong', 'zhong']))
  expect(readings('长')).toEqual(expect.arrayContaining(['chang', 'zhang']))
  expect(readings('会')).toEqual(expect.arrayContaining(['hui', 'kuai']))
  expect(readings('调')).toEqual(expect.arrayContaining(['diao', 'tiao']))
  expect(readings('略')).toEqual(['lve', 'lue'])
  expect(readings('绿')).toEqual(expect.arrayContaining(['lv', 'lu']))
})

it('has none for what is no character', () => {
  for (const character of ['', 'a', '1', '，', '行政', '\ud840', '鿿']) expect(readings(character)).toEqual([])
})

it('is small: it ships in every bundle', () => expect(Buffer.byteLength(catalogs['pinyin.tsv'] ?? '')).toBeLessThan(30_000))
