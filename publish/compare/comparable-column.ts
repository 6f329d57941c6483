/** What each column of a side is in its rows: by which of them a row is known again, and which say how much. */
import { type ColumnForm, isNumeric, type SideForm, type TableForm } from '../../core/format/form.ts'
import { foldLabel } from '../../core/format/label.ts'
import { columnNamedBy } from '../printed-columns.ts'
import { CODED_TYPES } from './coded-name.ts'
import type { ColumnRole, ComparableColumn } from './comparable.ts'
import { relativeYears } from './relative-years.ts'

/** Words that name something, by the type of their column. */
const TYPED: ReadonlySet<string> = new Set([...CODED_TYPES, '年', '指标类', '指标名'])
/** Words that say how much. */
const VALUED: ReadonlySet<string> = new Set(['指标性质', '指标值', '度量单位'])

export interface ShownColumn {
  readonly form: ColumnForm
  readonly path: readonly string[]
  readonly decimals: number
}

export function columnsOfSide(table: TableForm, shown: readonly ShownColumn[], year: number | undefined): readonly ComparableColumn[] {
  const side = table.sides.find((each) => each.columns.includes(shown[0]?.form as ColumnForm))
  if (!side) return []
  return shown.map(({ form, path, decimals }) => {
    const named = columnNamedBy(side, form)
    const nameOf = named ? shown.findIndex((each) => each.form === named) : -1
    const role = nameOf >= 0 ? 'name' : roleOf(table, side, form)
    return {
      path,
      steps: form.path.map((step) => foldLabel(relativeYears(step, year))),
      kind: role === 'figure' ? kindOf(form) : 'text',
      decimals,
      role,
      isField: form.isField,
      codes: CODED_TYPES.has(form.type) ? form.type : '',
      ...(nameOf >= 0 ? { nameOf } : {}),
    }
  })
}

function roleOf(table: TableForm, side: SideForm, column: ColumnForm): ColumnRole {
  if (side.rows.some((row) => row.kind === 'fixed' && row.labelColumn === column)) return 'label'
  if (table.keys.includes(column) || side.each.some((each) => each.keys.some((key) => key.column === column))) return 'key'
  if (isNumeric(column)) return 'figure'
  if (VALUED.has(column.type) || column.formula !== undefined) return 'value'
  return TYPED.has(column.type) ? 'typed' : 'text'
}

function kindOf({ type }: ColumnForm): ComparableColumn['kind'] {
  return type === '金额' ? 'amount' : type === '百分比' ? 'percent' : 'number'
}
