/**
 * One side (栏) of a table at work: its rows, their cube, the sums of its columns, the cells of its fixed rows and its total.
 * Rows come and go one at a time; what reads them is told at the next `tell`.
 */
import type { Expression } from '../../grammar/index.ts'
import { type ColumnForm, isNumeric, type RowForm, type SideForm } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import { unknown, type Value } from '../value.ts'
import { calculate, total } from './arithmetic.ts'
import { ColumnSum } from './column-sum.ts'
import type { Compiled, Frame } from './compile.ts'
import type { Gather } from './gather.ts'
import { type Graph, GraphNode, Source } from './graph.ts'
import { inCell, type RowRef, RowState, zeroOf } from './row-state.ts'
import type { TableState } from './table-state.ts'
import { type Condition, Cube, type Tuple } from './tuple.ts'
import { childrenOf } from './tree.ts'

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

/** Which fixed cell a node stands for. */
export interface CellOrigin {
  readonly side: SideState
  readonly form: RowForm
  readonly column: ColumnForm
}

export class SideState {
  readonly table: TableState
  readonly form: SideForm
  readonly graph: Graph
  readonly #context: SideContext
  readonly dimensions = new Set<ColumnForm>()
  readonly rows = new Map<BoundRow, RowState>()
  /** Rows that the form fixes and totals, as written; more than one is a duplicate. */
  readonly fixed = new Map<RowForm, BoundRow[]>()
  readonly subtotals = new Set<BoundRow>()
  readonly gathers: Gather[] = []
  readonly totalForm: RowForm
  readonly touched = new Set<ColumnSum>()
  /** Changes with any row: what depends on the rows' order reads it. */
  readonly order = new Source()
  readonly #cube: Cube
  readonly #sums = new Map<ColumnForm, ColumnSum>()
  readonly #fixedSources = new Map<RowForm, Source>()
  readonly #fixedCells = new Map<RowForm, (GraphNode<Value> | undefined)[]>()
  readonly #formulas = new Map<ColumnForm, Compiled | undefined>()
  readonly #defaults = new Map<ColumnForm, Compiled | undefined>()
  readonly #rowCells = new Map<RowForm, Map<ColumnForm, Compiled>>()
  readonly #written = new Map<Expression, Compiled>()
  readonly #changedForms = new Set<RowForm>()
  #treeStale = false
  #orderChanged = false

