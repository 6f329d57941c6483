/**
 * One budget from its files to its findings, kept up to date: lines → flow → rows → equations → findings. An edit in a row is
 * taken in as a difference; an edit of a declaration puts the budget together anew. Pure but for what it remembers.
 */
import type { Catalog } from '../catalog/index.ts'
import type { BudgetState } from '../evaluate/budget-state.ts'
import { findSuspects, type Suspicion } from '../evaluate/suspects.ts'
import { type Format, placeOf } from '../format/form.ts'
import type { BudgetHead } from '../model/head.ts'
import type { Silence } from '../model/line-state.ts'
import type { BoundRow } from '../model/row.ts'
import type { ProseCheck } from '../prose/check-section.ts'
import type { Prose } from '../prose/prose.ts'
import type { Finding } from '../rules/define-rule.ts'
import { file } from '../rules/file.ts'
import { formatCycle } from '../rules/format-cycle.ts'
import type { Value } from '../value.ts'
import { type AnalysisParts, type Built, build } from './build-budget.ts'
import { CellFindings } from './cell-findings.ts'
import type { DocumentFlow } from './document-flow.ts'
import { emptyTables } from './empty-tables.ts'
import { checkFinding, duplicateFinding, findingOf, missingRowFinding, nameFinding } from './equation-findings.ts'
import { indicatorFindings } from './indicators.ts'
import { missingParts } from './missing-parts.ts'
import { isExplained, untargetedProjects } from './project-targets.ts'
import { Projects } from './projects.ts'
import { NO_PROSE, type ProseFindings, ProseReview } from './prose-findings.ts'
import { atItsField, repeatedBlocks } from './repeated-blocks.ts'
import { applySilences, type Silenced } from './silences.ts'
import { unusedFacts } from './unused-facts.ts'

export interface AnalysisResult {
  readonly findings: readonly Finding[]
  readonly silenced: readonly Silenced[]
}

export class BudgetAnalysis {
  #key: readonly unknown[] = []
  #built: Built | undefined
  #result: AnalysisResult | undefined
  /** What was found behind the failing equations; it holds until a row changes. */
  #suspicions: readonly Suspicion[] | undefined
  #cells: CellFindings | undefined
  /** What the prose says wrongly, read while every suspicion is put right. */
  #prose: ProseFindings = NO_PROSE
  #review: ProseReview | undefined
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
    else if (this.#edit(changed) || this.#built?.state.needsRebuild) this.#rebuild(parts)
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

  /** The figures and words of the prose that were compared, and how each came out. */
  get proseChecks(): readonly ProseCheck[] {
    return this.#prose.checks
  }

  get prose(): Prose | undefined {
    return this.#built?.prose
  }

  /** A name that crosses the year. */
  exported(folded: string): (() => Value) | undefined {
    const read = this.#built?.state.names.defines.get(folded)
    return (
      read &&
      (() => {
        this.#built?.state.settle()
        return read.node.peek()
      })
    )
  }

  #rebuild(parts: AnalysisParts): void {
    const projects = new Projects()
    this.#built = build(parts, projects)
    // A code stood before the cell that names it: read once more, now that all names are known.
    if (projects.isBehind) this.#built = build(parts, projects)
    this.#cells = new CellFindings(this.#built.catalog, this.#built.head)
    this.#review = new ProseReview(this.#built.catalog, this.#built.head)
    this.#suspicions = undefined
    this.builds += 1
  }

