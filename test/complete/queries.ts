/**
 * What people may type to find a code: made from the tables of the catalogue and from published budgets by other means than the product's own,
 * pinyin by pinyin-pro as it reads whole names. It knows for each query how many codes may be meant.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'

export interface Code {
  readonly code: string
  readonly name: string
  readonly column: Column
}
/** Where it is asked: the number of the cell in the row. */
export type Column = 'functional' | 'gov-economic' | 'dept-economic'

export interface Query {
  readonly kind: string
  readonly text: string
  readonly wanted: Code
  /** Whether no more than three codes may be meant: of dozens called 行政运行, none is more right than the others. */
  readonly isClear: boolean
}

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Digits of the codes that a table of expenditure takes: items of the functional classification, groups of the economic ones. */
const DIGITS: Readonly<Record<Column, number>> = { functional: 7, 'gov-economic': 5, 'dept-economic': 5 }

/** The codes of a year, as the table of the catalogue says. */
function codesOf(column: Column, year: number): readonly Code[] {
  const [heading = '', ...lines] = read(`catalogs/${column}.tsv`).trim().split('\n')
  const columns = heading.split('\t')
  return lines.flatMap((line) => {
    const cells = line.split('\t')
    const cell = (name: string) => cells[columns.indexOf(name)] ?? ''
    const isInForce = Number(cell('from_year') || 0) <= year && year <= Number(cell('to_year') || 9999)
    return isInForce && cell('code').length === DIGITS[column] ? [{ code: cell('code'), name: cell('name'), column }] : []
  })
}

const isIn = (text: string, { code }: Code) => new RegExp(`(?<!\\d)${code}(?!\\d)`).test(text)

/** The same choice in each run. */
function sample<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return all
    .map((one) => [next(), one] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, one]) => one)
}

/** Only what is read aloud. */
const han = (name: string) => name.replace(/[^\p{Script=Han}]/gu, '')
const pinyinOf = (name: string) => pinyin(han(name), { toneType: 'none', type: 'array', v: true })
const spelled = (name: string) => pinyinOf(name).join('')
const initials = (name: string) => pinyinOf(name).reduce((text, syllable) => text + syllable.slice(0, 1), '')
const mixed = (name: string) => (pinyinOf(name)[0] ?? '') + initials(name).slice(1)

/** Four characters from within a name. */
function partOf(name: string, turn: number): string | undefined {
  const from = 1 + (turn % Math.max(1, name.length - 4))
  return /^\p{Script=Han}{6,}$/u.test(name) ? name.slice(from, from + 4) : undefined
}

interface Kind {
  readonly kind: string
  /** Nothing where nobody would ask so. */
  readonly of: (wanted: Code, turn: number) => string | undefined
  /** Whether somebody who types this may mean this code. */
  readonly fits: (text: string, code: Code) => boolean
}

const ofLength = (least: number, of: (name: string) => string) => (code: Code) => (han(code.name).length >= least ? of(code.name) : undefined)

const KINDS: readonly Kind[] = [
  { kind: 'code', of: ({ code }) => code, fits: (text, { code }) => code === text },
  { kind: 'beginning of a code', of: ({ code }) => code.slice(0, -1), fits: (text, { code }) => code.startsWith(text) },
  { kind: 'name', of: ({ name }) => name, fits: (text, { name }) => name === text },
  { kind: 'part of a name', of: ({ name }, turn) => partOf(name, turn), fits: (text, { name }) => name.includes(text) },
  { kind: 'pinyin', of: ofLength(1, spelled), fits: (text, { name }) => spelled(name) === text },
  {
    kind: 'pinyin of a part',
    of: ({ name }, turn) => spelled(partOf(name, turn) ?? '') || undefined,
    fits: (text, { name }) => spelled(name).includes(text),
  },
  { kind: 'initials', of: ofLength(4, initials), fits: (text, { name }) => initials(name) === text },
  {
    kind: 'beginning of the initials',
    of: ofLength(6, (name) => initials(name).slice(0, 5)),
    fits: (text, { name }) => initials(name).startsWith(text),
  },
  { kind: 'a syllable, then initials', of: ofLength(4, mixed), fits: (text, { name }) => mixed(name) === text },
]

/** `here` is the budget in which they are asked: what it uses already comes first, so that is what is meant. */
export function makeQueries(here: string, published: readonly string[], year: number): readonly Query[] {
  const queries: Query[] = []
  for (const [column, extra] of [
    ['functional', 30],
    ['gov-economic', 6],
    ['dept-economic', 6],
  ] as const) {
    const all = codesOf(column, year)
    const used = all.filter((code) => published.some((text) => isIn(text, code)))
    const others = sample(
      all.filter((code) => !used.includes(code)),
      extra,
      20240101,
    )
    for (const [turn, wanted] of [...used, ...others].entries()) {
      for (const { kind, of, fits } of KINDS) {
        const text = of(wanted, turn)
        if (text === undefined) continue
        const rivals = all.filter((code) => fits(text, code) && (isIn(here, code) || !isIn(here, wanted)))
        queries.push({ kind, text, wanted, isClear: rivals.length <= 3 })
      }
    }
  }
  return queries
}
