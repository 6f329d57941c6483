/** Rows that lie below one another: by their codes (类 › 款 › 项), or by the depth that an outline column gives. */
import { isNumeric } from '../format/form.ts'
import { printNumber } from '../money/number.ts'
import { type Value, valueKey } from '../value.ts'
import { GraphNode } from './graph.ts'
import type { RowState } from './row-state.ts'

/** The codes of a row's keys, in the order of the 每 line; texts count as they stand. */
export type TreeKey = readonly { readonly text: string; readonly isCode: boolean }[]

export function treeKeyOf(state: RowState): TreeKey {
  const { form } = state.side
  const columns = form.each.find((each) => each.levels.length > 0)?.keys.map((key) => key.column) ?? form.columns.filter((column) => !isNumeric(column))
  return columns.map((column) => {
    const cell = state.settled(column)
    const value: Value | undefined = cell instanceof GraphNode ? undefined : cell
    return { text: (value && valueKey(value)) ?? '', isCode: value?.k === 'code' }
  })
}

export function compareTreeKeys(a: TreeKey, b: TreeKey): number {
  for (const [index, part] of a.entries()) {
    const other = b[index]?.text ?? ''
    if (part.text !== other) return part.text < other ? -1 : 1
  }
  return 0
}

/** Strictly below: every code begins with the upper one's, every text is the same, and not all are equal. */
export function isBelow(lower: TreeKey, upper: TreeKey): boolean {
  let deeper = false
  for (const [index, part] of lower.entries()) {
    const above = upper[index]
    if (!above) return false
    if (part.text === above.text) continue
    if (!part.isCode || !above.isCode || !part.text.startsWith(above.text)) return false
    deeper = true
  }
  return deeper
}

export function depthOf(value: Value): number | undefined {
  return value.k === 'number' ? Number.parseInt(printNumber(value.n, 0), 10) : undefined
}
