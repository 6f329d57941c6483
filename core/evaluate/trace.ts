/** From what a node read back to what was written: the cells that a sum, a total or a check finally rests on. */
import { isNumeric } from '../format/form.ts'
import { ColumnSum } from './column-sum.ts'
import type { Leaf } from './equation.ts'
import type { CellOrigin } from './fixed-cells.ts'
import { type Dependency, GraphNode } from './graph.ts'
import type { RowState } from './row-state.ts'

/** Every written cell once, in the order of reading. */
export function* leavesOf(node: Pick<GraphNode<unknown>, 'reads'>): Generator<Leaf> {
  yield* follow(node.reads, new Set<unknown>())
}

function* follow(reads: Iterable<Dependency>, seen: Set<unknown>): Generator<Leaf> {
  for (const read of reads) {
    if (seen.has(read)) continue
    seen.add(read)
    if (read instanceof ColumnSum) for (const state of read.members()) yield* cellOf(state, read, seen)
    else if (read instanceof GraphNode) yield* nodeOf(read, seen)
  }
}

function* cellOf(state: RowState, sum: ColumnSum, seen: Set<unknown>): Generator<Leaf> {
  const cell = state.settled(sum.column)
  if (cell instanceof GraphNode) {
    if (seen.has(cell)) return
    seen.add(cell)
    // What the row itself settles is no node, and so not among the reads.
    yield* writtenParts(state, sum)
    yield* follow(cell.reads, seen)
  } else if (state.isWritten(sum.column)) yield { row: state.row, column: sum.column }
  else yield* writtenParts(state, sum)
}

function* writtenParts(state: RowState, { column }: ColumnSum): Generator<Leaf> {
  for (const part of state.side.formula(column)?.columns ?? []) if (isNumeric(part) && state.isWritten(part)) yield { row: state.row, column: part }
}

function* nodeOf(node: GraphNode<unknown>, seen: Set<unknown>): Generator<Leaf> {
  const origin = node.origin as CellOrigin | undefined
  const row = origin?.side.writtenRow(origin.form)
  if (origin && row && origin.side.fixed.isWrittenCell(row, origin.column)) yield { row, column: origin.column }
  else yield* follow(node.reads, seen)
}
