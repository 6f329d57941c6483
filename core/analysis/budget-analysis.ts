/**
 * One budget from its files to its findings, kept up to date: lines → flow → rows → equations → findings. An edit in a row is
 * taken in as a difference; an edit of a declaration puts the budget together anew. Pure but for what it remembers.
 */
import { type Catalog, type ClassificationKind, levelOfCode } from '../catalog/index.ts'
import { BudgetState } from '../evaluate/budget-state.ts'
import { findSuspects } from '../evaluate/suspects.ts'
import type { FormatLibrary, FormatHead } from '../format/find-format.ts'
import type { CodeAddition, ColumnForm, Format, Place, RowForm, TableForm } from '../format/form.ts'
import { placeOf, wholeLine } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { declarationOf } from '../format/read-format.ts'
import { adHocForm } from '../model/ad-hoc-form.ts'
import { type BudgetHead, readHead } from '../model/head.ts'
import type { PrintedNames } from '../model/header.ts'
import type { FlowContext, Silence } from '../model/line-flow.ts'
import { type CellReader, readCell } from '../model/read-cell.ts'
import { classificationKind, createCodeReader } from '../model/read-code.ts'
import type { BoundRow } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import { checkPair } from '../rules/economic-pair.ts'
import { file } from '../rules/file.ts'
import { formatCycle } from '../rules/format-cycle.ts'
import { unknownFormat } from '../rules/unknown-format.ts'
import type { LinkProblem } from '../store/file-graph.ts'
import type { Line, LineDocument } from '../store/line-document.ts'
import { unknown, type Value } from '../value.ts'
import { DocumentFlow } from './document-flow.ts'
import { Duplicates } from './duplicates.ts'
import { checkFinding, duplicateFinding, findingOf, missingRowFinding, nameFinding } from './equation-findings.ts'
import { missingParts } from './missing-parts.ts'
import { printTemplate } from './print-template.ts'
import { Projects } from './projects.ts'
import { applySilences, type Silenced } from './silences.ts'

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

export interface AnalysisResult {
  readonly findings: readonly Finding[]
  readonly silenced: readonly Silenced[]
}

export class BudgetAnalysis {
  #key: readonly unknown[] = []
  #built: Built | undefined
  #result: AnalysisResult | undefined
  /** Counts how often all was put together anew; tests read it. */
  builds = 0

  /** Brings everything up to date with the files as they are now. */
  update(parts: AnalysisParts): AnalysisResult {
    const key = keyOf(parts)
    const isSame = this.#built && key.length === this.#key.length && key.every((each, index) => each === this.#key[index])
    const flows = isSame ? (this.#built as Built).flows : []
    const changed = flows.filter((flow) => !isCurrent(flow))
    if (isSame && changed.length === 0 && this.#result) return this.#result
    const mustRebuild = !isSame || changed.some((flow) => flow.needsRebuild) || this.#built?.projects.isAsked === true
    if (mustRebuild) this.#rebuild(parts)
    else this.#edit(changed)
    if (this.#built?.state.needsRebuild) this.#rebuild(parts)
    this.#key = keyOf(parts)
    this.#result = this.#collect(parts)
    return this.#result
  }

  get state(): BudgetState | undefined {
    return this.#built?.state
  }

  get head(): BudgetHead | undefined {
    return this.#built?.head
  }

  get format(): Format | undefined {
    return this.#built?.format
  }

  get flows(): readonly DocumentFlow[] {
    return this.#built?.flows ?? []
  }

  get catalog(): Catalog | undefined {
    return this.#built?.catalog
  }

  get result(): AnalysisResult | undefined {
    return this.#result
  }

  /** What was compared in cells and held: codes, names, pairs. */
  get heldInCells(): number {
    return this.flows.reduce((sum, flow) => sum + flow.held, 0)
  }

  /** A name that crosses the year. */
  exported(folded: string): (() => Value) | undefined {
    const read = this.#built?.state.names.defines.get(folded)
    return read && (() => {
      this.#built?.state.settle()
      return read.node.peek()
    })
  }

  #rebuild(parts: AnalysisParts): void {
    const projects = new Projects()
    this.#built = build(parts, projects)
    // A code stood before the cell that names it: read once more, now that all names are known.
    if (projects.isBehind) this.#built = build(parts, projects)
    this.builds += 1
  }

  #edit(changed: readonly DocumentFlow[]): void {
    const { state } = this.#built as Built
    for (const flow of changed) {
      const { removed, added } = flow.update()
      for (const row of removed) state.remove(row)
      for (const row of added) state.add(row)
    }
    state.settle()
  }

  // —— findings

  #collect(parts: AnalysisParts): AnalysisResult {
    const built = this.#built as Built
    const { state, flows } = built
    const findings: Finding[] = [...built.findings, ...state.formFindings, ...state.rowFindings]
    for (const { link, problem } of parts.problems) findings.push(file.at(placeOf(link.line, link.path), problem))
    findings.push(...missingParts(built.head, built.format, built.opened, built.incomplete, flows))
    const declared: Silence[] = []
    for (const flow of flows)
      for (const part of flow.parts) {
        if (part.findings.length > 0) findings.push(...part.findings)
        if (part.after.silence && part.after.silence !== part.before.silence) declared.push(part.after.silence)
      }
    findings.push(...this.#equationFindings(built).map((finding) => bringHome(parts, built, finding)))
    const shown = findings.map((finding) => (finding.rule === formatCycle.name ? bringHome(parts, built, finding) : finding))
    const partAt = new Map(flows.map((flow) => [flow.document, flow.parts]))
    const { kept, silenced } = applySilences(shown, (line) => partAt.get(line.document)?.[line.index]?.silence, declared)
    return { findings: kept, silenced }
  }

  #equationFindings(built: Built): readonly Finding[] {
    const { state, duplicates, compareRows } = built
    const repeated = duplicates.find(compareRows)
    const suspicions = findSuspects(state, repeated)
    const found = suspicions.map((suspicion) => findingOf(state, suspicion))
    const explained = new Set(suspicions.flatMap(({ cause }) => (cause.type === 'extra-row' || cause.type === 'missing-row' ? [cause.row] : [])))
    for (const { row, first, keys } of repeated) if (!explained.has(row.row)) found.push(duplicateFinding(row.row, first.row, keys, []))
    for (const table of state.tables)
      for (const side of table.sides)
        for (const gather of side.gathers)
          for (const row of gather.missing) if (!explained.has(row) && table.opened && hasFigure(side, row)) found.push(missingRowFinding(state, { type: 'missing-row', side, row }, []))
    const said = new Set(suspicions.flatMap(({ equations }) => equations.map(({ key }) => key)))
    for (const equation of state.ledger.failing.values()) {
      if (said.has(equation.key)) continue
      const place = equation.place()
      if (place && equation.severity === 'warning') found.push(checkFinding(equation, place, []))
      else if (place && equation.kind === 'code-name') found.push(nameFinding(equation, place))
    }
    return found.filter((finding) => finding !== undefined)
  }
}

