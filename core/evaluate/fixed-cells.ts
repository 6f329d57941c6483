/**
 * The cells of a side’s fixed rows and of its total: what is written, else what the form says of them. Which rows are written
 * comes from side-state.ts; sums and formulas are asked of the side.
 */
import { type ColumnForm, isNumeric, type RowForm } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import { unknown, type Value } from '../value.ts'
import type { Frame } from './compile.ts'
import { GraphNode, Source } from './graph.ts'
import { inCell, type RowRef, zeroOf } from './row-state.ts'
import type { SideState } from './side-state.ts'

/** Which fixed cell a node stands for. */
export interface CellOrigin {
  readonly side: SideState
  readonly form: RowForm
  readonly column: ColumnForm
}

export class FixedCells {
  /** The rows as written; more than one of a form is a duplicate. */
  readonly rows = new Map<RowForm, BoundRow[]>()
  readonly #side: SideState
  readonly #readFixed: (column: ColumnForm, text: string) => Value
  readonly #compareRows: (a: BoundRow, b: BoundRow) => number
  readonly #sources = new Map<RowForm, Source>()
  readonly #cells = new Map<RowForm, (GraphNode<Value> | undefined)[]>()
  readonly #changed = new Set<RowForm>()

  constructor(side: SideState, readFixed: (column: ColumnForm, text: string) => Value, compareRows: (a: BoundRow, b: BoundRow) => number) {
    this.#side = side
    this.#readFixed = readFixed
    this.#compareRows = compareRows
  }

  change(row: BoundRow, present: boolean): void {
    const form = row.form ?? this.#side.totalForm
    const others = (this.rows.get(form) ?? []).filter((each) => each !== row)
    this.rows.set(form, present ? [...others, row].sort(this.#compareRows) : others)
    this.#changed.add(form)
  }

  /** Tells all readers which rows came or went since the last call. */
  tell(): void {
    for (const form of this.#changed) this.#side.graph.changed(this.#source(form))
    this.#changed.clear()
  }

  /** Whether the form has a total row, or the budget wrote one. */
  get hasTotal(): boolean {
    const { totalForm, form } = this.#side
    this.#side.graph.noteRead(this.#source(totalForm))
    return (this.rows.get(totalForm)?.length ?? 0) > 0 || form.rows.includes(totalForm)
  }

  rowRef(form: RowForm): RowRef {
    return { cell: (column) => this.value(form, column) }
  }

  writtenRow(form: RowForm): BoundRow | undefined {
    return this.rows.get(form)?.[0]
  }

  /** Whether a fixed row's cell is the budget's own word: written, or printed blank in a published document. */
  isWrittenCell(row: BoundRow, column: ColumnForm): boolean {
    if (row.written[column.index]) return true
    return this.#side.isPublished && isNumeric(column) && row.header?.slots.some((slot) => slot?.column === column) === true
  }

  value(form: RowForm, column: ColumnForm): Value {
    return this.node(form, column).get()
  }

  node(form: RowForm, column: ColumnForm): GraphNode<Value> {
    let cells = this.#cells.get(form)
    if (!cells) {
      cells = []
      this.#cells.set(form, cells)
    }
    let node = cells[column.index]
    if (!node) {
      node = new GraphNode<Value>(this.#side.graph, {
        compute: () => this.#compute(form, column),
        onCycle: (gently) => unknown(gently ? 'nothing' : 'cycle', `${this.#side.table.form.name}.${form.label}`),
      })
      node.origin = { side: this.#side, form, column } satisfies CellOrigin
      cells[column.index] = node
    }
    return node
  }

  #source(form: RowForm): Source {
    let source = this.#sources.get(form)
    if (!source) {
      source = new Source()
      this.#sources.set(form, source)
    }
    return source
  }

  #compute(form: RowForm, column: ColumnForm): Value {
    this.#side.graph.noteRead(this.#source(form))
    const row = this.writtenRow(form)
    const written = row?.written[column.index]
    if (row && written) {
      if (!written.formula) return written.value
      return inCell(this.#side.compileCell(row, column, written.formula).run(this.frameOf(form, column)), column, row.unit)
    }
    const text = form.cells.get(column)
    if (text && !text.formula && !text.none) return this.#readFixed(column, text.text)
    if (this.#side.isPublished && isNumeric(column)) {
      if (!row) return form.kind === 'total' ? this.expected(form, column) : unknown('row-missing', `${this.#side.table.form.name}.${form.label}`)
      if (row.header?.slots.some((slot) => slot?.column === column)) return zeroOf(column)
      if (!column.unpublished) return unknown('column-missing', `${this.#side.table.form.name}.${column.name}`)
    }
    return this.expected(form, column)
  }

  frameOf(form: RowForm, column: ColumnForm): Frame {
    return { row: this.rowRef(form), side: this.#side, column, form }
  }

  /** What a fixed row's cell should be: its formula, for a total the sum of its column. */
  expected(form: RowForm, column: ColumnForm): Value {
    const formula = this.#side.rowFormula(form, column)
    if (formula) return inCell(formula.run(this.frameOf(form, column)), column, column.unit)
    if (form.kind === 'total' && isNumeric(column) && !column.noTotal && !form.cells.get(column)?.none) return this.#side.sumOf(column)
    const byDefault = this.#side.defaultOf(column)
    if (byDefault) return inCell(byDefault.run(this.frameOf(form, column)), column, column.unit)
    return isNumeric(column) ? zeroOf(column) : unknown('nothing', column.name)
  }
}
