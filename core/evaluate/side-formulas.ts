/** The formulas of one side, each compiled once: of columns, of fixed cells, of the cells that the budget writes as `= 式`. */
import type { Expression } from '../../grammar/index.ts'
import type { ColumnForm, RowForm } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import type { Compiled } from './compile.ts'
import type { SideContext, SideState } from './side-state.ts'

export class SideFormulas {
  readonly #side: SideState
  readonly #context: SideContext
  readonly #formulas = new Map<ColumnForm, Compiled | undefined>()
  readonly #defaults = new Map<ColumnForm, Compiled | undefined>()
  readonly #rowCells = new Map<RowForm, Map<ColumnForm, Compiled>>()
  readonly #written = new Map<Expression, Compiled>()

  constructor(side: SideState, context: SideContext) {
    this.#side = side
    this.#context = context
  }

  ofColumn(column: ColumnForm): Compiled | undefined {
    if (!this.#formulas.has(column)) this.#formulas.set(column, column.formula && this.#context.compileColumn(this.#side, column, column.formula))
    return this.#formulas.get(column)
  }

  defaultOf(column: ColumnForm): Compiled | undefined {
    if (!this.#defaults.has(column))
      this.#defaults.set(column, column.defaultValue && this.#context.compileColumn(this.#side, column, column.defaultValue))
    return this.#defaults.get(column)
  }

  ofCell(row: BoundRow, column: ColumnForm, expression: Expression): Compiled {
    let compiled = this.#written.get(expression)
    if (!compiled) {
      compiled = this.#context.compileWritten(this.#side, row, column, expression)
      this.#written.set(expression, compiled)
    }
    return compiled
  }

  /** The formula of a fixed row's cell: its own, else the column's where the form leaves the cell blank. `undefined` for 无 and for labels. */
  ofRow(form: RowForm, column: ColumnForm): Compiled | undefined {
    const cell = form.cells.get(column)
    if (cell?.formula) {
      const known = this.#rowCells.get(form) ?? new Map<ColumnForm, Compiled>()
      this.#rowCells.set(form, known)
      let compiled = known.get(column)
      if (!compiled) {
        compiled = this.#context.compileRowCell(this.#side, form, column, cell.formula)
        known.set(column, compiled)
      }
      return compiled
    }
    if (cell) return undefined
    if (form.kind === 'total' && !column.noTotal) return undefined
    return this.ofColumn(column)
  }
}
