/** The equations of rows: a written cell against the formula of its column, a total against its sum, a parent against its children. */
import { type ColumnForm, isNumeric, type RowForm } from '../format/form.ts'
import { type BoundRow, cellPlace, rowPlace, writtenPlace } from '../model/row.ts'
import { type CodeValue, unknown, type Value } from '../value.ts'
import { calculate } from './arithmetic.ts'
import type { Compiled, Frame } from './compile.ts'
import { type Equation, type EquationKind, judge, type Leaf, type Outcome, sameOutcome } from './equation.ts'
import { type Graph, GraphNode } from './graph.ts'
import type { Ledger } from './ledger.ts'
import { inCell, type RowState, zeroOf } from './row-state.ts'
import type { SideState } from './side-state.ts'
import { leavesOf } from './trace.ts'

/** A stable word for a row: its line's own number, or what brought it. */
export type RowName = (row: BoundRow) => string

/** Whether a name is a code's, also by an older or variant name. */
export type NameTest = (code: CodeValue, name: string) => boolean

export class RowEquations {
  readonly #graph: Graph
  readonly #ledger: Ledger
  readonly #nameOf: RowName
  readonly #isNameOf: NameTest
  readonly #keepHeld: boolean
  readonly #ofRow = new Map<RowState, Equation[]>()
  /** What a row's own cells came to where it holds: only counted, since there are many. */
  readonly #heldInRow = new Map<RowState, number>()

  constructor(graph: Graph, ledger: Ledger, nameOf: RowName, isNameOf: NameTest, keepHeld: boolean) {
    this.#isNameOf = isNameOf
    this.#keepHeld = keepHeld
    this.#graph = graph
    this.#ledger = ledger
    this.#nameOf = nameOf
  }

  onRow(state: RowState, present: boolean): void {
    if (present) this.#add(state)
    else this.#remove(state)
  }

