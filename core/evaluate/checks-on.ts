/**
 * The checks that one figure takes part in, found upwards through the graph: what reads it, what reads that, as far as the comparisons. Nothing is
 * computed that the evaluator has not computed already, but for the formulas of the figure's own row.
 */
import { type ColumnForm, isNumeric } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import type { BudgetState } from './budget-state.ts'
import { type Equation, judge, type Outcome } from './equation.ts'
import { type Dependency, GraphNode } from './graph.ts'
import { inCell, type RowState } from './row-state.ts'
import type { SideState } from './side-state.ts'

export interface CheckOn {
  readonly subject: string
  readonly outcome: Outcome
}

/** Beyond so many nodes a figure is read by so much that nobody would read the list. */
const MOST_NODES = 3000

export function checksOn(state: BudgetState, row: BoundRow, column: ColumnForm): readonly CheckOn[] {
  const side = state.table(row.table)?.side(row.side)
  if (!side) return []
  const own = side.rows.get(row)
  const found = own ? ofRow(state, side, own, column) : upwards([side.fixed.node(row.form ?? side.totalForm, column)])
  const checks = new Map(found.map((check) => [check.subject, check]))
  return [...checks.values()].filter(({ outcome }) => outcome.status !== 'trivial')
}

function ofRow(state: BudgetState, side: SideState, own: RowState, column: ColumnForm): readonly CheckOn[] {
  const cell = own.settled(column)
  const nodes = own.nodes.flatMap((node) => equationOf(node) ?? []).filter((equation) => equation.target()?.column === column)
  const starts: Dependency[] = [...side.sumsWith(own, column), ...(cell instanceof GraphNode ? [cell] : [])]
  return [...inRow(side, own, column), ...nodes, ...ofGroups(state, side, own, column), ...upwards(starts)]
}

/** Formulas of the row itself have no node: those that read the figure, and its own. */
function inRow(side: SideState, own: RowState, column: ColumnForm): readonly CheckOn[] {
  return side.form.columns.flatMap((each): readonly CheckOn[] => {
    const formula = side.formula(each)
    if (!formula?.local || !isNumeric(each) || !own.isWritten(each) || (each !== column && !formula.columns.has(column))) return []
    const expected = inCell(formula.run({ row: own, side, column: each }), each, own.row.unit)
    return [{ subject: `${side.table.form.name}.${each.name}`, outcome: judge(own.cell(each), expected) }]
  })
}

/** Subtotals and the parents of a tree add up rows by their places, not through a sum. */
function ofGroups(state: BudgetState, side: SideState, own: RowState, column: ColumnForm): readonly CheckOn[] {
  if (!side.isTree && side.subtotals.size === 0) return []
  const isOwn = ({ kind, target }: Equation) => (kind === 'tree-sum' || kind === 'subtotal') && target()?.column === column
  return [...state.ledger.live.values()].filter((equation) => isOwn(equation) && hasLeaf(equation, own.row))
}

function hasLeaf(equation: Equation, row: BoundRow): boolean {
  if (equation.target()?.row === row) return true
  for (const leaf of equation.leaves()) if (leaf.row === row) return true
  return false
}

function upwards(starts: readonly Dependency[]): readonly CheckOn[] {
  const seen = new Set<Dependency>(starts)
  const found: Equation[] = []
  for (const from of seen) {
    if (seen.size > MOST_NODES) break
    for (const node of from.dependents) {
      const equation = equationOf(node)
      if (equation) found.push(equation)
      else seen.add(node)
    }
  }
  return found
}

function equationOf(node: GraphNode<unknown>): Equation | undefined {
  return (node as GraphNode<unknown> & { readonly equation?: Equation }).equation
}
