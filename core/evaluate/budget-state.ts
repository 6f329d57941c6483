/**
 * One budget at work: its tables, names and equations on one graph. Rows are given to it and taken from it; `settle` brings
 * every equation up to date. Built anew when a declaration changes; an edit in a row costs what the row touches.
 */
import type { Expression } from '../../grammar/index.ts'
import type { Catalog } from '../catalog/index.ts'
import type { ColumnForm, Format, Place, RowForm, TableForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import type { BudgetHead } from '../model/head.ts'
import type { BoundRow } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import type { Reason, Value } from '../value.ts'
import { addGathers } from './add-gathers.ts'
import { type CheckContext, CheckEquations } from './check-equations.ts'
import { type Compiled, compile, type Environment } from './compile.ts'
import { createEnvironment, isNameOf, Names } from './environment.ts'
import type { Leaf } from './equation.ts'
import { findCycle, probeFormulas } from './format-cycles.ts'
import { Graph, type GraphNode } from './graph.ts'
import { Ledger } from './ledger.ts'
import { RowEquations } from './row-equations.ts'
import type { RowState } from './row-state.ts'
import type { SideContext, SideState } from './side-state.ts'
import { TableState } from './table-state.ts'
import { childrenOf } from './tree.ts'

export interface BudgetParts {
  readonly head: BudgetHead
  readonly format: Format | undefined
  /** Tables that no format knows, with forms made from their headers. */
  readonly adHoc: readonly TableForm[]
  /** Tables that the budget's files open. */
  readonly opened: ReadonlySet<TableForm>
  /** Tables of which pages are lost. */
  readonly incomplete: ReadonlySet<TableForm>
  readonly catalog: Catalog
  readonly lastYear: ((folded: string) => (() => Value) | undefined) | undefined
  readonly readFixed: (column: ColumnForm, text: string) => Value
  readonly labels: ReadonlyMap<object, string>
  readonly compareRows: (a: BoundRow, b: BoundRow) => number
  readonly nameRow: (row: BoundRow) => string
  /** Where the budget opens a table. */
  readonly tablePlace: (form: TableForm) => Place | undefined
  readonly onRow: (state: RowState, present: boolean) => void
  /** Keep also the equations that hold, for the list of all checks. */
  readonly keepHeld: boolean
}

export class BudgetState {
  readonly graph = new Graph()
  readonly ledger = new Ledger()
  readonly parts: BudgetParts
  readonly tables: readonly TableState[]
  readonly names: Names
  readonly environment: Environment
  readonly #byForm = new Map<TableForm, TableState>()
  readonly #equations: RowEquations
  readonly #nodes: GraphNode<unknown>[] = []
  readonly #subtotals = new Map<BoundRow, GraphNode<unknown>[]>()
  readonly #formFindings: Finding[] = []
  /** What is wrong in a formula of the budget's own cells: it is compiled once, though its row may leave and come back. */
  readonly #formulaFindings = new WeakMap<Expression, readonly Finding[]>()
  /** The rows now in the budget that write a formula, each with its formulas. */
  readonly #writtenFormulas = new Map<BoundRow, readonly Expression[]>()
  readonly checks: CheckEquations

  constructor(parts: BudgetParts) {
    this.parts = parts
    const isPublished = parts.head.status !== 'source'
    this.#equations = new RowEquations(
      this.graph,
      this.ledger,
      parts.nameRow,
      (code, name) => isNameOf(parts.catalog, code, name, parts.head.year),
      parts.keepHeld,
    )
    this.names = new Names(this.graph)
    const context = this.#sideContext()
    const forms = [...(parts.format?.tables.values() ?? []), ...parts.adHoc]
    this.tables = forms.map((form) => new TableState(form, parts.opened.has(form), isPublished, parts.incomplete.has(form), context))
    const byName = new Map<string, TableState>()
    for (const table of this.tables) {
      this.#byForm.set(table.form, table)
      byName.set(table.form.folded, table)
    }
    this.environment = createEnvironment({
      head: parts.head,
      format: parts.format,
      catalog: parts.catalog,
      tables: byName,
      names: this.names,
      lastYear: parts.lastYear,
    })
    this.#defineNames()
    for (const table of this.tables) for (const side of table.sides) addGathers(side, this.environment, (finding) => this.#formFindings.push(finding))
    for (const table of this.tables) for (const side of table.sides) this.#compileSide(side)
    const checkContext: CheckContext = {
      environment: this.environment,
      graph: this.graph,
      ledger: this.ledger,
      tables: byName,
      report: (finding) => this.#formFindings.push(finding),
    }
    this.checks = new CheckEquations(checkContext)
    this.checks.addAll([...(parts.format?.checks ?? []), ...parts.head.checks])
    this.checks.addControlFigures(this.names)
  }

  table(form: TableForm): TableState | undefined {
    return this.#byForm.get(form)
  }

  /** What is wrong in the formulas of the format and of the budget's own declarations. */
  get formFindings(): readonly Finding[] {
    return [...this.#formFindings, ...findCycle(this.tables, this.ledger, this.#probed)]
  }

  get rowFindings(): Iterable<Finding> {
    return [...this.#writtenFormulas.values()].flat().flatMap((formula) => this.#formulaFindings.get(formula) ?? [])
  }

  add(row: BoundRow): void {
    const side = this.#byForm.get(row.table)?.side(row.side)
    if (!side) return
    side.add(row)
    this.#hasRows = true
    const formulas = row.written.flatMap((cell) => cell?.formula ?? [])
    if (formulas.length > 0) this.#writtenFormulas.set(row, formulas)
    if (row.kind === 'subtotal') {
      const nodes: GraphNode<unknown>[] = []
      this.#equations.addSubtotal(side, row, nodes, (subtotal) => this.#rowsOfSubtotal(side, subtotal))
      this.#subtotals.set(row, nodes)
    }
  }

  remove(row: BoundRow): void {
    const side = this.#byForm.get(row.table)?.side(row.side)
    if (!side) return
    side.remove(row)
    this.#writtenFormulas.delete(row)
    for (const node of this.#subtotals.get(row) ?? []) node.dispose()
    if (this.#subtotals.delete(row))
      for (const [key, equation] of this.ledger.live) if (key.startsWith('subtotal|') && equation.target()?.row === row) this.ledger.remove(equation)
  }

  has(row: BoundRow): boolean {
    return this.#byForm.get(row.table)?.side(row.side).has(row) ?? false
  }

  /** Whether changing this cell alone would break a formula of its own row that holds. */
  wouldBreakRow({ row, column }: Leaf): boolean {
    const state = this.#byForm.get(row.table)?.side(row.side).rows.get(row)
    if (!state) return false
    const { failing, notRun } = this.ledger
    return this.#equations.holdsAcross(state, column, (key) => !failing.has(key) && !notRun.has(key))
  }

  settle(): void {
    for (const table of this.tables) for (const side of table.sides) side.tell()
    this.graph.settle()
  }

  // —— putting together

  #sideContext(): SideContext {
    const report = (finding: Finding) => this.#formFindings.push(finding)
    const scoped = (
      side: SideState,
      line: ColumnForm['place']['line'],
      more: { column?: ColumnForm; form?: RowForm },
      expression: Expression,
      into: (finding: Finding) => void = report,
    ): Compiled => compile({ environment: this.environment, line, report: into, side, ...more }, expression)
    return {
      graph: this.graph,
      compileColumn: (side, column, expression) => scoped(side, column.place.line, { column }, expression),
      compileRowCell: (side, form, column, expression) => scoped(side, form.place.line, { column, form }, expression),
      compileWritten: (side, row, column, expression) => this.#compileWritten(side, row, column, expression, scoped),
      readFixed: this.parts.readFixed,
      labelOf: (row) => this.parts.labels.get(row) ?? row.folded,
      compareRows: this.parts.compareRows,
      onRow: (state, present) => {
        for (const gather of state.side.gathers) gather.onViewRow(state, present)
        this.#equations.onRow(state, present)
        this.parts.onRow(state, present)
      },
    }
  }

  /** A formula in the budget's own cell. A new dimension means that the cube must be cut anew. */
  #compileWritten(
    side: SideState,
    row: BoundRow,
    column: ColumnForm,
    expression: Expression,
    scoped: (
      side: SideState,
      line: ColumnForm['place']['line'],
      more: { column?: ColumnForm; form?: RowForm },
      expression: Expression,
      into: (finding: Finding) => void,
    ) => Compiled,
  ): Compiled {
    const findings: Finding[] = []
    const before = this.#dimensionCount()
    const line = row.written[column.index]?.line ?? row.line ?? column.place.line
    const compiled = scoped(side, line, { column, ...(row.form ? { form: row.form } : {}) }, expression, (finding) => findings.push(finding))
    if (findings.length > 0) this.#formulaFindings.set(expression, findings)
    if (this.#dimensionCount() !== before) this.#newDimensions = true
    return compiled
  }

  /** A formula that comes after the rows may filter by what nothing filtered by before: then the cube must be cut anew. */
  compiling<T>(make: () => T): T {
    const before = this.#dimensionCount()
    const made = make()
    if (this.#hasRows && this.#dimensionCount() !== before) this.#newDimensions = true
    return made
  }

  #hasRows = false

  /** Set when a written formula filters by a column that nothing filtered by before: the budget is then put together anew. */
  #newDimensions = false

  get needsRebuild(): boolean {
    return this.#newDimensions
  }

  #dimensionCount(): number {
    return this.tables?.reduce((count, table) => count + table.sides.reduce((sum, side) => sum + side.dimensions.size, 0), 0) ?? 0
  }

  #defineNames(): void {
    const report = (finding: Finding) => this.#formFindings.push(finding)
    const { head, format } = this.parts
    // Names are registered before they are compiled, since one may use another.
    const all = [...(format?.defines.values() ?? []), ...head.defines]
    const later = new Set(all.map((form) => foldLabel(form.name)))
    const environment: Environment = {
      ...this.environment,
      name: (folded) => this.#nameLater(folded, later),
      names: () => all.map((form) => form.name),
    }
    for (const fact of head.known) {
      const steps = fact.path.steps.map((step) => step.value)
      const isLastYear = steps.length > 1 && foldLabel(steps[0] ?? '') === '上年'
      const name = (isLastYear ? steps.slice(1) : steps).join('.')
      this.names.add(
        isLastYear ? this.names.lastYearKnown : this.names.known,
        foldLabel(name),
        { name, value: fact.value, place: fact.place },
        environment,
        report,
      )
    }
    for (const form of all) this.names.add(this.names.defines, foldLabel(form.name), form, environment, report)
  }

  #nameLater(folded: string, names: ReadonlySet<string>): (() => Value) | undefined {
    const own = this.environment.name(folded)
    if (own) return own
    return names.has(folded) ? () => this.names.defines.get(folded)?.node.get() as Value : undefined
  }

  #compileSide(side: SideState): void {
    for (const column of side.form.columns) {
      side.formula(column)
      side.defaultOf(column)
    }
    for (const key of [...side.table.form.keys]) if (side.form.columns.includes(key)) side.addDimension(key)
    for (const form of side.form.rows) if (form.kind !== 'rows') this.#equations.addFixed(side, form, this.#nodes)
    if (!side.form.rows.includes(side.totalForm) && side.form.open) this.#equations.addFixed(side, side.totalForm, this.#nodes)
    if (side.isTree) this.#equations.addParents(side, this.#nodes, () => childrenOf(side, this.parts.compareRows))
  }

  #rowsOfSubtotal(side: SideState, subtotal: BoundRow): readonly RowState[] {
    const { compareRows } = this.parts
    const before = [...side.subtotals]
      .filter((other) => compareRows(other, subtotal) < 0)
      .sort(compareRows)
      .pop()
    return [...side.rows.values()].filter(
      ({ row }) => row.kind === 'data' && row.line && compareRows(row, subtotal) < 0 && (!before || compareRows(row, before) > 0),
    )
  }

  #probed: readonly Reason[] = []

  /** For a format looked at by itself: its formulas are asked though no row asks them. */
  probe(): void {
    this.#probed = probeFormulas(this.tables)
  }
}