/** What has no place in the budget’s own files stops or fails its checks all the same: it is said where the budget names its format. */
function bringHome(parts: AnalysisParts, built: Built, finding: Finding): Finding {
  const { format } = built.head
  if (!format || parts.documents.includes(finding.place.line.document)) return finding
  return { ...finding, place: format.place, related: [{ place: finding.place, zh: finding.zh, en: finding.en }, ...(finding.related ?? [])] }
}

function hasFigure(side: import('../evaluate/side-state.ts').SideState, row: BoundRow): boolean {
  return side.form.columns.some((column) => {
    const value = column.type === '金额' ? side.valueOfBrought(row, column) : undefined
    return value?.k === 'amount' && value.ticks !== 0n
  })
}

/** What a budget is made of, by identity: with any other of these it is put together anew. */
function keyOf(parts: AnalysisParts): readonly unknown[] {
  return [
    parts.catalog,
    parts.keepHeld,
    ...parts.documents,
    ...parts.workspaceFormats.flatMap((head) => [head.document, head.document.version]),
    parts.lastYear,
    parts.lastYear?.result
  ]
}

function isCurrent(flow: DocumentFlow): boolean {
  const { lines } = flow
  const now = flow.document.lines
  return lines.length === now.length && lines.every((line, index) => line === now[index])
}

// —— putting together

interface Built {
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
}

function build(parts: AnalysisParts, projects: Projects): Built {
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
  for (const flow of flows) for (const part of flow.parts) if (part.after.table && part.after.table !== part.before.table && !opened.has(part.after.table)) opened.set(part.after.table, wholeLine(flow.lines[flow.parts.indexOf(part)] as Line))
  const incomplete = new Set<TableForm>()
  for (const flow of flows) for (const [index, part] of flow.parts.entries()) if (part.before.table && declarationOf(flow.lines[index] as Line)?.type === 'lost-pages') incomplete.add(part.before.table)
  const names = new Map<Line, number>()
  const state = new BudgetState({
    head, format, catalog, readFixed, labels, compareRows,
    adHoc: [...new Set(adHoc.values())],
    opened: new Set(opened.keys()),
    incomplete,
    lastYear: parts.lastYear && ((folded) => parts.lastYear?.exported(folded)),
    nameRow: (row) => nameOfRow(names, row),
    tablePlace: (form) => opened.get(form),
    onRow: (row, present) => duplicates.onRow(row, present),
    keepHeld: parts.keepHeld
  })
  for (const { added } of changes) for (const row of added) state.add(row)
  state.settle()
  if (isFormat) state.probe()
  for (const problem of format?.problems ?? []) findings.push({ rule: problem.rule, place: problem.place, zh: problem.zh, en: problem.en })
  if (isFormat) for (const line of documents[0]?.lines ?? []) for (const slip of line.syntax.problems) findings.push({ rule: 'syntax', place: placeOf(line, slip), zh: slip.zh, en: slip.en })
  return { head, format, catalog, state, flows, opened, incomplete, duplicates, projects, findings, compareRows }
}

