#!/usr/bin/env node
/**
 * `npm run gen`: makes catalogs/pinyin.tsv, how characters are read, so that names can be asked for by pinyin. The characters are those of GB 2312,
 * in which budgets are written, and whatever the catalogues and formats hold besides. The readings are pinyin-pro's; nothing else of it ships.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pinyin } from 'pinyin-pro'

const root = join(import.meta.dirname, '..')
const name = 'pinyin.tsv'
const target = join(root, 'catalogs', name)

/** Rows 16 to 87 of the standard, 94 characters each, and the 〇 of years, which it counts among the signs. */
function standardText() {
  const bytes = Array.from({ length: 72 * 94 }, (_, index) => [0xb0 + Math.floor(index / 94), 0xa1 + (index % 94)])
  return `${new TextDecoder('gb2312').decode(new Uint8Array(bytes.flat()))}〇`
}

/** The table itself is no source of characters, or none would ever leave it. @param {string} folder */
function textsOf(folder) {
  const names = readdirSync(join(root, folder)).filter((each) => /\.(tsv|budget)$/.test(each) && each !== name)
  return names.map((each) => readFileSync(join(root, folder, each), 'utf8'))
}

/** Tones left out, ü as v; grunts without a vowel are nobody's way to write a name. @param {string} character */
function readingsOf(character) {
  const readings = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
  return [...new Set(readings)].filter((reading) => /^[a-z]*[aeiouv][a-z]*$/.test(reading))
}

/** The table as it should be; the same versions give the same text. */
export function pinyinTable() {
  const characters = new Set([standardText(), ...textsOf('catalogs'), ...textsOf('formats')].join('').match(/\p{Script=Han}/gu))
  /** @type {Map<string, string[]>} */
  const bySyllable = new Map()
  for (const character of [...characters].sort()) {
    for (const syllable of readingsOf(character)) bySyllable.set(syllable, [...(bySyllable.get(syllable) ?? []), character])
  }
  const rows = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, read]) => `${syllable}\t${read.join('')}\n`)
  return `syllable\tcharacters\n${rows.join('')}`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(target, pinyinTable())
  console.log(`${target} written`)
}
