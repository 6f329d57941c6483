/** One check of many files, for a command line: each budget once, its files together, everything counted. */
import type { FileReport, Language, Report, ReportedDiagnostic } from './report.ts'
import type { Host } from './store/index.ts'
import { BudgetWorkspace, type Diagnostic, type EmbeddedData } from './workspace.ts'

export interface CheckOptions {
  readonly language: Language
  readonly data: EmbeddedData
  readonly checks: boolean
  /** The workspace folder, as an address. */
  readonly root?: string
}

/** `path` in the report is the address; whoever prints it makes it relative. */
export async function checkFiles(host: Host, uris: readonly string[], options: CheckOptions): Promise<Report> {
  return reportOf(await loadFiles(host, uris, options), uris, options.checks)
}

/** The files and what they refer to, read into a workspace that keeps every check. */
export async function loadFiles(host: Host, uris: readonly string[], options: Omit<CheckOptions, 'checks'>): Promise<BudgetWorkspace> {
  const workspace = new BudgetWorkspace({
    host,
    data: options.data,
    roots: options.root ? [options.root] : [],
    language: options.language,
    listChecks: true,
  })
  for (const uri of uris) await workspace.files.load(uri)
  return workspace
}

export function reportOf(workspace: BudgetWorkspace, uris: readonly string[], listChecks: boolean): Report {
  const roots = [...new Set(uris.flatMap((uri) => workspace.files.rootsOf(uri)))].sort()
  const files = new Map<string, Map<string, ReportedDiagnostic>>()
  const records = []
  const counts = { held: 0, failed: 0, notRun: 0 }
  for (const root of roots) {
    for (const { uri, diagnostics } of workspace.diagnosticsOf(root)) {
      const own = files.get(uri) ?? new Map<string, ReportedDiagnostic>()
      files.set(uri, own)
      // Two budgets may share a part; what both find there is one finding.
      for (const diagnostic of diagnostics) own.set(JSON.stringify([diagnostic.rule, diagnostic.range, diagnostic.message]), reported(diagnostic))
    }
    const checks = workspace.checks(root)
    for (const { result } of checks) counts[result === 'not-run' ? 'notRun' : result] += 1
    counts.held += workspace.analysis(root).heldInCells
    records.push(...checks)
  }
  const reports: FileReport[] = [...files]
    .map(([path, diagnostics]) => ({ path, diagnostics: [...diagnostics.values()] }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const all = reports.flatMap((file) => file.diagnostics)
  const count = (severity: string) => all.filter((diagnostic) => diagnostic.severity === severity).length
  return {
    files: reports,
    summary: { errors: count('error'), warnings: count('warning'), hints: count('hint'), checks: counts },
    ...(listChecks ? { checks: records } : {}),
  }
}

function reported({ fixes: _, silence: __, ...diagnostic }: Diagnostic): ReportedDiagnostic {
  return diagnostic
}
