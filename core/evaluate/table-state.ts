/** A table of one budget at work: its form, its sides, and whether it is there at all (language.md, Meaning 1). */
import type { SideForm, TableForm } from '../format/form.ts'
import { type Unknown, unknown } from '../value.ts'
import { type SideContext, SideState } from './side-state.ts'

export class TableState {
  readonly form: TableForm
  readonly sides: readonly SideState[]
  /** Opened by the budget, as opposed to generated. */
  readonly opened: boolean
  readonly isPublished: boolean
  /** Pages of it are lost (缺页): what is not there may have been there. */
  readonly isIncomplete: boolean
  readonly #there: boolean

  constructor(form: TableForm, opened: boolean, isPublished: boolean, isIncomplete: boolean, context: SideContext) {
    this.form = form
    this.opened = opened
    this.isPublished = isPublished
    this.isIncomplete = isIncomplete
    this.#there = opened || (!isPublished && canGenerate(form))
    this.sides = form.sides.map((side) => new SideState(this, side, context))
  }

  get there(): boolean {
    return this.#there
  }

  /** What a formula gets that asks a table which is not there. */
  missing(): Unknown | undefined {
    return this.#there ? undefined : unknown('table-missing', this.form.name)
  }

  /** What a sum of its rows gets when rows may be lost. */
  lost(): Unknown | undefined {
    return this.isIncomplete ? unknown('lost-pages', this.form.name) : undefined
  }

  side(form: SideForm): SideState {
    return this.sides[form.index] as SideState
  }
}

/** A format can generate a table that gathers its rows, or that fixes them and computes their figures. */
export function canGenerate(form: TableForm): boolean {
  return form.sides.some((side) => side.each.length > 0 || side.rows.some((row) => row.kind === 'fixed' && hasFormula(side, row.cells)))
}

function hasFormula(side: SideForm, cells: ReadonlyMap<unknown, { readonly formula?: unknown }>): boolean {
  return [...cells.values()].some((cell) => cell.formula !== undefined) || side.columns.some((column) => column.formula !== undefined)
}
