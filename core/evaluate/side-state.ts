/**
 * One side (栏) of a table at work: its rows, their cube, the sums of its columns, the cells of its fixed rows and its total.
 * Rows come and go one at a time; what reads them is told at the next `tell`.
 */
import type { Expression } from '../../grammar/index.ts'
import { type ColumnForm, isNumeric, type RowForm, type SideForm } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import { type Unknown, unknown, type Value } from '../value.ts'
import { total } from './arithmetic.ts'
import { ColumnSum } from './column-sum.ts'
import type { Compiled, Frame } from './compile.ts'
import { valueOver } from './compile-selection.ts'
import { FixedCells } from './fixed-cells.ts'
import type { Gather } from './gather.ts'
import { type Graph, Source } from './graph.ts'
import { type RowRef, RowState } from './row-state.ts'
import { SideFormulas } from './side-formulas.ts'
import type { TableState } from './table-state.ts'
import { childrenOf } from './tree.ts'
import { type Condition, Cube, type Tuple } from './tuple.ts'

/** What a side needs from the budget around it. */
export interface SideContext {
  readonly graph: Graph
  compileColumn(side: SideState, column: ColumnForm, expression: Expression): Compiled
  compileRowCell(side: SideState, form: RowForm, column: ColumnForm, expression: Expression): Compiled
  compileWritten(side: SideState, row: BoundRow, column: ColumnForm, expression: Expression): Compiled
  /** A fixed cell's text as a value of its column. */
  readFixed(column: ColumnForm, text: string): Value
  labelOf(row: RowForm): string
  /** Rows in the order in which the budget writes them. */
  compareRows(a: BoundRow, b: BoundRow): number
  onRow(state: RowState, present: boolean): void
}

export class SideState {
  readonly table: TableState
  readonly form: SideForm
  readonly graph: Graph
  readonly #context: SideContext
  readonly dimensions = new Set<ColumnForm>()
  readonly rows = new Map<BoundRow, RowState>()
  /** Rows that the form fixes, and totals. */
  readonly fixed: FixedCells
  readonly subtotals = new Set<BoundRow>()
  readonly gathers: Gather[] = []
  readonly totalForm: RowForm
  readonly touched = new Set<ColumnSum>()
  /** Changes with any row: what depends on the rows' order reads it. */
  readonly order = new Source()
  readonly #cube: Cube
  readonly #sums = new Map<ColumnForm, ColumnSum>()
  readonly #formulas: SideFormulas
  #treeStale = false
  #orderChanged = false

  constructor(table: TableState, form: SideForm, context: SideContext) {
    this.table = table
    this.form = form
    this.#context = context
    this.graph = context.graph
    this.#cube = new Cube(this)
    this.#formulas = new SideFormulas(this, context)
    this.fixed = new FixedCells(this, context.readFixed, context.compareRows)
    this.totalForm = form.rows.find((row) => row.kind === 'total') ?? {
      kind: 'total',
      label: '合计',
      folded: '合计',
      bare: '合计',
      labelColumn: undefined,
      cells: new Map(),
      place: table.form.place,
    }
  }

  get isPublished(): boolean {
    return this.table.isPublished
  }

  get isTree(): boolean {
    return this.form.outline !== undefined || this.form.each.some((each) => each.levels.length > 0)
  }

  labelOf(row: RowForm): string {
    return this.#context.labelOf(row)
  }

  /** As the budget writes them; rows that it leaves to be generated come after. */
  inOrder(rows: readonly RowState[]): readonly RowState[] {
    return [...rows].sort((a, b) => this.#context.compareRows(a.row, b.row))
  }

  formula(column: ColumnForm): Compiled | undefined {
    return this.#formulas.ofColumn(column)
  }

  defaultOf(column: ColumnForm): Compiled | undefined {
    return this.#formulas.defaultOf(column)
  }

  compileCell(row: BoundRow, column: ColumnForm, expression: Expression): Compiled {
    return this.#formulas.ofCell(row, column, expression)
  }

  rowFormula(form: RowForm, column: ColumnForm): Compiled | undefined {
    return this.#formulas.ofRow(form, column)
  }

  // —— dimensions

  /** A column that some formula filters or groups by. The columns of its own default must be known with it. */
  addDimension(column: ColumnForm): void {
    if (this.dimensions.has(column)) return
    this.dimensions.add(column)
    if (isNumeric(column)) return
    for (const formula of [this.formula(column), this.defaultOf(column)]) for (const used of formula?.columns ?? []) this.addDimension(used)
  }

  /** A dimension that rows settle themselves: an index can serve it. */
  isPlainDimension(column: ColumnForm): boolean {
    return this.formula(column)?.local !== false && this.defaultOf(column)?.local !== false
  }

  // —— rows

  add(row: BoundRow): void {
    if (row.kind === 'subtotal') {
      this.subtotals.add(row)
      this.#orderChanged = true
      return
    }
    if (row.kind === 'fixed' || row.kind === 'total') {
      this.fixed.change(row, true)
      return
    }
    const state = new RowState(row, this)
    this.rows.set(row, state)
    this.#orderChanged = true
    if (this.isTree) this.#treeStale = true
    else this.#enter(state)
    this.#context.onRow(state, true)
  }

  remove(row: BoundRow): void {
    if (row.kind === 'subtotal') {
      this.subtotals.delete(row)
      this.#orderChanged = true
      return
    }
    if (row.kind === 'fixed' || row.kind === 'total') {
      this.fixed.change(row, false)
      return
    }
    const state = this.rows.get(row)
    if (!state) return
    this.rows.delete(row)
    this.#orderChanged = true
    this.#context.onRow(state, false)
    if (this.isTree) this.#treeStale = true
    this.#leave(state)
    state.dispose()
  }

  has(row: BoundRow): boolean {
    return this.rows.has(row) || this.subtotals.has(row) || (this.fixed.rows.get(row.form ?? this.totalForm)?.includes(row) ?? false)
  }

  #enter(state: RowState): void {
    state.tuple = this.#cube.add(state)
    for (const sum of this.#sums.values()) {
      sum.include(state)
      this.touched.add(sum)
    }
  }

