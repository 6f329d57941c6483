/** Where a budget's tables stand in a document: from the line that opens one to the last that belongs to it. */
import type { DocumentFlow } from '../analysis/document-flow.ts'
import type { TableForm } from '../format/form.ts'

export interface TableStretch {
  readonly table: TableForm
  /** The line that opens it. */
  readonly from: number
  /** Behind its last line. */
  readonly to: number
}

export function tableStretches({ parts }: DocumentFlow): readonly TableStretch[] {
  const found: { table: TableForm; from: number; to: number }[] = []
  for (const [index, { before, after }] of parts.entries()) {
    const last = found[found.length - 1]
    if (before.table && last?.table === before.table && after.table === before.table) last.to = index + 1
    if (after.table && after.table !== before.table) found.push({ table: after.table, from: index, to: index + 1 })
  }
  return found
}
