/** Which column a written name means: the whole path, or an unambiguous tail of it. Formulas and headers ask here alike. */

import type { ColumnForm } from './form.ts'
import { foldLabel } from './label.ts'

export type ColumnMatch = { readonly column: ColumnForm } | { readonly several: readonly ColumnForm[] } | undefined

/** `steps` are the written names, outermost first. A whole path beats a tail. */
export function findColumn(columns: readonly ColumnForm[], steps: readonly string[]): ColumnMatch {
  const folded = steps.flatMap((step) => step.split('.')).map(foldLabel)
  const tails = columns.filter((column) => endsWith(column.folded, folded))
  const whole = tails.filter((column) => column.folded.length === folded.length)
  const hits = whole.length > 0 ? whole : tails
  if (hits.length === 0) return undefined
  return hits.length === 1 ? { column: hits[0] as ColumnForm } : { several: hits }
}

/** A tail may also leave out steps in the middle, as long as the written ones stand in order and the last is the last. */
function endsWith(path: readonly string[], steps: readonly string[]): boolean {
  if (path[path.length - 1] !== steps[steps.length - 1]) return false
  let at = path.length - 1
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    while (at >= 0 && path[at] !== steps[index]) at -= 1
    if (at < 0) return false
    at -= 1
  }
  return true
}
