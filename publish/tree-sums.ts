/** In a source's tree a parent's figure that is left out, and that no formula gives, is printed as the sum of the rows directly below it. */
import { calculate } from '../core/evaluate/arithmetic.ts'
import { type RowState, zeroOf } from '../core/evaluate/row-state.ts'
import type { SideState } from '../core/evaluate/side-state.ts'
import { childrenOf } from '../core/evaluate/tree.ts'
import { type ColumnForm, isNumeric } from '../core/format/form.ts'
import type { Value } from '../core/value.ts'
import type { CompareRows } from './row-order.ts'

export type TreeSums = (state: RowState, column: ColumnForm) => Value | undefined

export function treeSums(side: SideState, compareRows: CompareRows): TreeSums {
  if (side.isPublished || !side.isTree) return () => undefined
  const children = childrenOf(side, compareRows)
  const sumOf: TreeSums = (state, column) => {
    const below = children.get(state)
    if (!below || !isNumeric(column) || column === side.form.outline || column.noTotal) return undefined
    if (state.row.written[column.index] || column.formula || column.defaultValue) return undefined
    return below.reduce((sum: Value, each) => calculate('+', sum, sumOf(each, column) ?? each.cell(column)), zeroOf(column))
  }
  return sumOf
}
