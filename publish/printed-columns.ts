/** Which columns of a table are published, what stands above each, and how its cells are printed. */
import { printTemplate } from '../core/analysis/print-template.ts'
import type { TableState } from '../core/evaluate/table-state.ts'
import { findColumn } from '../core/format/find-column.ts'
import type { ColumnForm, SideForm } from '../core/format/form.ts'
import type { AmountUnit } from '../core/money/amount.ts'
import type { PublishedColumn } from './model.ts'

export interface PrintedColumn extends PublishedColumn {
  readonly form: ColumnForm
  readonly unit: AmountUnit
  /** Its names stand in a column of their own, so that it prints codes alone. */
  readonly codeOnly: boolean
  /** No format knows the table: zeros are printed as they are written. */
  readonly adHoc: boolean
}

export function printedColumns(table: TableState, unit: AmountUnit, year: number | undefined): readonly PrintedColumn[] {
  const { sides, adHoc } = table.form
  const isGrouped = sharesNames(sides, year)
  return sides.flatMap((side) =>
    side.columns
      .filter((column) => !column.unpublished)
      .map((form) => {
        const path = [...(isGrouped && side.name !== '' ? [side.name] : []), ...printedPath(form, year)]
        const { type, decimals = 0 } = form
        return { form, type, side: side.index, path, kind: kindOf(form), decimals, unit, codeOnly: hasNameColumn(side, form), adHoc }
      }),
  )
}

/** The names of the sides stand above their columns where these alone would not tell the sides apart. */
function sharesNames(sides: readonly SideForm[], year: number | undefined): boolean {
  const names = sides.flatMap((side) => {
    const printed = side.columns.filter((column) => !column.unpublished)
    return [...new Set(printed.map((column) => printedPath(column, year).join('.')))]
  })
  return new Set(names).size < names.length
}

/** `印作` stands for the last step of the path: the groups above it are the form's. */
function printedPath(column: ColumnForm, year: number | undefined): readonly string[] {
  if (!column.printedAs) return column.path
  return [...column.path.slice(0, -1), ...printTemplate(column.printedAs, year).split('.')]
}

function kindOf({ type }: ColumnForm): PublishedColumn['kind'] {
  if (type === '金额') return 'amount'
  if (type === '百分比') return 'percent'
  return type === '数' || type === '年' ? 'number' : 'text'
}

/** Whether a published column of this side is `= 名称(column)`. */
function hasNameColumn(side: SideForm, column: ColumnForm): boolean {
  return side.columns.some((each) => !each.unpublished && columnNamedBy(side, each) === column)
}

/** The column whose codes this one names: it is `= 名称(that)`. */
export function columnNamedBy(side: SideForm, { formula }: ColumnForm): ColumnForm | undefined {
  if (formula?.type !== 'call' || formula.name.value !== '名称') return undefined
  const [argument] = formula.args
  if (argument?.type !== 'path') return undefined
  const steps = [argument.head.value, ...argument.steps.flatMap((step) => (step.type === 'name' ? step.name.value : []))]
  const match = findColumn(side.columns, steps)
  return match !== undefined && 'column' in match ? match.column : undefined
}