  constructor(table: TableState, form: SideForm, context: SideContext) {
    this.table = table
    this.form = form
    this.#context = context
    this.graph = context.graph
    this.#cube = new Cube(this)
    this.totalForm = form.rows.find((row) => row.kind === 'total') ?? {
      kind: 'total', label: '合计', folded: '合计', bare: '合计', labelColumn: undefined, cells: new Map(), place: table.form.place
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

  formula(column: ColumnForm): Compiled | undefined {
    if (!this.#formulas.has(column)) this.#formulas.set(column, column.formula && this.#context.compileColumn(this, column, column.formula))
    return this.#formulas.get(column)
  }

  defaultOf(column: ColumnForm): Compiled | undefined {
    if (!this.#defaults.has(column)) this.#defaults.set(column, column.defaultValue && this.#context.compileColumn(this, column, column.defaultValue))
    return this.#defaults.get(column)
  }

  compileCell(row: BoundRow, column: ColumnForm, expression: Expression): Compiled {
    let compiled = this.#written.get(expression)
    if (!compiled) {
      compiled = this.#context.compileWritten(this, row, column, expression)
      this.#written.set(expression, compiled)
    }
    return compiled
  }

  /** The formula of a fixed row's cell: its own, else the column's where the form leaves the cell blank. `undefined` for 无 and for labels. */
  rowFormula(form: RowForm, column: ColumnForm): Compiled | undefined {
    const cell = form.cells.get(column)
    if (cell?.formula) {
      const known = this.#rowCells.get(form) ?? new Map<ColumnForm, Compiled>()
      this.#rowCells.set(form, known)
      let compiled = known.get(column)
      if (!compiled) {
        compiled = this.#context.compileRowCell(this, form, column, cell.formula)
        known.set(column, compiled)
      }
      return compiled
    }
    if (cell) return undefined
    if (form.kind === 'total' && !column.noTotal) return undefined
    return this.formula(column)
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
    if (row.kind === 'fixed' || row.kind === 'total') return this.#changeFixed(row, true)
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
    if (row.kind === 'fixed' || row.kind === 'total') return this.#changeFixed(row, false)
    const state = this.rows.get(row)
    if (!state) return
    this.rows.delete(row)
    this.#orderChanged = true
    this.#context.onRow(state, false)
    if (this.isTree) this.#treeStale = true
    if (!state.isParent) this.#leave(state)
    state.dispose()
  }

  has(row: BoundRow): boolean {
    return this.rows.has(row) || this.subtotals.has(row) || (this.fixed.get(row.form ?? this.totalForm)?.includes(row) ?? false)
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

  #changeFixed(row: BoundRow, present: boolean): void {
    const form = row.form ?? this.totalForm
    const rows = this.fixed.get(form) ?? []
    const others = rows.filter((each) => each !== row)
    this.fixed.set(form, present ? [...others, row].sort((a, b) => this.#context.compareRows(a, b)) : others)
    this.#changedForms.add(form)
  }

  /** Tells all readers what changed since the last call. */
  tell(): void {
    if (this.#treeStale) this.#plantTree()
    this.#cube.tell(this.graph)
    for (const sum of this.touched) sum.tell()
    this.touched.clear()
    for (const form of this.#changedForms) this.graph.changed(this.#fixedSource(form))
    this.#changedForms.clear()
    if (this.#orderChanged) this.graph.changed(this.order)
    this.#orderChanged = false
  }

  /** In a tree only rows with nothing below them are summed. */
  #plantTree(): void {
    this.#treeStale = false
    const parents = childrenOf(this, this.#context.compareRows)
    for (const state of this.rows.values()) {
      if (state.row.kind !== 'data') continue
      const isParent = parents.has(state)
      if (isParent && !state.isParent && state.tuple) this.#leave(state)
      if (!isParent && !state.tuple) this.#enter(state)
      state.isParent = isParent
    }
    for (const state of this.rows.values()) if (state.row.kind !== 'data' && !state.tuple) this.#enter(state)
  }

  // —— reading

  select(conditions: readonly Condition[]): readonly Tuple[] | Value {
    this.#bring()
    return this.#cube.select(conditions)
  }

  /** The tuples, of some, that meet the conditions. */
  filter(tuples: readonly Tuple[], conditions: readonly Condition[]): readonly Tuple[] {
    return conditions.length === 0 ? tuples : this.#cube.among(tuples, conditions)
  }

  get tuples(): Iterable<Tuple> {
    this.#bring()
    this.graph.noteRead(this.#cube.all)
    return this.#cube.tuples.values()
  }

  #bring(): void {
    for (const gather of this.gathers) gather.bring()
  }

  sumOf(column: ColumnForm): Value {
    return total([this.sumOfData({ column }), ...this.form.rows.filter((row) => row.kind === 'fixed').map((row) => this.fixedCell(row, column))])
  }

  sumOfData(frame: Pick<Frame, 'column'>): Value {
    const { column } = frame
    if (!column) return unknown('nothing', '求和')
    const lost = this.table.lost()
    if (lost) return lost
    this.#bring()
    let sum = this.#sums.get(column)
    if (!sum) {
      sum = new ColumnSum(this.graph, column, () => this.leafRows())
      for (const state of this.rows.values()) if (state.tuple) sum.include(state)
      sum.tell()
      this.#sums.set(column, sum)
    }
    return sum.read()
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

  rowsAbove(form: RowForm | undefined): readonly RowForm[] {
    const end = form ? this.form.rows.indexOf(form) : this.form.rows.length
    return this.form.rows.slice(0, end < 0 ? this.form.rows.length : end)
  }

  rowsBetween(first: RowForm, last: RowForm): readonly RowForm[] {
    const ends = [this.form.rows.indexOf(first), this.form.rows.indexOf(last)].sort((a, b) => a - b)
    return this.form.rows.slice(ends[0], (ends[1] ?? 0) + 1)
  }

  sumOfRows(rows: readonly RowForm[], frame: Frame): Value {
    const { column } = frame
    if (!column) return unknown('nothing', '求和')
    return rows.reduce((sum: Value, row) => calculate('+', sum, row.kind === 'rows' ? this.sumOfData(frame) : row.kind === 'fixed' ? this.fixedCell(row, column) : zeroOf(column)), zeroOf(column))
  }

  /** A column as a whole: its total where there is a total row, else the sum of its rows. */
  whole(column: ColumnForm): Value {
    if (!isNumeric(column)) return this.#onlyValue(column)
    return this.hasTotal ? this.fixedCell(this.totalForm, column) : this.sumOf(column)
  }

  get hasTotal(): boolean {
    this.graph.noteRead(this.#fixedSource(this.totalForm))
    return (this.fixed.get(this.totalForm)?.length ?? 0) > 0 || this.form.rows.includes(this.totalForm)
  }

  #onlyValue(column: ColumnForm): Value {
    const lost = this.table.lost()
    if (lost) return lost
    const values = [...this.tuples].map((tuple) => tuple.cell(column))
    const [first] = values
    if (!first) return unknown('nothing', column.name)
    return values.every((value) => JSON.stringify(valueText(value)) === JSON.stringify(valueText(first))) ? first : unknown('no-single-value', column.name)
  }

  // —— fixed rows and totals

  rowRef(form: RowForm): RowRef {
    return { cell: (column) => this.fixedCell(form, column) }
  }

  writtenRow(form: RowForm): BoundRow | undefined {
    return this.fixed.get(form)?.[0]
  }

  /** Whether a fixed row's cell is the budget's own word: written, or printed blank in a published document. */
  isWrittenCell(row: BoundRow, column: ColumnForm): boolean {
    if (row.written[column.index]) return true
    return this.isPublished && isNumeric(column) && row.header !== undefined && row.header.slots.some((slot) => slot?.column === column)
  }

  fixedCell(form: RowForm, column: ColumnForm): Value {
    return this.fixedNode(form, column).get()
  }

  fixedNode(form: RowForm, column: ColumnForm): GraphNode<Value> {
    let cells = this.#fixedCells.get(form)
    if (!cells) {
      cells = []
      this.#fixedCells.set(form, cells)
    }
    let node = cells[column.index]
    if (!node) {
      node = new GraphNode<Value>(this.graph, {
        compute: () => this.#computeFixed(form, column),
        onCycle: (gently) => unknown(gently ? 'nothing' : 'cycle', `${this.table.form.name}.${form.label}`)
      })
      node.origin = { side: this, form, column } satisfies CellOrigin
      cells[column.index] = node
    }
    return node
  }

  #fixedSource(form: RowForm): Source {
    let source = this.#fixedSources.get(form)
    if (!source) {
      source = new Source()
      this.#fixedSources.set(form, source)
    }
    return source
  }

  #computeFixed(form: RowForm, column: ColumnForm): Value {
    this.graph.noteRead(this.#fixedSource(form))
    const row = this.writtenRow(form)
    const written = row?.written[column.index]
    if (row && written) {
      if (!written.formula) return written.value
      return inCell(this.compileCell(row, column, written.formula).run(this.frameOf(form, column)), column, row.unit)
    }
    const text = form.cells.get(column)
    if (text && !text.formula && !text.none) return this.#context.readFixed(column, text.text)
    if (this.isPublished && isNumeric(column)) {
      if (!row) return form.kind === 'total' ? this.expected(form, column) : unknown('row-missing', `${this.table.form.name}.${form.label}`)
      if (row.header?.slots.some((slot) => slot?.column === column)) return zeroOf(column)
      if (!column.unpublished) return unknown('column-missing', `${this.table.form.name}.${column.name}`)
    }
    return this.expected(form, column)
  }

  frameOf(form: RowForm, column: ColumnForm): Frame {
    return { row: this.rowRef(form), side: this, column, form }
  }

  /** What a fixed row's cell should be: its formula, for a total the sum of its column. */
  expected(form: RowForm, column: ColumnForm): Value {
    const formula = this.rowFormula(form, column)
    if (formula) return inCell(formula.run(this.frameOf(form, column)), column, column.unit)
    if (form.kind === 'total' && isNumeric(column) && !column.noTotal && !form.cells.get(column)?.none) return this.sumOf(column)
    const byDefault = this.defaultOf(column)
    if (byDefault) return inCell(byDefault.run(this.frameOf(form, column)), column, column.unit)
    return isNumeric(column) ? zeroOf(column) : unknown('nothing', column.name)
  }
}

function valueText(value: Value): string {
  return 'reason' in value ? `?${value.reason.kind}` : value.k === 'text' ? value.key : value.k === 'code' ? value.code : value.k === 'number' ? value.n.toFixed() : value.k === 'amount' ? value.ticks.toString() : value.k
}
