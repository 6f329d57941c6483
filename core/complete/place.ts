/**
 * Where an author asks: the line, the open table with its side and header. A budget's flow knows it; in a format file, which has
 * no flow, the lines above are read.
 */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { Say } from '../explain/say.ts'
import type { SideForm, TableForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { declarationOf } from '../format/read-format.ts'
import { readHeader } from '../model/header.ts'
import type { Slot } from '../model/row.ts'
import type { Line } from '../store/line-document.ts'
import type { Surroundings } from './file-offers.ts'

export interface AskedPlace {
  readonly analysis: BudgetAnalysis
  readonly line: Line
  readonly character: number
  readonly say: Say
  readonly around: Surroundings | undefined
  readonly table: TableForm | undefined
  readonly side: SideForm | undefined
  readonly slots: readonly (Slot | undefined)[]
  readonly isHeader: boolean
}

type Stand = Pick<AskedPlace, 'table' | 'side' | 'slots' | 'isHeader'>

/** A table of a form is shorter than this. */
const MOST_LINES_ABOVE = 1000

export function placeAt(analysis: BudgetAnalysis, line: Line, character: number, say: Say, around: Surroundings | undefined): AskedPlace {
  const part = analysis.flows.find((flow) => flow.document === line.document)?.parts[line.index]
  const asked = { analysis, line, character: Math.max(0, Math.min(character, line.text.length)), say, around }
  if (!part) return { ...asked, ...standInFormat(analysis, line) }
  const { table, side, header } = part.before
  return { ...asked, table, side: side ?? onlySide(table), slots: header?.slots ?? [], isHeader: part.isHeader }
}

export function sidesOf({ table, side }: Pick<AskedPlace, 'table' | 'side'>): readonly SideForm[] {
  return side ? [side] : (table?.sides ?? [])
}

function onlySide(table: TableForm | undefined): SideForm | undefined {
  return table?.sides.length === 1 ? table.sides[0] : undefined
}

function standInFormat(analysis: BudgetAnalysis, line: Line): Stand {
  const { lines } = line.document
  let sideName: string | undefined
  let header: Line | undefined
  for (let index = line.index; index >= 0 && index > line.index - MOST_LINES_ABOVE; index -= 1) {
    const above = lines[index]
    if (!above) break
    if (above.syntax.kind === 'row' && sideName === undefined) header = above
    const declaration = above.syntax.kind === 'row' ? undefined : declarationOf(above)
    if (declaration?.type === 'side') sideName ??= declaration.name?.value ?? ''
    if (declaration?.type !== 'table' || above === line) continue
    const table = analysis.format?.tables.get(foldLabel(declaration.name?.value ?? ''))
    const side = table?.sides.find(({ name }) => foldLabel(name) === foldLabel(sideName ?? '')) ?? onlySide(table)
    const isHeader = header === line
    const slots = table && header && !isHeader ? readHeader(header, table, side, new Map()).slots : []
    return { table, side, slots, isHeader }
  }
  return { table: undefined, side: undefined, slots: [], isHeader: false }
}
