/**
 * Where a name leads: to what states it (a declaration, the project's row, the catalogue's entry), to what the format says of it, and to
 * where the budget writes it.
 */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { ClassificationKind } from '../catalog/index.ts'
import { type ColumnForm, type Place, placeOf, type TableForm, wholeLine } from '../format/form.ts'
import { declarationOf } from '../format/read-format.ts'
import { classificationKind } from '../model/read-code.ts'
import type { Line } from '../store/line-document.ts'
import type { NameReader } from './name-reader.ts'
import { keyOf, type Named, type NamedPlace } from './named.ts'

export type Destination =
  | { readonly place: Place }
  | { readonly file: string }
  | { readonly catalog: ClassificationKind; readonly code: string; readonly year: number | undefined }

/** What states the thing. From there one goes on: from where a budget opens a table to where the format declares it. */
export function definitionsOf(reader: NameReader, { named, line }: NamedPlace): readonly Destination[] {
  const { analysis } = reader.context
  switch (named.type) {
    case 'code':
      return codeDefinition(reader, named)
    case 'project':
      return at(projectRows(analysis, named.project))
    case 'unit':
      return at(declaredIn(reader, keyOf(named)))
    case 'text':
      return at(firstRows(analysis, named))
    case 'table': {
      const opened = openings(analysis, named.table)
      return at(opened.some((place) => place.line === line) || opened.length === 0 ? [named.table.place] : opened)
    }
    case 'file':
      return [{ file: named.target }]
    case 'format':
      return [{ file: named.name }]
    case 'last-year':
      return at(declaredIn(reader, keyOf(named)))
    default:
      return at(statedBy(analysis, named))
  }
}

/** What the format says of the thing, wherever the budget writes it. */
export function declarationsOf(reader: NameReader, name: NamedPlace): readonly Destination[] {
  return name.named.type === 'table' ? at([name.named.table.place]) : definitionsOf(reader, name)
}

/** Where the budget itself writes what the format declares: a table's opening line, a column's header cells, a fixed row. */
export function implementationsOf(reader: NameReader, name: NamedPlace): readonly Destination[] {
  const { analysis } = reader.context
  const { named } = name
  if (named.type === 'table') return at(openings(analysis, named.table))
  if (named.type === 'column') return at(headerCells(reader, named))
  if (named.type === 'row') return at(writtenRows(analysis, named))
  return definitionsOf(reader, name)
}

function at(places: readonly Place[]): readonly Destination[] {
  return places.map((place) => ({ place }))
}

function statedBy({ state }: BudgetAnalysis, named: Named): readonly Place[] {
  if (named.type === 'column') return [named.column.place]
  if (named.type === 'row') return [named.row.place]
  if (named.type !== 'name') return []
  const both = [state?.names.defines.get(named.name), state?.names.known.get(named.name)]
  return both.flatMap((each) => (each ? [each.form.place] : []))
}

/** 科目 lines of the budget or its format come before the catalogue. */
function codeDefinition(reader: NameReader, { kind, code }: Extract<Named, { type: 'code' }>): readonly Destination[] {
  const { analysis } = reader.context
  const own = [...(analysis.format?.codes ?? []), ...(analysis.head?.codes ?? [])]
  const isOwn = own.some((each) => each.code === code && classificationKind(each.classification) === kind)
  const declared = isOwn ? declaredIn(reader, keyOf({ type: 'code', kind, code })) : []
  if (declared.length > 0) return at(declared)
  const classification = analysis.catalog?.of(kind)
  if (!classification || classification.history(code).length === 0) return []
  const year = analysis.head?.year
  return [{ catalog: kind, code, year: classification.lookup(code, year) ? year : undefined }]
}

/** Declarations of a thing, among all lines that are no rows; a line counts once. */
function declaredIn({ documents, on }: NameReader, key: string): readonly Place[] {
  const places = new Map<Line, Place>()
  for (const document of documents)
    for (const line of document.lines) {
      if (line.syntax.kind === 'row' || !declarationOf(line)) continue
      const found = on(line, (each) => each === key).find(({ declares }) => declares)
      if (found) places.set(line, wholeLine(line))
    }
  return [...places.values()]
}

export function openings({ flows }: BudgetAnalysis, table: TableForm): readonly Place[] {
  return flows.flatMap((flow) =>
    flow.parts.flatMap((part, index) => (part.after.table === table && part.before.table !== table ? [wholeLine(flow.lines[index] as Line)] : [])),
  )
}

// —— rows

/** Rows of one table that write a text in a column. */
function rowsWith({ flows }: BudgetAnalysis, table: TableForm, column: ColumnForm, key: string): readonly Place[] {
  const places: Place[] = []
  for (const flow of flows)
    for (const part of flow.parts)
      for (const row of part.rows) {
        const written = row.table === table ? row.written[column.index] : undefined
        if (!written || row.side.columns[column.index] !== column || written.value.k !== 'text' || written.value.key !== key) continue
        if (row.line && written.line === row.line && row.kind !== 'block') places.push(wholeLine(row.line))
      }
  return places
}

/** The table of projects is the one whose rows are told apart by the project and hold amounts; else the first one with amounts that names it. */
function projectRows(analysis: BudgetAnalysis, project: string): readonly Place[] {
  const asked = (analysis.state?.tables ?? []).flatMap(({ form }) =>
    form.sides.flatMap((side) => {
      const column = side.columns.find(({ type, isField }) => type === '项目' && !isField)
      const hasAmounts = side.columns.some(({ type, isField, formula }) => type === '金额' && !isField && formula === undefined)
      return column && hasAmounts ? [{ form, column, isKey: form.keys.includes(column) }] : []
    }),
  )
  const ranked = [...asked.filter(({ isKey }) => isKey), ...asked.filter(({ isKey }) => !isKey)]
  for (const { form, column } of ranked) {
    const rows = rowsWith(analysis, form, column, project)
    if (rows.length > 0) return rows
  }
  return []
}

/** Of a key's text: the rows of the first table that has it, which is where the others take it from. */
function firstRows(analysis: BudgetAnalysis, { text, column }: Extract<Named, { type: 'text' }>): readonly Place[] {
  for (const { form, sides } of analysis.state?.tables ?? [])
    for (const side of sides)
      for (const each of side.form.columns) {
        if (each.type !== '文本' || !each.folded.includes(column)) continue
        const rows = rowsWith(analysis, form, each, text)
        if (rows.length > 0) return rows.slice(0, 1)
      }
  return []
}

function headerCells({ context, on }: NameReader, named: Extract<Named, { type: 'column' }>): readonly Place[] {
  const key = keyOf(named)
  return context.analysis.flows.flatMap((flow) =>
    flow.parts.flatMap((part, index) => {
      const line = flow.lines[index]
      const isAsked = line && (part.isHeader || part.setsField === named.column) && part.after.table === named.table
      return isAsked ? on(line, (each) => each === key).map((place) => placeOf(line, place)) : []
    }),
  )
}

function writtenRows({ flows }: BudgetAnalysis, { row }: Extract<Named, { type: 'row' }>): readonly Place[] {
  return flows.flatMap((flow) =>
    flow.parts.flatMap((part) => part.rows.flatMap((each) => (each.form === row && each.line ? [wholeLine(each.line)] : []))),
  )
}