  #leave(state: RowState): void {
    if (!state.tuple) return
    this.#cube.remove(state)
    state.tuple = undefined
    for (const sum of this.#sums.values()) {
      sum.exclude(state)
      this.touched.add(sum)
    }
  }

  /** Tells all readers what changed since the last call. */
  tell(): void {
    if (this.#treeStale) this.#plantTree()
    this.#cube.tell(this.graph)
    for (const sum of this.touched) sum.tell()
    this.touched.clear()
    this.fixed.tell()
    if (this.#orderChanged) this.graph.changed(this.order)
    this.#orderChanged = false
  }

  /** In a tree only rows with nothing below them are summed. */
  #plantTree(): void {
    this.#treeStale = false
    const parents = childrenOf(this, this.#context.compareRows)
    for (const state of this.rows.values()) {
      if (state.row.kind !== 'data') continue
      state.children = parents.get(state) ?? []
      if (state.isParent && state.tuple) this.#leave(state)
      if (!state.isParent && !state.tuple) this.#enter(state)
    }
    for (const state of this.rows.values()) if (state.row.kind !== 'data' && !state.tuple) this.#enter(state)
  }

  // —— reading

  select(conditions: readonly Condition[]): readonly Tuple[] | Value {
    return this.#bring() ?? this.#cube.select(conditions)
  }

  /** The tuples, of some, that meet the conditions. */
  filter(tuples: readonly Tuple[], conditions: readonly Condition[]): readonly Tuple[] | Value {
    return conditions.length === 0 ? tuples : this.#cube.among(tuples, conditions)
  }

  get tuples(): Iterable<Tuple> {
    this.#bring()
    this.graph.noteRead(this.#cube.all)
    return this.#cube.tuples.values()
  }

  #bring(): Unknown | undefined {
    const unsure = this.gathers.map((gather) => gather.bring())
    return unsure.find((each) => each !== undefined)
  }

  sumOf(column: ColumnForm): Value {
    return total([this.sumOfData({ column }), ...this.form.rows.filter((row) => row.kind === 'fixed').map((row) => this.fixedCell(row, column))])
  }

  sumOfData(frame: Pick<Frame, 'column'>): Value {
    const { column } = frame
    if (!column) return unknown('nothing', '求和')
    const unsure = this.table.lost() ?? this.#bring()
    if (unsure) return unsure
    let sum = this.#sums.get(column)
    if (!sum) {
      sum = new ColumnSum(this.graph, column, () => this.leafRows())
      for (const state of this.rows.values()) if (state.tuple) sum.include(state)
      sum.tell()
      this.#sums.set(column, sum)
    }
    return sum.read()
  }

  /** The sums, of those that somebody asked for, into which a row's figure goes. */
  sumsWith(state: RowState, column: ColumnForm): readonly ColumnSum[] {
    if (!state.tuple) return []
    return [this.#sums.get(column), state.tuple.sumAsked(column)].flatMap((sum) => sum ?? [])
  }

  *leafRows(): Generator<RowState> {
    for (const state of this.rows.values()) if (state.tuple) yield state
  }

  /** What a figure of a row comes to that the form brings and nobody wrote. */
  valueOfBrought(row: BoundRow, column: ColumnForm): Value | undefined {
    return this.formula(column)?.run({ row: new RowState(row, this), side: this, column })
  }

  countOfData(): number {
    this.#bring()
    this.graph.noteRead(this.order)
    return [...this.rows.values()].filter((state) => state.row.kind === 'data' && !state.isParent).length
  }

  /** A column as a whole: its total where there is a total row, else the sum of its rows. */
  whole(column: ColumnForm): Value {
    if (!isNumeric(column)) return this.table.lost() ?? valueOver([...this.tuples], column)
    return this.fixed.hasTotal ? this.fixedCell(this.totalForm, column) : this.sumOf(column)
  }

  // —— fixed rows and totals

  rowRef(form: RowForm): RowRef {
    return this.fixed.rowRef(form)
  }

  writtenRow(form: RowForm): BoundRow | undefined {
    return this.fixed.writtenRow(form)
  }

  fixedCell(form: RowForm, column: ColumnForm): Value {
    return this.fixed.value(form, column)
  }

  expected(form: RowForm, column: ColumnForm): Value {
    return this.fixed.expected(form, column)
  }
}
