/**
 * The core’s public workshop: files in, findings, hovers and checks out, for an editor or a command line. It keeps one analysis
 * for each budget and asks it again when something changed.
 */
import { BudgetAnalysis } from './analysis/budget-analysis.ts'
import { checkRecords } from './analysis/check-records.ts'
import { type Catalog, createCatalog } from './catalog/index.ts'
import { hoverAt } from './explain/hover.ts'
import { type FormatHead, FormatLibrary, formatHead } from './format/find-format.ts'
import type { Place } from './format/form.ts'
import type { CheckRecord, Language, Position, Range, ReportedDiagnostic, Severity } from './report.ts'
import type { Finding, Mend } from './rules/define-rule.ts'
import { ruleNamed } from './rules/index.ts'
import type { Host } from './store/index.ts'
import { LineDocument, SourceFiles } from './store/index.ts'

/** Under this address the shipped formats are documents like others. */
const SHIPPED = 'gouji-format:'

/** The shipped data, as text by file name. */
export interface EmbeddedData {
  readonly catalogs: Readonly<Record<string, string>>
  readonly formats: Readonly<Record<string, string>>
}

/** The same, read. Workspaces may share it: none of them changes it. */
export interface ShippedData {
  readonly catalog: Catalog
  readonly library: FormatLibrary
}

export function readShippedData({ catalogs, formats }: EmbeddedData): ShippedData {
  const documents = Object.entries(formats).map(([name, text]) => LineDocument.create(`${SHIPPED}/${name}`, 'budget', 0, text))
  return { catalog: createCatalog(catalogs), library: new FormatLibrary(documents) }
}

export interface Fix {
  readonly title: string
  /** Nothing else can be meant: it may be done with others, without being looked at. */
  readonly isCertain?: boolean
  readonly edits: readonly { readonly uri: string; readonly range: Range; readonly newText: string }[]
}

export interface Diagnostic extends ReportedDiagnostic {
  /** Each mends the finding. */
  readonly fixes: readonly Fix[]
  /** Accepts it instead, once the author says why. */
  readonly silence?: Fix
}

export interface FileDiagnostics {
  readonly uri: string
  readonly version: number
  readonly diagnostics: readonly Diagnostic[]
}

export interface Hover {
  readonly range: Range
  readonly markdown: string
}

export interface CheckCounts {
  readonly held: number
  readonly failed: number
  readonly notRun: number
}

export interface WorkspaceOptions {
  readonly host: Host
  readonly data: EmbeddedData | ShippedData
  readonly roots: readonly string[]
  readonly language: Language
  /** By rule: `error`, `warning`, `hint` or `off`. */
  readonly severities?: Readonly<Record<string, string>>
  /** Keep also the checks that hold, to list them. */
  readonly listChecks?: boolean
}

export class BudgetWorkspace {
  readonly files: SourceFiles
  readonly #catalog: Catalog
  readonly #library: FormatLibrary
  readonly #analyses = new Map<string, BudgetAnalysis>()
  readonly #shown = new Map<
    string,
    { readonly findings: readonly Finding[]; readonly key: string; readonly versions: string; readonly result: readonly FileDiagnostics[] }
  >()
  readonly #listChecks: boolean
  #language: Language
  #severities: Readonly<Record<string, string>>

  constructor(options: WorkspaceOptions) {
    this.files = new SourceFiles(options.host, options.roots)
    const { catalog, library } = 'catalog' in options.data ? options.data : readShippedData(options.data)
    this.#catalog = catalog
    this.#library = library
    this.#language = options.language
    this.#severities = options.severities ?? {}
    this.#listChecks = options.listChecks ?? false
  }

  get catalog(): Catalog {
    return this.#catalog
  }