/** The format that holds for a budget. A format file itself is looked at as if a budget of its first year used it. */
function putInForce(parts: AnalysisParts, head: BudgetHead, findings: Finding[]): { readonly head: BudgetHead; readonly format: Format | undefined } {
  const { documents, library, workspaceFormats } = parts
  const [root] = documents
  if (!head.format || !root) return { head, format: undefined }
  const own = head.status === 'none' ? workspaceFormats.find((each) => each.document === root) : undefined
  if (head.status === 'none' && !own) return { head, format: undefined }
  const year = own ? (own.from || undefined) : head.year
  const search = library.find(head.format.name, year, own ? [own, ...workspaceFormats.filter((each) => each !== own && each.document !== root)] : workspaceFormats)
  if (!('format' in search)) {
    findings.push(unknownFormat.at(head.format.place, { name: head.format.name, year, near: search.near, several: search.several.map((uri) => uri.split('/').pop() ?? uri) }))
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

/** Forms for the tables that no format knows, by the line that opens them; opened again, a table keeps its first form. */
function adHocForms(documents: readonly LineDocument[], known: ReadonlyMap<string, TableForm>, head: BudgetHead): Map<Line, TableForm> {
  const forms = new Map<Line, TableForm>()
  const byName = new Map<string, TableForm>()
  for (const document of documents) {
    for (const [index, line] of document.lines.entries()) {
      const declaration = line.syntax.kind === 'row' ? undefined : declarationOf(line)
      if (declaration?.type !== 'table' || !declaration.name) continue
      const folded = foldLabel(declaration.name.value)
      const title = foldLabel(declaration.title?.value ?? '')
      if (known.has(folded) || [...known.values()].some((form) => foldLabel(form.title) === folded || (title !== '' && foldLabel(form.title) === title && form.folded === folded))) continue
      const form = byName.get(folded) ?? adHocForm(declaration.name.value, declaration.title?.value ?? '', head.unit ?? '元', rowsBelow(document, index), line)
      byName.set(folded, form)
      forms.set(line, form)
    }
  }
  return forms
}

function rowsBelow(document: LineDocument, index: number): readonly Line[] {
  const lines: Line[] = []
  for (let at = index + 1; at < document.lines.length; at += 1) {
    const line = document.lines[at] as Line
    if (line.syntax.kind === 'row' || line.syntax.kind === 'dash') lines.push(line)
    else if (line.syntax.kind === 'declaration' && ['table', 'section'].includes(line.syntax.declaration.type)) break
  }
  return lines
}

function cellReader(catalog: Catalog, head: BudgetHead, projects: Projects): CellReader {
  const units = new Map(head.units.map((unit) => [foldLabel(unit.name), unit.code]))
  return {
    codes: createCodeReader(catalog, head.year),
    unitCode: (text) => units.get(foldLabel(text)),
    projectKey: (code, name) => projects.keyOf(code, name)
  }
}

function readFixedCell(cells: CellReader, column: ColumnForm, text: string, document: LineDocument | undefined): Value {
  const line = document?.lines[0]
  if (!line) return unknown('nothing', text)
  const reading = readCell(cells, column, column.unit, { line, cell: -1, text, place: () => column.place })
  return reading.written?.value ?? unknown('nothing', text)
}

/** Labels that are formulas (`= 年 - 1`), as this year prints them. */
function rowLabels(tables: readonly TableForm[], head: BudgetHead): ReadonlyMap<object, string> {
  const labels = new Map<RowForm, string>()
  for (const table of tables)
    for (const side of table.sides)
      for (const row of side.rows) if (row.labelFormula) labels.set(row, foldLabel(printTemplate([{ type: 'value', start: 0, end: 0, expression: row.labelFormula }], head.year)))
  return labels
}

function flowContext(tables: readonly TableForm[], adHoc: ReadonlyMap<Line, TableForm>, head: BudgetHead, format: Format | undefined, cells: CellReader, catalog: Catalog, labels: ReadonlyMap<object, string>): FlowContext {
  const printed = new Map<ColumnForm, string>()
  for (const table of tables) for (const side of table.sides) for (const column of side.columns) if (column.printedAs) printed.set(column, foldLabel(printTemplate(column.printedAs, head.year)))
  return {
    tables: {
      find: (word, title) => findTable(tables.filter((table) => !table.adHoc), word, title),
      adHoc: (line) => adHoc.get(line),
      names: () => tables.map((table) => table.name)
    },
    unit: head.unit ?? format?.unit ?? '元',
    printed: printed as PrintedNames,
    cells,
    labels,
    checkRow: (row) => checkPair(catalog, row, head.year)
  }
}

/** By the name that formulas use, or by the title alone. */
function findTable(tables: readonly TableForm[], word: string, title: string): TableForm | undefined {
  const folded = foldLabel(word)
  return tables.find((table) => table.folded === folded) ?? tables.find((table) => foldLabel(table.title) === folded || (title === '' && foldLabel(table.title) === folded))
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