  #add(state: RowState): void {
    for (const column of state.side.form.columns) {
      const formula = state.side.formula(column)
      if (!formula || !state.isWritten(column) || (state.row.kind === 'block' && !state.row.written[column.index])) continue
      if (isNumeric(column) || state.row.written[column.index]) this.#addCell(state, column, formula)
    }
  }

  #addCell(state: RowState, column: ColumnForm, formula: Compiled): void {
    const frame: Frame = { row: state, side: state.side, column }
    const settled = formula.local && [...formula.columns, column].every((used) => !(state.settled(used) instanceof GraphNode))
    const expected = () => inCell(formula.run(frame), column, state.row.unit)
    const own = (): Leaf[] =>
      [...formula.columns].filter((used) => used !== column && state.isWritten(used)).map((used) => ({ row: state.row, column: used }))
    const kind: EquationKind = !isNumeric(column) ? 'code-name' : formula.crossTable ? 'cross-table' : 'row-formula'
    const base = {
      key: this.#key(state.row, column, kind),
      kind: isNumeric(column) || formula.local ? kind : ('cross-table' as const),
      ...this.#naming(state.side, column),
      place: () => cellPlace(state.row, column),
      target: () => ({ row: state.row, column }),
    }
    if (settled) {
      const outcome = this.#judge(state.cell(column), expected())
      if (outcome.status === 'held' && !this.#keepHeld) {
        this.#ledger.held += 1
        this.#heldInRow.set(state, (this.#heldInRow.get(state) ?? 0) + 1)
      } else if (outcome.status !== 'trivial') this.#enter(state, { ...base, leaves: own, outcome })
      return
    }
    const gather = formula.crossTable ? state.side.gathers[0] : undefined
    const written = () => (gather && isNumeric(column) ? this.#writtenOfPeers(state, column, gather.peers(state)) : state.cell(column))
    const node = this.#watched(
      state.nodes,
      () => {
        const value = written()
        return value === undefined ? { status: 'trivial' } : this.#judge(value, expected())
      },
      base,
      function* () {
        yield* own()
        yield* leavesOf(node)
      },
    )
    this.#enter(state, node.equation)
  }

  /** Whether the row’s own formulas hold in which a column takes part: changing that cell alone would break one. */
  holdsAcross(state: RowState, column: ColumnForm, isSettled: (key: string) => boolean): boolean {
    return state.side.form.columns.some((target) => {
      const formula = isNumeric(target) ? state.side.formula(target) : undefined
      if (!formula?.local || !formula.additive || !state.isWritten(target) || (target !== column && !formula.columns.has(column))) return false
      return isSettled(this.#key(state.row, target, 'row-formula'))
    })
  }

  #judge(written: Value, expected: Value): Outcome {
    const isName = expected.k === 'text' && expected.nameOf && written.k === 'text' && this.#isNameOf(expected.nameOf, written.text)
    return isName ? { status: 'held' } : judge(written, expected)
  }

  /** Rows that share a key are compared as a group, once, at the first of them. */
  #writtenOfPeers(state: RowState, column: ColumnForm, peers: ReadonlySet<RowState>): Value | undefined {
    if (peers.size <= 1) return state.cell(column)
    const sorted = [...peers].sort((a, b) => (a.row.line?.index ?? 0) - (b.row.line?.index ?? 0))
    if (sorted[0] !== state) return undefined
    return sorted.slice(1).reduce((sum: Value, peer) => calculate('+', sum, peer.cell(column)), state.cell(column))
  }

  #naming(side: SideState, column: ColumnForm) {
    const name = side.form.name ? `${side.form.name}.${column.path.join('.')}` : column.path.join('.')
    return { table: side.table.form.name, subject: `${side.table.form.name}.${name}`, decimals: column.decimals, unit: column.unit }
  }

  #key(row: BoundRow, column: ColumnForm, kind: string): string {
    return `${kind}|${row.table.name}|${row.side.index}|${column.index}|${this.#nameOf(row)}`
  }

  #enter(state: RowState, equation: Equation): void {
    const equations = this.#ofRow.get(state) ?? []
    equations.push(equation)
    this.#ofRow.set(state, equations)
    this.#ledger.enter(equation)
  }

  #remove(state: RowState): void {
    for (const equation of this.#ofRow.get(state) ?? []) this.#ledger.remove(equation)
    this.#ofRow.delete(state)
    this.#ledger.held -= this.#heldInRow.get(state) ?? 0
    this.#heldInRow.delete(state)
  }

  /** An equation whose inputs may change without its row: a watched node. */
  #watched(
    owner: GraphNode<unknown>[],
    compute: () => Outcome,
    base: Omit<Equation, 'leaves' | 'outcome'>,
    leaves: () => Iterable<Leaf>,
  ): GraphNode<Outcome> & { equation: Equation } {
    const equation: Equation = { ...base, leaves, outcome: { status: 'trivial' } }
    const node = new GraphNode<Outcome>(this.#graph, {
      compute,
      onCycle: () => ({ status: 'not-run', reason: unknown('cycle', base.subject).reason }),
      watch: (outcome) => {
        if (!sameOutcome(equation.outcome, outcome)) this.#ledger.change(equation, outcome)
      },
    })
    owner.push(node as GraphNode<unknown>)
    return Object.assign(node, { equation })
  }

  /** The equations of a side's fixed rows and totals: they stand as long as the form does. */
  addFixed(side: SideState, form: RowForm, owner: GraphNode<unknown>[]): void {
    for (const column of side.form.columns) {
      const formula = side.rowFormula(form, column)
      const isSum = form.kind === 'total' && !formula && isNumeric(column) && !column.noTotal && !form.cells.get(column)
      if (formula || isSum) this.#addFixedCell(side, form, column, formula, owner)
      const across = form.kind === 'total' && isSum ? side.formula(column) : undefined
      if (across?.additive && across.local) this.#addFixedCell(side, form, column, across, owner)
    }
  }

  #addFixedCell(side: SideState, form: RowForm, column: ColumnForm, formula: Compiled | undefined, owner: GraphNode<unknown>[]): void {
    const kind: EquationKind = !formula ? 'column-sum' : formula.crossTable ? 'cross-table' : 'row-formula'
    const target = (): Leaf | undefined => {
      const row = side.writtenRow(form)
      return row && side.fixed.isWrittenCell(row, column) ? { row, column } : undefined
    }
    const node: GraphNode<Outcome> & { equation: Equation } = this.#watched(
      owner,
      () => {
        const written = side.fixedCell(form, column)
        const leaf = target()
        if (!leaf) return { status: 'trivial' }
        const expected = formula ? inCell(formula.run(side.fixed.frameOf(form, column)), column, leaf.row.unit) : side.sumOf(column)
        return judge(written, expected)
      },
      {
        key: `${kind}|${side.table.form.name}|${side.form.index}|${column.index}|${form.place.line.index}:${form.folded}`,
        kind,
        ...this.#naming(side, column),
        subject: `${side.table.form.name}.${form.label}.${column.name}`,
        place: () => {
          const leaf = target()
          return leaf && cellPlace(leaf.row, column)
        },
        target,
      },
      () => withoutTarget(leavesOf(node), target()),
    )
    this.#ledger.enter(node.equation)
  }

  /** A 小计 row: the rows since the last one. */
  addSubtotal(side: SideState, row: BoundRow, owner: GraphNode<unknown>[], rowsOf: (row: BoundRow) => readonly RowState[]): void {
    for (const column of side.form.columns) {
      const written = row.written[column.index]
      if (!isNumeric(column) || column.noTotal || !written) continue
      const node: GraphNode<Outcome> & { equation: Equation } = this.#watched(
        owner,
        () => {
          this.#graph.noteRead(side.order)
          const sum = rowsOf(row).reduce((total: Value, state) => calculate('+', total, state.cell(column)), zeroOf(column))
          return judge(written.value, side.table.lost() ?? sum)
        },
        {
          key: this.#key(row, column, 'subtotal'),
          kind: 'subtotal',
          ...this.#naming(side, column),
          place: () => writtenPlace(written),
          target: () => ({ row, column }),
        },
        () =>
          rowsOf(row)
            .filter((state) => state.isWritten(column))
            .map((state) => ({ row: state.row, column })),
      )
      this.#ledger.enter(node.equation)
    }
  }

  /** In a tree each parent equals its children. */
  addParents(side: SideState, owner: GraphNode<unknown>[], childrenOf: () => ReadonlyMap<RowState, readonly RowState[]>): void {
    const standing = new Map<string, Equation>()
    const node = new GraphNode<readonly Equation[]>(this.#graph, {
      compute: () => {
        this.#graph.noteRead(side.order)
        return [...childrenOf()].flatMap(([parent, children]) => this.#parentEquations(side, parent, children))
      },
      onCycle: () => [],
      watch: (equations) => {
        for (const equation of standing.values()) this.#ledger.remove(equation)
        standing.clear()
        for (const equation of equations) {
          standing.set(equation.key, equation)
          this.#ledger.enter(equation)
        }
      },
    })
    owner.push(node as GraphNode<unknown>)
  }

  #parentEquations(side: SideState, parent: RowState, children: readonly RowState[]): readonly Equation[] {
    return side.form.columns
      .filter((column) => isNumeric(column) && column !== side.form.outline && !column.noTotal && parent.isWritten(column))
      .map((column) => {
        const sum = children.reduce((total: Value, child) => calculate('+', total, child.cell(column)), zeroOf(column))
        return {
          key: this.#key(parent.row, column, 'tree-sum'),
          kind: 'tree-sum' as const,
          ...this.#naming(side, column),
          place: () => cellPlace(parent.row, column) ?? rowPlace(parent.row),
          target: () => ({ row: parent.row, column }),
          leaves: () => children.filter((child) => child.isWritten(column)).map((child) => ({ row: child.row, column })),
          outcome: judge(parent.cell(column), side.table.lost() ?? sum),
        }
      })
  }
}

function* withoutTarget(leaves: Iterable<Leaf>, target: Leaf | undefined): Generator<Leaf> {
  for (const leaf of leaves) if (!target || leaf.row !== target.row || leaf.column !== target.column) yield leaf
}
