/** Rows that lie below one another: by their codes (类 › 款 › 项), or by the depth that an outline column gives. */
import { type ColumnForm, isNumeric } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import { printNumber } from '../money/number.ts'
import { type Value, valueKey } from '../value.ts'
import { GraphNode } from './graph.ts'
import type { RowState } from './row-state.ts'
import type { SideState } from './side-state.ts'

/** The codes of a row's keys, in the order of the 每 line; texts count as they stand. */
type TreeKey = readonly { readonly text: string; readonly isCode: boolean }[]

function treeKeyOf(state: RowState): TreeKey {
  const { form } = state.side
  const columns =
    form.each.find((each) => each.levels.length > 0)?.keys.map((key) => key.column) ?? form.columns.filter((column) => !isNumeric(column))
  return columns.map((column) => {
    const cell = state.settled(column)
    const value: Value | undefined = cell instanceof GraphNode ? undefined : cell
    return { text: (value && valueKey(value)) ?? '', isCode: value?.k === 'code' }
  })
}

function compareTreeKeys(a: TreeKey, b: TreeKey): number {
  for (const [index, part] of a.entries()) {
    const other = b[index]?.text ?? ''
    if (part.text !== other) return part.text < other ? -1 : 1
  }
  return 0
}

/** Strictly below: every code begins with the upper one's, every text is the same, and not all are equal. */
function isBelow(lower: TreeKey, upper: TreeKey): boolean {
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

/** Each parent with the rows directly below it. An outline is read in the order of the rows, codes in their own. */
export function childrenOf(side: SideState, compareRows: (a: BoundRow, b: BoundRow) => number): ReadonlyMap<RowState, readonly RowState[]> {
  const rows = [...side.rows.values()].filter((state) => state.row.kind === 'data')
  const { outline } = side.form
  return outline ? byDepth(rows, outline, compareRows) : byCodes(rows, compareRows)
}

function byCodes(rows: readonly RowState[], compareRows: (a: BoundRow, b: BoundRow) => number): ReadonlyMap<RowState, readonly RowState[]> {
  // Of two rows with the same codes the last one is the parent, whichever was edited last.
  const keyed = rows
    .map((state) => ({ state, key: treeKeyOf(state) }))
    .sort((a, b) => compareTreeKeys(a.key, b.key) || compareRows(a.state.row, b.state.row))
  return nest(keyed, (lower, upper) => isBelow(lower.key, upper.key))
}

function byDepth(
  rows: readonly RowState[],
  outline: ColumnForm,
  compareRows: (a: BoundRow, b: BoundRow) => number,
): ReadonlyMap<RowState, readonly RowState[]> {
  const ordered = [...rows].sort((a, b) => compareRows(a.row, b.row)).map((state) => ({ state, depth: depthOf(state, outline) }))
  return nest(ordered, (lower, upper) => lower.depth !== undefined && upper.depth !== undefined && lower.depth > upper.depth)
}

function nest<T extends { readonly state: RowState }>(
  ordered: readonly T[],
  below: (lower: T, upper: T) => boolean,
): ReadonlyMap<RowState, readonly RowState[]> {
  const children = new Map<RowState, RowState[]>()
  const above: T[] = []
  for (const each of ordered) {
    while (above.length > 0 && !below(each, above[above.length - 1] as T)) above.pop()
    const parent = above[above.length - 1]
    if (parent) children.set(parent.state, [...(children.get(parent.state) ?? []), each.state])
    above.push(each)
  }
  return children
}

function depthOf(state: RowState, outline: ColumnForm): number | undefined {
  const cell = state.settled(outline)
  return !(cell instanceof GraphNode) && cell.k === 'number' ? Number.parseInt(printNumber(cell.n, 0), 10) : undefined
}
