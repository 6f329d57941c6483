/** A budget put together anew: its head, the format in force, the flow of its files’ lines, its evaluator with all rows. What keeps it up to date is budget-analysis.ts. */
import { type Catalog, type ClassificationKind, levelOfCode } from '../catalog/index.ts'
import { BudgetState } from '../evaluate/budget-state.ts'
import type { FormatHead, FormatLibrary } from '../format/find-format.ts'
import { type CodeAddition, type ColumnForm, type Format, type Place, placeOf, type TableForm, wholeLine } from '../format/form.ts'
import { declarationOf } from '../format/read-format.ts'
import { type BudgetHead, readHead } from '../model/head.ts'
import { classificationKind } from '../model/read-code.ts'
import type { BoundRow } from '../model/row.ts'
import { Prose } from '../prose/prose.ts'
import type { Finding } from '../rules/define-rule.ts'
import { unknownFormat } from '../rules/unknown-format.ts'
import type { LinkProblem } from '../store/file-graph.ts'
import type { Line, LineDocument } from '../store/line-document.ts'
import type { Value } from '../value.ts'
import type { BudgetAnalysis } from './budget-analysis.ts'
import { DocumentFlow } from './document-flow.ts'
import { Duplicates } from './duplicates.ts'
import { adHocForms, cellReader, flowContext, readFixedCell, rowLabels } from './flow-context.ts'
import type { Projects } from './projects.ts'

export interface AnalysisParts {
  readonly library: FormatLibrary
  readonly catalog: Catalog
  /** The budget's files, its root first. */
  readonly documents: readonly LineDocument[]
  readonly problems: readonly LinkProblem[]
  readonly workspaceFormats: readonly FormatHead[]
  readonly lastYear: BudgetAnalysis | undefined
  readonly keepHeld: boolean
}

export interface Built {
  readonly head: BudgetHead
  readonly format: Format | undefined
  readonly catalog: Catalog
  readonly state: BudgetState
  readonly flows: readonly DocumentFlow[]
  readonly opened: ReadonlyMap<TableForm, Place>
  readonly incomplete: ReadonlySet<TableForm>
  readonly duplicates: Duplicates
  readonly projects: Projects
  readonly findings: readonly Finding[]
  readonly compareRows: (a: BoundRow, b: BoundRow) => number
  readonly prose: Prose
}

export function build(parts: AnalysisParts, projects: Projects): Built {
  const { documents } = parts
  const findings: Finding[] = []
  const written = readHead(documents.map((document) => document.lines))
  const { head, format } = putInForce(parts, written, findings)
  const catalog = parts.catalog.with(additionsOf([...(format?.codes ?? []), ...head.codes]))
  const tables = new Map<string, TableForm>()
  for (const form of format?.tables.values() ?? []) tables.set(form.folded, form)
  const isFormat = head.status === 'none' && written.format !== undefined && format !== undefined
  const adHoc = isFormat ? new Map<Line, TableForm>() : adHocForms(documents, tables, head)
  const cells = cellReader(catalog, head, projects)
  const order = new Map(documents.map((document, index) => [document, index]))
  const compareRows = (a: BoundRow, b: BoundRow) => compareLines(order, a.line, b.line)
  const opened = new Map<TableForm, Place>()
  const duplicates = new Duplicates()
  const readFixed = (column: ColumnForm, text: string): Value => readFixedCell(cells, column, text, documents[0])
  const all = [...tables.values(), ...new Set(adHoc.values())]
  const labels = rowLabels(all, head)
  const context = flowContext(all, adHoc, head, format, cells, catalog, labels)
  const flows = isFormat ? [] : documents.map((document) => new DocumentFlow(document, context))
  const changes = flows.map((flow) => flow.update())
  for (const flow of flows)
    for (const part of flow.parts)
      if (part.after.table && part.after.table !== part.before.table && !opened.has(part.after.table))
        opened.set(part.after.table, wholeLine(flow.lines[flow.parts.indexOf(part)] as Line))
  const incomplete = new Set<TableForm>()
  for (const flow of flows)
    for (const [index, part] of flow.parts.entries())
      if (part.before.table && declarationOf(flow.lines[index] as Line)?.type === 'lost-pages') incomplete.add(part.before.table)
  const names = new Map<Line, number>()
  const state = new BudgetState({
    head,
    format,
    catalog,
    readFixed,
    labels,
    compareRows,
    adHoc: [...new Set(adHoc.values())],
    opened: new Set(opened.keys()),
    incomplete,
    lastYear: parts.lastYear && ((folded) => parts.lastYear?.exported(folded)),
    nameRow: (row) => nameOfRow(names, row),
    tablePlace: (form) => opened.get(form),
    onRow: (row, present) => duplicates.onRow(row, present),
    keepHeld: parts.keepHeld,
  })
  const prose = new Prose(state)
  prose.update(flows.map(({ lines }) => lines))
  for (const { added } of changes) for (const row of added) state.add(row)
  state.settle()
  if (isFormat) state.probe()
  for (const problem of format?.problems ?? []) findings.push({ rule: problem.rule, place: problem.place, zh: problem.zh, en: problem.en })
  if (isFormat)
    for (const line of documents[0]?.lines ?? [])
      for (const slip of line.syntax.problems) findings.push({ rule: 'syntax', place: placeOf(line, slip), zh: slip.zh, en: slip.en })
  return { head, format, catalog, state, flows, opened, incomplete, duplicates, projects, findings, compareRows, prose }
}

/** The format that holds for a budget. A format file itself is looked at as if a budget of its first year used it. */
function putInForce(parts: AnalysisParts, head: BudgetHead, findings: Finding[]): { readonly head: BudgetHead; readonly format: Format | undefined } {
  const { documents, library, workspaceFormats } = parts
  const [root] = documents
  if (!head.format || !root) return { head, format: undefined }
  const own = head.status === 'none' ? workspaceFormats.find((each) => each.document === root) : undefined
  if (head.status === 'none' && !own) return { head, format: undefined }
  const year = own ? own.from || undefined : head.year
  const search = library.find(
    head.format.name,
    year,
    own ? [own, ...workspaceFormats.filter((each) => each !== own && each.document !== root)] : workspaceFormats,
  )
  if (!('format' in search)) {
    findings.push(
      unknownFormat.at(head.format.place, {
        name: head.format.name,
        year,
        near: search.near,
        several: search.several.map((uri) => uri.split('/').pop() ?? uri),
      }),
    )
    return { head, format: undefined }
  }
  // Names and checks of a format file stand in the format already.
  return { head: own ? { ...head, year, defines: [], checks: [], codes: [], known: [] } : head, format: search.format }
}

const KIND_OF: Readonly<Record<string, ClassificationKind>> = { 功能分类: 'functional', 政府经济分类: 'gov-economic', 部门经济分类: 'dept-economic' }

function additionsOf(codes: readonly CodeAddition[]) {
  return codes.flatMap(({ classification, code, name }) => {
    const kind = KIND_OF[classification] ?? classificationKind(classification)
    return kind && levelOfCode(kind, code) ? [{ kind, code, name }] : []
  })
}

function compareLines(order: ReadonlyMap<LineDocument, number>, a: Line | undefined, b: Line | undefined): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0
  return (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0) || a.index - b.index
}

function nameOfRow(names: Map<Line, number>, row: BoundRow): string {
  if (!row.line) return `+${row.written.map((cell) => cell?.text ?? '').join('|')}`
  let name = names.get(row.line)
  if (name === undefined) {
    name = names.size
    names.set(row.line, name)
  }
  return `${name}`
}