  /** Every format that a budget may name: those of the workspace, and the shipped ones. */
  get formats(): readonly FormatHead[] {
    return [...this.#workspaceFormats(), ...this.#library.shipped]
  }

  configure(settings: { readonly language: Language; readonly severities: Readonly<Record<string, string>> }): void {
    this.#language = settings.language
    this.#severities = settings.severities
  }

  /** The same files and data with these texts besides: what files mean that are not written yet. */
  beside(texts: ReadonlyMap<string, string>): BudgetWorkspace {
    const host: Host = { readFile: async () => ({ problem: 'missing' }), listFiles: async () => [] }
    const data = { catalog: this.#catalog, library: this.#library }
    const other = new BudgetWorkspace({ host, data, roots: this.files.roots, language: this.#language, severities: this.#severities })
    for (const uri of this.files.known()) {
      const document = this.files.document(uri)
      if (document) other.files.open(document)
    }
    for (const [uri, text] of texts) other.files.open(LineDocument.create(uri, 'budget', 0, text))
    return other
  }

  /** The findings of one budget, a list for each of its files also when it is empty. */
  async analyse(root: string): Promise<readonly FileDiagnostics[]> {
    await this.files.load(root)
    return this.diagnosticsOf(root)
  }

  /** The same without reading any file: for what is loaded. */
  diagnosticsOf(root: string): readonly FileDiagnostics[] {
    const analysis = this.analysis(root)
    const documents = this.#documentsOf(root)
    const findings = analysis.result?.findings ?? []
    const key = `${this.#language}|${JSON.stringify(this.#severities)}`
    const versions = documents.map((document) => document.version).join()
    const shown = this.#shown.get(root)
    if (shown && shown.findings === findings && shown.key === key && shown.versions === versions) return shown.result
    const result = documents.map((document) => ({ uri: document.uri, version: document.version, diagnostics: this.#diagnostics(findings, document) }))
    this.#shown.set(root, { findings, key, versions, result })
    return result
  }

  /** The analysis of a budget, brought up to date. */
  analysis(root: string): BudgetAnalysis {
    let analysis = this.#analyses.get(root)
    if (!analysis) {
      analysis = new BudgetAnalysis()
      this.#analyses.set(root, analysis)
    }
    const closure = this.files.closureOf(root)
    const [lastYear] = closure.lastYears
    analysis.update({
      library: this.#library,
      catalog: this.#catalog,
      documents: this.#documentsOf(root),
      problems: closure.problems,
      workspaceFormats: this.#workspaceFormats(root),
      lastYear: lastYear && this.files.document(lastYear.target) ? this.analysis(lastYear.target) : undefined,
      keepHeld: this.#listChecks,
    })
    return analysis
  }

  hover(uri: string, position: Position): Hover | undefined {
    const document = this.files.document(uri)
    const line = document?.lines[position.line]
    if (!document || !line) return undefined
    for (const root of this.files.rootsOf(uri)) {
      const found = hoverAt(
        this.analysis(root),
        line,
        position.character,
        this.#language,
        this.diagnosticsOf(root).find((each) => each.uri === document.uri)?.diagnostics ?? [],
      )
      if (found) return { range: rangeOf({ line, start: found.start, end: found.end }), markdown: found.markdown }
    }
    return undefined
  }

  counts(root: string): CheckCounts {
    const analysis = this.analysis(root)
    const ledger = analysis.state?.ledger
    const inProse = (wanted: string) => analysis.proseChecks.filter(({ result }) => result === wanted).length
    return {
      held: (ledger?.held ?? 0) + analysis.heldInCells + inProse('held'),
      failed: (ledger?.failing.size ?? 0) + inProse('failed'),
      notRun: (ledger?.notRun.size ?? 0) + inProse('not-run'),
    }
  }

  /** Every check one by one; needs `listChecks`. */
  checks(root: string): readonly CheckRecord[] {
    return checkRecords(this.analysis(root), this.#language)
  }

  #documentsOf(root: string): readonly LineDocument[] {
    return this.files.closureOf(root).parts.flatMap((uri) => this.files.document(uri) ?? [])
  }

  /** A shipped format that somebody reads in the editor is the shipped one still: it is none of the workspace's, but for itself. */
  #workspaceFormats(root?: string): readonly FormatHead[] {
    return this.files.known().flatMap((uri) => {
      if (uri.startsWith(SHIPPED) && uri !== root) return []
      const document = this.files.document(uri)
      return document ? (formatHead(document, false) ?? []) : []
    })
  }

  #diagnostics(findings: readonly Finding[], document: LineDocument): readonly Diagnostic[] {
    const own = findings.filter((finding) => finding.place.line.document === document)
    const placed = own.flatMap((finding) => {
      const severity = this.#severityOf(finding)
      return severity === 'off' ? [] : [toDiagnostic(finding, severity, this.#language)]
    })
    return placed.sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character || (a.rule < b.rule ? -1 : 1),
    )
  }

  #severityOf(finding: Finding): Severity | 'off' {
    const chosen = this.#severities[finding.rule]
    if (chosen === 'error' || chosen === 'warning' || chosen === 'hint' || chosen === 'off') return chosen
    return finding.severity ?? ruleNamed(finding.rule)?.severity ?? 'error'
  }
}

export function rangeOf({ line, start, end }: Place): Range {
  return { start: { line: line.index, character: start }, end: { line: line.index, character: Math.max(start, end) } }
}

function toDiagnostic(finding: Finding, severity: Severity, language: Language): Diagnostic {
  const { table, expected, written, difference } = finding
  return {
    rule: finding.rule,
    severity,
    message: finding[language],
    range: rangeOf(finding.place),
    ...(table === undefined ? {} : { table }),
    ...(expected === undefined ? {} : { expected }),
    ...(written === undefined ? {} : { written }),
    ...(difference === undefined || difference === '' ? {} : { difference }),
    related: (finding.related ?? []).map((related) => ({
      path: related.place.line.document.uri,
      range: rangeOf(related.place),
      message: related[language],
    })),
    fixes: (finding.mends ?? []).map((mend) => toFix(mend, language)),
    ...silenceFix(finding, language),
  }
}

/** Rules about what cannot be read at all: there is nothing to silence, only something to mend. */
const NOT_SILENCED: ReadonlySet<string> = new Set(['syntax', 'file', 'unknown-format', 'unused-silence'])

/** 忽略 above the line, with the reason left for the author: without one the line itself is reported. */
function silenceFix(finding: Finding, language: Language): Pick<Diagnostic, 'silence'> {
  const name = ruleNamed(finding.rule)?.zhName
  if (name === undefined || NOT_SILENCED.has(finding.rule)) return {}
  const { line } = finding.place
  const start = { line: line.index, character: 0 }
  const title = language === 'zh' ? `忽略这一处“${name}”（要写理由）` : `Silence “${name}” here (with a reason)`
  return { silence: { title, edits: [{ uri: line.document.uri, range: { start, end: start }, newText: `忽略 ${name}: \n` }] } }
}

function toFix(mend: Mend, language: Language): Fix {
  return {
    title: mend[language],
    ...(mend.isCertain ? { isCertain: true } : {}),
    edits: mend.edits.map(({ place, text }) => ({ uri: place.line.document.uri, range: rangeOf(place), newText: text })),
  }
}
