/** What a published document must have and lacks: tables of its form (docs/checks.md S01), and columns of its tables. */
import type { ColumnForm, Format, Place, TableForm } from '../format/form.ts'
import type { BudgetHead } from '../model/head.ts'
import { columnMissing } from '../rules/column-missing.ts'
import type { Finding } from '../rules/define-rule.ts'
import { tableMissing } from '../rules/table-missing.ts'
import type { DocumentFlow } from './document-flow.ts'

export function missingParts(
  head: BudgetHead,
  format: Format | undefined,
  opened: ReadonlyMap<TableForm, Place>,
  incomplete: ReadonlySet<TableForm>,
  flows: readonly DocumentFlow[],
): readonly Finding[] {
  if (head.status !== 'published' || !format || !head.format) return []
  const findings: Finding[] = []
  const written = writtenColumns(flows)
  for (const table of format.tables.values()) {
    const place = opened.get(table)
    if (!place) findings.push(tableMissing.at(head.format.place, { table: table.name, title: table.title }, { table: table.name }))
    else if (!incomplete.has(table)) findings.push(...missingColumns(table, place, written))
  }
  return findings
}

/** One finding for a table, at the line that opens it. A table without any header or field is empty and says so in its own way. */
function missingColumns(table: TableForm, place: Place, written: ReadonlySet<ColumnForm>): readonly Finding[] {
  const all = table.sides.flatMap((side) => side.columns)
  if (!all.some((column) => written.has(column))) return []
  const columns = all.filter((column) => !column.unpublished && !written.has(column)).map((column) => column.path.join('.'))
  return columns.length > 0 ? [columnMissing.at(place, { table: table.name, columns }, { table: table.name })] : []
}

function writtenColumns(flows: readonly DocumentFlow[]): ReadonlySet<ColumnForm> {
  const written = new Set<ColumnForm>()
  for (const flow of flows)
    for (const part of flow.parts) {
      if (part.isHeader) for (const slot of part.after.header?.slots ?? []) if (slot) written.add(slot.column)
      if (part.setsField) written.add(part.setsField)
    }
  return written
}
