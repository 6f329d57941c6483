/**
 * The other way of trace.ts: what is computed from a cell, or compared with what is computed from it. One step only; from each of these one
 * may ask again.
 */
import { type ColumnForm, isNumeric, type RowForm } from '../format/form.ts'
import type { BudgetState } from './budget-state.ts'
import type { NamedValue } from './environment.ts'
import type { Equation } from './equation.ts'
import type { CellOrigin } from './fixed-cells.ts'
import { type Dependency, GraphNode } from './graph.ts'
import type { RowState } from './row-state.ts'
import type { SideState } from './side-state.ts'

/** A figure that can be asked about: of a data row, of a fixed row or a total, or of a 设 or 已知 name. */
export type Figure =
  | { readonly type: 'row'; readonly state: RowState; readonly column: ColumnForm }
  | { readonly type: 'fixed'; readonly side: SideState; readonly form: RowForm; readonly column: ColumnForm }
  | { readonly type: 'name'; readonly named: NamedValue }
  /** A 校验 or 核实: it has no figure of its own, and nothing depends on it. */
  | { readonly type: 'check'; readonly equation: Equation }

export function dependentsOf(state: BudgetState, figure: Figure): readonly Figure[] {
  const found = new Found(state)
  if (figure.type === 'row') {
    for (const each of inRow(figure.state, figure.column)) found.add(each)
    for (const each of aboveInTree(figure.state, figure.column)) found.add(each)
    for (const each of subtotalsOver(state, figure.state, figure.column)) found.add(each)
    const cell = figure.state.settled(figure.column)
    if (cell instanceof GraphNode) found.follow(cell)
    for (const sum of figure.state.side.sumsWith(figure.state, figure.column)) found.follow(sum)
  } else if (figure.type === 'fixed') found.follow(figure.side.fixed.node(figure.form, figure.column))
  else if (figure.type === 'name') found.follow(figure.named.node)
  return found.figures.filter((each) => !isSame(each, figure))
}

export function isSame(a: Figure, b: Figure): boolean {
  if (a.type === 'row') return b.type === 'row' && a.state === b.state && a.column === b.column
  if (a.type === 'fixed') return b.type === 'fixed' && a.form === b.form && a.column === b.column
  if (a.type === 'name') return b.type === 'name' && a.named === b.named
  return b.type === 'check' && a.equation === b.equation
}

/** Cells of the row itself: their formulas read its other columns without a node in between. */
function inRow(state: RowState, column: ColumnForm): readonly Figure[] {
  const { side, row } = state
  return side.form.columns.flatMap((each): readonly Figure[] => {
    const own = row.written[each.index]?.formula
    const formula = own ? side.compileCell(row, each, own) : (side.formula(each) ?? (row.written[each.index] ? undefined : side.defaultOf(each)))
    return isNumeric(each) && each !== column && formula?.columns.has(column) ? [{ type: 'row', state, column: each }] : []
  })
}

function aboveInTree(state: RowState, column: ColumnForm): readonly Figure[] {
  if (!state.side.isTree || column.noTotal) return []
  for (const parent of state.side.rows.values()) if (parent.children.includes(state)) return [{ type: 'row', state: parent, column }]
  return []
}

function subtotalsOver({ ledger }: BudgetState, state: RowState, column: ColumnForm): readonly Figure[] {
  const found: Figure[] = []
  if (state.side.subtotals.size === 0) return found
  for (const equation of ledger.live.values()) {
    if (equation.kind !== 'subtotal' || equation.table !== state.side.table.form.name || equation.target()?.column !== column) continue
    for (const leaf of equation.leaves()) if (leaf.row === state.row) found.push({ type: 'check', equation })
  }
  return found
}

/** Collects figures from the nodes that read something, each once. */
class Found {
  readonly figures: Figure[] = []
  readonly #state: BudgetState
  #owners: ReadonlyMap<unknown, RowState> | undefined

  constructor(state: BudgetState) {
    this.#state = state
  }

  add(figure: Figure): void {
    if (!this.figures.some((each) => isSame(each, figure))) this.figures.push(figure)
  }

  follow(from: Dependency): void {
    for (const node of from.dependents) {
      const figure = this.#figureOf(node)
      if (figure) this.add(figure)
    }
  }

  /** Nodes that decide which rows there are, and to which group they belong, stand for no figure. */
  #figureOf(node: GraphNode<unknown>): Figure | undefined {
    const origin = node.origin as CellOrigin | undefined
    if (origin) return { type: 'fixed', ...origin }
    const { equation } = node as GraphNode<unknown> & { readonly equation?: Equation }
    if (equation) return this.#figureOfEquation(equation)
    const named = [...this.#state.names.defines.values(), ...this.#state.names.known.values()].find((each) => each.node === node)
    return named ? { type: 'name', named } : this.#figureOfRow(node)
  }

  #figureOfEquation(equation: Equation): Figure | undefined {
    const target = equation.target()
    if (!target) return { type: 'check', equation }
    const side = this.#state.table(target.row.table)?.side(target.row.side)
    const state = side?.rows.get(target.row)
    if (state) return { type: 'row', state, column: target.column }
    if (target.row.kind === 'subtotal') return { type: 'check', equation }
    return side && { type: 'fixed', side, form: target.row.form ?? side.totalForm, column: target.column }
  }

  #figureOfRow(node: GraphNode<unknown>): Figure | undefined {
    this.#owners ??= ownersOf(this.#state)
    const state = this.#owners.get(node)
    const column = state?.side.form.columns.find((each) => isNumeric(each) && state.settled(each) === node)
    return state && column && { type: 'row', state, column }
  }
}

function ownersOf({ tables }: BudgetState): ReadonlyMap<unknown, RowState> {
  const owners = new Map<unknown, RowState>()
  for (const { sides } of tables)
    for (const side of sides) for (const state of side.rows.values()) for (const node of state.nodes) owners.set(node, state)
  return owners
}
