/** What a figure is made of, or compared with: the cells that were written and go into it. One step: from each of these one may ask again. */
import { type ColumnForm, isNumeric } from '../format/form.ts'
import type { BudgetState } from './budget-state.ts'
import type { Figure } from './dependents.ts'
import type { Leaf } from './equation.ts'
import { GraphNode } from './graph.ts'
import type { RowState } from './row-state.ts'
import { leavesOf } from './trace.ts'

/** At most this many; the zeros among them say nothing and are left out. */
export function precedentsOf(state: BudgetState, figure: Figure, most: number): readonly Figure[] {
  const found: Figure[] = []
  for (const leaf of leavesOfFigure(state, figure)) {
    const each = isNumeric(leaf.column) ? figureOfLeaf(state, leaf) : undefined
    const isOwn = figure.type === 'row' && each?.type === 'row' && each.state === figure.state && each.column === figure.column
    if (!each || isOwn || isZero(each)) continue
    found.push(each)
    if (found.length === most) break
  }
  return found
}

function leavesOfFigure(state: BudgetState, figure: Figure): Iterable<Leaf> {
  switch (figure.type) {
    case 'row':
      return leavesOfRow(figure.state, figure.column)
    case 'fixed': {
      const { side, form, column } = figure
      const isFormula = side.writtenRow(form)?.written[column.index]?.formula !== undefined
      return isFormula ? leavesOf(side.fixed.node(form, column)) : readBy(state, () => side.expected(form, column))
    }
    case 'name':
      figure.named.node.peek()
      return leavesOf(figure.named.node)
    case 'check':
      return figure.equation.leaves()
  }
}

function* leavesOfRow(state: RowState, column: ColumnForm): Generator<Leaf> {
  const { side, row } = state
  const written = row.written[column.index]
  const formula = written?.formula
    ? side.compileCell(row, column, written.formula)
    : (side.formula(column) ?? (written ? undefined : side.defaultOf(column)))
  if (!formula) {
    for (const child of state.children) yield { row: child.row, column }
    return
  }
  for (const used of formula.columns) if (used !== column) yield { row, column: used }
  if (!formula.local) yield* readBy(side, () => formula.run({ row: state, side, column }))
}

/**
 * What a computation reads, found by running it once in a node of its own. The nodes that decide which rows belong to a group are left out:
 * a fund that a row's default looks up in another table is no part of the row's sum.
 */
function* readBy({ graph }: Pick<BudgetState, 'graph'>, compute: () => unknown): Generator<Leaf> {
  const node = new GraphNode<unknown>(graph, { compute, onCycle: () => undefined })
  try {
    node.peek()
    const reads = [...node.reads].filter((read) => !(read instanceof GraphNode && read.spec.keepsOnCycle))
    yield* leavesOf({ reads: new Set(reads) })
  } finally {
    node.dispose()
  }
}

function figureOfLeaf(state: BudgetState, { row, column }: Leaf): Figure | undefined {
  const side = state.table(row.table)?.side(row.side)
  const own = side?.rows.get(row)
  if (own) return { type: 'row', state: own, column }
  return side && row.kind !== 'subtotal' ? { type: 'fixed', side, form: row.form ?? side.totalForm, column } : undefined
}

function isZero(figure: Figure): boolean {
  const value =
    figure.type === 'row' ? figure.state.cell(figure.column) : figure.type === 'fixed' ? figure.side.fixedCell(figure.form, figure.column) : undefined
  return (value?.k === 'amount' && value.ticks === 0n) || (value?.k === 'number' && value.n.isZero())
}
