/** The names of projects by their codes, as some cell of the budget has both: where a code stands alone, the form prints both. */
import type { BudgetState } from '../core/evaluate/budget-state.ts'
import { splitProject } from '../core/model/read-cell.ts'

export function projectNames(state: BudgetState): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const table of state.tables)
    for (const side of table.sides)
      for (const column of side.form.columns) {
        if (column.type !== '项目') continue
        for (const row of side.rows.keys()) {
          const { code, name } = splitProject(row.written[column.index]?.text ?? '')
          if (code !== undefined && name !== undefined && !names.has(code)) names.set(code, name)
        }
      }
  return names
}
