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
  const found: TableStretch[] = []
  let table: TableForm | undefined
  let from = 0
  // Asked after each edit, of any number of lines: one look at each, and nothing made for it.
  for (let index = 0; index <= parts.length; index += 1) {
    const next = parts[index]?.after.table
    if (next === table) continue
    if (table) found.push({ table, from, to: index })
    table = next
    from = index
  }
  return found
}
