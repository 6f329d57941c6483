/**
 * Tables of performance indicators, found by the types of their columns, and their rows put together by project. Reads what
 * the budget wrote; what is wrong with it is said in indicators.ts and project-targets.ts.
 */
import type { BudgetState } from '../evaluate/budget-state.ts'
import type { RowState } from '../evaluate/row-state.ts'
import type { SideState } from '../evaluate/side-state.ts'
import type { ColumnForm } from '../format/form.ts'
import type { BoundRow, Written } from '../model/row.ts'
import { valueKey } from '../value.ts'

/** What a side's columns are for, as far as it has them. */
export interface IndicatorColumns {
  readonly side: SideState
  readonly classes: readonly ColumnForm[]
  readonly name: ColumnForm | undefined
  readonly operator: ColumnForm | undefined
  readonly value: ColumnForm | undefined
  readonly unit: ColumnForm | undefined
  readonly project: ColumnForm | undefined
  /** The first amount among the fields: the project's total. */
  readonly total: ColumnForm | undefined
}

/** The rows of one project, in the order of the budget. */
export interface IndicatorBlock {
  /** The cell that names the project. */
  readonly project: Written
  readonly key: string
  readonly rows: readonly BoundRow[]
  /** The row that stands for the figures of the fields. */
  readonly figures: RowState | undefined
}

/** The sides of opened tables that hold indicators. */
export function indicatorSides(state: BudgetState): readonly IndicatorColumns[] {
  return state.tables.filter((table) => table.opened).flatMap((table) => table.sides.flatMap((side) => columnsOf(side) ?? []))
}

function columnsOf(side: SideState): IndicatorColumns | undefined {
  const { columns } = side.form
  const of = (type: ColumnForm['type']) => columns.find((column) => column.type === type)
  const classes = columns.filter((column) => column.type === '指标类')
  const [name, operator, value, unit] = [of('指标名'), of('指标性质'), of('指标值'), of('度量单位')]
  if (classes.length === 0 && !name && !operator && !value && !unit) return undefined
  return {
    side,
    classes,
    name,
    operator,
    value,
    unit,
    project: of('项目'),
    total: columns.find((column) => column.isField && column.type === '金额'),
  }
}

export function indicatorRows({ side }: IndicatorColumns, compareRows: (a: BoundRow, b: BoundRow) => number): readonly BoundRow[] {
  return [...side.rows.keys()].filter((row) => row.kind === 'data' && row.line !== undefined).sort(compareRows)
}

/** A project that is named again begins a block of its own. */
export function blocksOf(columns: IndicatorColumns, compareRows: (a: BoundRow, b: BoundRow) => number): readonly IndicatorBlock[] {
  const { side, project } = columns
  if (!project) return []
  const blocks = new Map<unknown, { readonly project: Written; readonly key: string; readonly rows: BoundRow[]; figures: RowState | undefined }>()
  for (const state of side.rows.values()) {
    const { row } = state
    const written = row.line && (row.block?.written[project.index] ?? row.written[project.index])
    const key = written && valueKey(written.value)
    if (!written || key === undefined || key === '') continue
    // A field stands once for its block; a plain column says the project anew in each row.
    const identity = project.isField ? written : key
    const block = blocks.get(identity) ?? { project: written, key, rows: [], figures: undefined }
    blocks.set(identity, block)
    if (row.kind === 'block') block.figures = block.figures && compareRows(block.figures.row, row) <= 0 ? block.figures : state
    else if (row.kind === 'data') block.rows.push(row)
  }
  for (const block of blocks.values()) block.rows.sort(compareRows)
  return [...blocks.values()].sort((a, b) => compareRows(firstRow(a), firstRow(b)))
}

function firstRow({ rows, figures }: IndicatorBlock): BoundRow {
  return rows[0] ?? (figures as RowState).row
}