  /** Takes rows in and out; true if more changed than rows can say. */
  #edit(changed: readonly DocumentFlow[]): boolean {
    const { state, prose, flows } = this.#built as Built
    let opens = false
    let tells = false
    for (const flow of changed) {
      const change = flow.update()
      const { removed, added } = change
      opens ||= change.opens
      tells ||= change.tells
      if (removed.length > 0 || added.length > 0) this.#suspicions = undefined
      for (const row of removed) state.remove(row)
      for (const row of added) state.add(row)
    }
    if (tells) {
      this.#suspicions = undefined
      prose.update(flows.map(({ lines }) => lines))
    }
    state.settle()
    return opens
  }

  // —— findings

  #collect(parts: AnalysisParts): AnalysisResult {
    const built = this.#built as Built
    const { state, flows } = built
    const findings: Finding[] = [...built.findings, ...state.formFindings, ...state.rowFindings]
    for (const { link, problem } of parts.problems) findings.push(file.at(placeOf(link.line, link.path), problem))
    findings.push(...missingParts(built.head, built.format, built.opened, built.incomplete, flows))
    findings.push(...emptyTables(built))
    findings.push(...unusedFacts(built.head, built.format, parts.documents, (name) => parts.lastYear?.exported(name) !== undefined))
    const declared: Silence[] = []
    for (const flow of flows)
      for (const part of flow.parts) {
        if (part.findings.length > 0) findings.push(...part.findings)
        const inCells = this.#cells?.of(part) ?? []
        if (inCells.length > 0) findings.push(...inCells)
        if (part.after.silence && part.after.silence !== part.before.silence) declared.push(part.after.silence)
      }
    findings.push(...this.#equationFindings(built).map((finding) => bringHome(parts, built, finding)))
    findings.push(...this.#prose.findings, ...built.prose.findings.map((finding) => bringHome(parts, built, finding)))
    findings.push(...indicatorFindings(state, built.catalog, built.compareRows))
    const shown = findings.map((finding) => (finding.rule === formatCycle.name ? bringHome(parts, built, finding) : finding))
    const partAt = new Map(flows.map((flow) => [flow.document, flow.parts]))
    const { kept, silenced } = applySilences(shown, (line) => partAt.get(line.document)?.[line.index]?.silence, declared)
    return { findings: kept, silenced }
  }

  #equationFindings(built: Built): readonly Finding[] {
    const { state, duplicates, compareRows } = built
    const blocks = repeatedBlocks(state, compareRows)
    const repeated = [...duplicates.find(compareRows), ...blocks]
    const untargeted = new Set(untargetedProjects(state, compareRows).map(({ row }) => row))
    this.#suspicions ??= findSuspects(state, repeated, () => {
      this.#prose = this.#review?.of(built.prose) ?? NO_PROSE
    })
    const suspicions = this.#suspicions.filter(
      ({ equations }) => equations.length === 0 || !equations.every((equation) => isExplained(equation, untargeted)),
    )
    const found = suspicions.map((suspicion) => findingOf(state, suspicion))
    const explained = new Set(suspicions.flatMap(({ cause }) => (cause.type === 'extra-row' || cause.type === 'missing-row' ? [cause.row] : [])))
    for (const { row, first, keys } of repeated) if (!explained.has(row.row)) found.push(duplicateFinding(row.row, first.row, keys, []))
    for (const table of state.tables)
      for (const side of table.sides)
        for (const gather of side.gathers)
          for (const row of gather.missing)
            if (!explained.has(row) && table.opened && hasFigure(side, row))
              found.push(missingRowFinding(state, { type: 'missing-row', side, row }, []))
    const said = new Set(suspicions.flatMap(({ equations }) => equations.map(({ key }) => key)))
    for (const equation of state.ledger.failing.values()) {
      if (said.has(equation.key) || isExplained(equation, untargeted)) continue
      const place = equation.place()
      if (place && equation.severity === 'warning') found.push(checkFinding(equation, place, []))
      else if (place && equation.kind === 'code-name') found.push(nameFinding(equation, place))
    }
    return found.filter((finding) => finding !== undefined).map((finding) => atItsField(finding, blocks))
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
    parts.lastYear?.result,
  ]
}

function isCurrent(flow: DocumentFlow): boolean {
  const { lines } = flow
  const now = flow.document.lines
  return lines.length === now.length && lines.every((line, index) => line === now[index])
}

// —— putting together
