/** The places beside a finding: what fails with it, what may be wrong instead, what a sum adds up. */
import { type Equation, type Leaf, leavesInOrder } from '../evaluate/equation.ts'
import { cellPlace } from '../model/row.ts'
import type { RelatedPlace } from '../rules/define-rule.ts'

export function isTarget(equation: Equation, leaf: Leaf): boolean {
  const target = equation.target()
  return target !== undefined && target.row.line === leaf.row.line && target.column === leaf.column
}

export function relatedPlaces(equations: readonly Equation[], except: Leaf | undefined): readonly RelatedPlace[] {
  return equations.flatMap((equation) => {
    const place = equation.place()
    if (!place || (except && isTarget(equation, except))) return []
    return [{ place, zh: `${equation.subject} 也因此不符`, en: `${equation.subject} fails with it` }]
  })
}

export function candidatePlaces(candidates: readonly Leaf[], target: Leaf | undefined): readonly RelatedPlace[] {
  return candidates.flatMap((leaf) => {
    const place = cellPlace(leaf.row, leaf.column)
    if (!place || (target && leaf.row === target.row && leaf.column === target.column)) return []
    return [{ place, zh: '也可能是这一格写错', en: 'this cell may be the wrong one' }]
  })
}

/** A cell that may be wrong is an addend as well: the first thing said of a place is said alone. */
export function oncePerPlace(related: readonly RelatedPlace[]): readonly RelatedPlace[] {
  const seen = new Set<string>()
  return related.filter(({ place }) => {
    const key = `${place.line.document.uri}:${place.line.index}:${place.start}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Of a sum of more than these nobody looks at the first dozen. */
const MOST_ADDENDS = 2000

/** The rows that a sum adds up, as far as a reader can follow them. */
export function addendPlaces(equation: Equation): readonly RelatedPlace[] {
  const places: RelatedPlace[] = []
  for (const { row, column } of leavesInOrder(equation, MOST_ADDENDS)) {
    const place = cellPlace(row, column)
    if (place) places.push({ place, zh: `加数 ${row.written[column.index]?.text ?? ''}`, en: `addend ${row.written[column.index]?.text ?? ''}` })
    if (places.length >= 12) break
  }
  return places
}
