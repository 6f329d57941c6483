/** What can be looked for by name in a workspace: the tables of a budget, its projects, the codes that it uses, each where it stands first. */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { DocumentFlow } from '../analysis/document-flow.ts'
import { type Place, wholeLine } from '../format/form.ts'
import { declarationOf } from '../format/read-format.ts'
import { splitProject } from '../model/read-cell.ts'
import { writtenPlace } from '../model/row.ts'
import type { LineDocument } from '../store/line-document.ts'

export interface BudgetSymbol {
  readonly type: 'table' | 'project' | 'code'
  readonly name: string
  readonly code?: string
  /** The table that it is in. */
  readonly table?: string
  readonly place: Place
}

/** Tables by their lines alone: for files that nobody has looked at yet. */
export function tablesOf(document: LineDocument): readonly BudgetSymbol[] {
  return document.lines.flatMap((line) => {
    const declaration = line.syntax.kind === 'row' ? undefined : declarationOf(line)
    if (declaration?.type !== 'table' || !declaration.name) return []
    const name = [declaration.name.value, declaration.title?.value ?? ''].join(' ').trim()
    return [{ type: 'table' as const, name, place: wholeLine(line) }]
  })
}

/** Takes in the lines of a stretch; what is known already stays where it was found first. */
export function addSymbols(analysis: BudgetAnalysis, flow: DocumentFlow, from: number, to: number, found: Map<string, BudgetSymbol>): void {
  for (let index = from; index < to; index += 1) {
    const part = flow.parts[index]
    const line = flow.lines[index]
    if (!part || !line) continue
    for (const { written, side, table, line: own } of part.rows)
      for (const column of side.columns) {
        const cell = written[column.index]
        if (!cell || cell.line !== own) continue
        const symbol = symbolOf(analysis, cell.value, cell.text, column.type)
        if (!symbol || found.has(symbol.key)) continue
        found.set(symbol.key, { ...symbol.what, table: table.name, place: writtenPlace(cell) })
      }
  }
}

function symbolOf(
  { catalog, head }: BudgetAnalysis,
  value: NonNullable<DocumentFlow['parts'][number]['rows'][number]['written'][number]>['value'],
  text: string,
  type: string,
): { readonly key: string; readonly what: Pick<BudgetSymbol, 'type' | 'name' | 'code'> } | undefined {
  if (value.k === 'code' && value.kind) {
    const name = catalog?.of(value.kind).lookup(value.code, head?.year)?.name ?? value.name ?? ''
    return { key: `code ${value.kind} ${value.code}`, what: { type: 'code', name, code: value.code } }
  }
  if (type !== '项目' || value.k !== 'text' || value.key === '') return undefined
  return { key: `project ${value.key}`, what: { type: 'project', name: splitProject(text).name ?? text } }
}
