/**
 * What the words of performance targets mean: a class is output, benefit, satisfaction or cost; an operator compares or is
 * qualitative; a name tells whether more or less is better. All of it is data (performance.tsv, indicator-directions.tsv).
 */
import { foldName } from './fold-name.ts'
import { readTable } from './table.ts'

export type Aspect = 'output' | 'benefit' | 'satisfaction' | 'cost'
export type Comparison = 'at-least' | 'at-most' | 'equal' | 'qualitative'
export type Direction = 'up' | 'down'

export interface IndicatorWords {
  /** What a class of the first or second level counts for. */
  aspectOf(label: string): Aspect | undefined
  comparisonOf(operator: string): Comparison | undefined
  /** Whether more is better, as the end of a name tells; `undefined`: it does not tell. */
  directionOf(name: string): Direction | undefined
  /** A name under which the whole cost of a project is capped, as opposed to a part of it. */
  isWholeCost(name: string): boolean
}

export function readIndicatorWords(files: Readonly<Record<string, string>>): IndicatorWords {
  const aspects = new Map<string, Aspect>()
  const comparisons = new Map<string, Comparison>()
  const wholeCosts: string[] = []
  for (const row of readTable(files['performance.tsv'])) {
    const [name, means] = [foldName(row('name')), row('means')]
    // The newest form stands first: a class that an older form counted otherwise keeps its newer meaning.
    if (isAspect(means) && !aspects.has(name)) aspects.set(name, means)
    else if (isComparison(means)) comparisons.set(name, means)
    else if (means === 'whole-cost') wholeCosts.push(name)
  }
  const directions = readDirections(files['indicator-directions.tsv'])
  return {
    aspectOf: (label) => aspects.get(foldName(label)),
    comparisonOf: (operator) => comparisons.get(foldName(operator)),
    directionOf: (name) => directions(foldName(name)),
    isWholeCost: (name) => wholeCosts.some((word) => foldName(name).includes(word)),
  }
}

/** The longest word that the name ends in decides; a negation before it turns it round. */
function readDirections(text: string | undefined): (name: string) => Direction | undefined {
  const words: { readonly word: string; readonly direction: Direction }[] = []
  const negations: string[] = []
  for (const row of readTable(text)) {
    const direction = row('direction')
    if (direction === 'up' || direction === 'down') words.push({ word: foldName(row('word')), direction })
    else if (direction === 'not') negations.push(foldName(row('word')))
  }
  words.sort((a, b) => b.word.length - a.word.length)
  return (name) => {
    const bare = name.replace(/[。.;；,，、]+$/, '').replace(/\([^()]*\)$/, '')
    const found = words.find(({ word }) => bare.endsWith(word))
    if (!found) return undefined
    const before = bare.slice(0, bare.length - found.word.length)
    const isTurned = negations.some((word) => before.endsWith(word))
    return isTurned === (found.direction === 'up') ? 'down' : 'up'
  }
}

function isAspect(means: string): means is Aspect {
  return means === 'output' || means === 'benefit' || means === 'satisfaction' || means === 'cost'
}

function isComparison(means: string): means is Comparison {
  return means === 'at-least' || means === 'at-most' || means === 'equal' || means === 'qualitative'
}
