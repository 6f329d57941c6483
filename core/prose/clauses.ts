/**
 * Sentences cut to clauses, and clauses to words and figures, so that two tellings of one thing can be laid beside each other: what differs in
 * blanks, widths and punctuation is the same, what differs in a figure has the same words.
 */
import { foldWidth } from '../../grammar/index.ts'

export type FigureKind = '元' | '万元' | '%' | '年' | ''
export type Direction = 'up' | 'down' | 'level'

export interface FigureToken {
  readonly type: 'figure'
  readonly kind: FigureKind
  /** Without separators: `3447381.12`. Absent where the figure is not known (？). */
  readonly digits: string | undefined
  /** The characters of the number itself, without its unit. */
  readonly start: number
  readonly end: number
}

export interface DirectionToken {
  readonly type: 'direction'
  readonly direction: Direction
  readonly word: string
  readonly start: number
  readonly end: number
}

export type Token = FigureToken | DirectionToken

export interface Clause {
  /** The words, with # for a figure and ± for a direction. */
  readonly key: string
  /** How many characters of words there are: a clause of few is told by its neighbours. */
  readonly weight: number
  readonly tokens: readonly Token[]
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  增加: 'up',
  增长: 'up',
  上升: 'up',
  提高: 'up',
  减少: 'down',
  下降: 'down',
  降低: 'down',
  持平: 'level',
}
const FIGURE = /(?<number>\d[\d,]*(?:\.\d+)?|\?)\s*(?<unit>万元|元|%|年)?/
const DIRECTION = new RegExp(Object.keys(DIRECTIONS).join('|'))
const SEPARATOR = /[,;:.。、]/
const PATTERN = new RegExp(
  `${FIGURE.source}|(?<direction>${DIRECTION.source})|(?<separator>${SEPARATOR.source})|(?<word>[^\\s"'()<>《》“”‘’\\[\\]])`,
  'g',
)

export function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = []
  let key = ''
  let weight = 0
  let tokens: Token[] = []
  const close = () => {
    if (key !== '') clauses.push({ key, weight, tokens })
    key = ''
    weight = 0
    tokens = []
  }
  for (const match of foldWidth(text).matchAll(PATTERN)) {
    const { number, unit, direction, separator, word } = match.groups ?? {}
    const start = match.index
    if (number !== undefined) {
      const kind = (unit ?? '') as FigureKind
      tokens.push({ type: 'figure', kind, digits: digitsOf(number), start, end: start + trimmedLength(number) })
      key += kind === '元' || kind === '万元' ? '#￥' : `#${kind}`
    } else if (direction !== undefined) {
      tokens.push({ type: 'direction', direction: DIRECTIONS[direction] as Direction, word: direction, start, end: start + direction.length })
      key += '±'
    } else if (separator !== undefined) close()
    else if (word !== undefined) {
      key += word
      weight += 1
    }
  }
  close()
  return clauses
}

/** Separators gone; ？ stands for a figure that is not known. */
function digitsOf(number: string): string | undefined {
  return number === '?' ? undefined : number.replaceAll(',', '')
}

/** A comma at the end belongs to the sentence. */
function trimmedLength(number: string): number {
  return number.replace(/,+$/, '').length
}
