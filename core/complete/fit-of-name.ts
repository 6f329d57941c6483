/**
 * Where in a name what was typed is found, and by which characters: one walk along the name that tries every reading of each character
 * and every way to cut what was typed into syllables and initials. It knows nothing of codes.
 */
import type { Readings } from '../catalog/index.ts'
import { bareLabel, foldLabel } from '../format/label.ts'

/** Less fits better. Between 1 and 2 lies a code's beginning with some of the name behind it. */
export const FIT = {
  wholeCode: 0,
  codeBeginning: 1,
  wholeName: 2,
  nameBeginning: 3,
  wholePinyin: 4,
  pinyinBeginning: 5,
  wholeInitials: 6,
  initialsBeginning: 7,
  namePart: 8,
  pinyinPart: 9,
  initialsPart: 10,
  nameScattered: 11,
  pinyinScattered: 12,
} as const

export type Fit = number

/** What a match has cost so far: where it began, and, added to that, the loosest way in which a character was taken. */
const [BEGINNING, PART, SCATTERED, NOT] = [0, 3, 6, 9] as const
const [LITERAL, SYLLABLE, INITIAL] = [0, 1, 2] as const

const FITS: readonly Fit[] = [
  FIT.nameBeginning,
  FIT.pinyinBeginning,
  FIT.initialsBeginning,
  FIT.namePart,
  FIT.pinyinPart,
  FIT.initialsPart,
  FIT.nameScattered,
  FIT.pinyinScattered,
  FIT.pinyinScattered,
]
const NO_FIT = 99
const WHOLE_FITS: readonly Fit[] = [FIT.wholeName, FIT.wholePinyin, FIT.wholeInitials]

/** What stands in a cell may be a paragraph. */
const LONGEST_NAME = 120
const LONGEST_SCATTERED = 40

const PLAIN = /^[\u4e00-\u9fff]+$/
const LATIN = /[a-z]/
const CODE_BEFORE = /^[\da-z]+-/

/** Marks and brackets are not typed, or typed otherwise. */
export function lettersOf(folded: string): string {
  return PLAIN.test(folded) ? folded : folded.replace(/[^\p{L}\p{N}]/gu, '')
}

/** What was typed, and by how much of it is taken, at what cost: up to the letter before, and up to this one. */
interface Walk {
  readonly typed: string
  readonly readings: Readings
  costs: Uint8Array
  next: Uint8Array
  fit: Fit
}

/** `typed` is folded, in small letters, without marks. What is made for it serves for any number of names. */
export function nameFitter(typed: string, readings: Readings): (name: string) => Fit | undefined {
  const [first = ''] = typed
  const isLatin = LATIN.test(typed)
  // One letter stands in nearly every name, two apart from each other in most; and digits apart from each other are no number.
  const inside = isLatin && typed.length === 1 ? NOT : PART
  const mayScatter = typed.length > (isLatin ? 2 : 1) && !/\d/.test(typed)
  const walk: Walk = { typed, readings, costs: new Uint8Array(typed.length), next: new Uint8Array(typed.length), fit: NO_FIT }
  return (name) => {
    const { letters, lead } = lettersOfName(name)
    if (!LATIN.test(first) && !letters.includes(first)) return undefined
    walk.fit = NO_FIT
    walk.next.fill(NOT)
    const isShort = letters.length <= LONGEST_SCATTERED
    for (let index = 0; index < letters.length; index += 1) {
      goOn(walk, mayScatter && isShort)
      walk.costs[0] = index === 0 || index === lead ? BEGINNING : inside
      takeLetter(walk, letters[index] ?? '', index === letters.length - 1)
    }
    return walk.fit === NO_FIT ? undefined : walk.fit
  }
}

/** To the next letter: a match that may be scattered can leave it out. */
function goOn(walk: Walk, mayScatter: boolean): void {
  const { costs, next } = walk
  for (let taken = 0; taken < next.length; taken += 1) {
    const cost = next[taken] ?? NOT
    costs[taken] = mayScatter && cost < NOT ? SCATTERED + (cost % 3) : NOT
  }
  walk.costs = next
  walk.next = costs
}

/** Goes on from whatever is taken so far by one letter of the name, in every way that there is. */
function takeLetter(walk: Walk, letter: string, isLast: boolean): void {
  const { typed, costs } = walk
  const readings = walk.readings(letter)
  for (let from = 0; from < costs.length; from += 1) {
    const cost = costs[from] ?? NOT
    if (cost >= NOT) continue
    if (typed[from] === letter) take(walk, cost, LITERAL, from + 1, isLast)
    for (const reading of readings) takeReading(walk, reading, cost, from, isLast)
  }
}

/** The syllable, its beginning where nothing more was typed, its initial: z, or zh. */
function takeReading(walk: Walk, reading: string, cost: number, from: number, isLast: boolean): void {
  const { typed } = walk
  let length = 0
  while (length < reading.length && reading[length] === typed[from + length]) length += 1
  if (length === 0) return
  take(walk, cost, INITIAL, from + 1, isLast)
  if (length > 1 && reading[1] === 'h') take(walk, cost, INITIAL, from + 2, isLast)
  if (length === reading.length) take(walk, cost, SYLLABLE, from + length, isLast)
  else if (from + length === typed.length) take(walk, cost, SYLLABLE, from + length, false)
}

function take(walk: Walk, cost: number, way: number, to: number, isLast: boolean): void {
  const raised = cost - (cost % 3) + Math.max(cost % 3, way)
  if (to < walk.typed.length) {
    walk.next[to] = Math.min(walk.next[to] ?? NOT, raised)
    return
  }
  // Two initials are too little to mean a whole name by.
  const isWhole = isLast && raised < PART && (raised < INITIAL || to > 2)
  walk.fit = Math.min(walk.fit, (isWhole ? WHOLE_FITS : FITS)[raised] ?? NO_FIT)
}

/** The letters of a name, and where it begins behind an ordinal (`一、`, `其中：`) or a project's code. */
function lettersOfName(name: string): { readonly letters: string; readonly lead: number } {
  if (PLAIN.test(name)) return { letters: name, lead: 0 }
  const folded = foldLabel(name).toLowerCase()
  const before = CODE_BEFORE.exec(folded)?.[0] ?? folded.slice(0, folded.indexOf(bareLabel(folded)))
  return { letters: lettersOf(folded).slice(0, LONGEST_NAME), lead: lettersOf(before).length }
}
