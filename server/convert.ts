/** Between the core's values and the protocol's: the only place that knows both. Positions are the same in both, lines and UTF-16 units from 0. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Hover,
  MarkupKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { Severity } from '../core/report.ts'
import type { SourceFiles } from '../core/store/index.ts'
import type { Finding, HoverText, Mend } from './service.ts'

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
}

/** What travels with a diagnostic and comes back when fixes are asked for. */
export interface DiagnosticData {
  readonly version: number
  readonly fixes: readonly Mend[]
  readonly silence?: Mend
}

/** `rulePages` is the address below which each rule has its page; clients that ship none give none. */
export function toDiagnostic(finding: Finding, version: number, rulePages: string | undefined): Diagnostic {
  const data: DiagnosticData = { version, fixes: finding.fixes, ...(finding.silence && { silence: finding.silence }) }
  return {
    range: finding.range,
    severity: severities[finding.severity],
    code: finding.rule,
    ...(rulePages === undefined ? {} : { codeDescription: { href: `${rulePages}/${finding.rule}.md` } }),
    source: 'gouji',
    message: finding.message,
    relatedInformation: relatedPlaces(finding),
    data,
  }
}

/** A place is named once, with all that is said about it: an addend may also be the cell that is wrong. */
function relatedPlaces({ related }: Finding): DiagnosticRelatedInformation[] {
  const byPlace = new Map<string, DiagnosticRelatedInformation>()
  for (const { path, range, message } of related) {
    const key = `${path}#${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`
    const known = byPlace.get(key)
    byPlace.set(key, { location: { uri: path, range }, message: known ? `${known.message}; ${message}` : message })
  }
  return [...byPlace.values()]
}

/** The data of one of our diagnostics; other servers' diagnostics, and clients that drop the field, have none. */
export function dataOf({ source, data }: Diagnostic): DiagnosticData | undefined {
  if (source !== 'gouji' || typeof data !== 'object' || data === null) return undefined
  const { version, fixes, silence } = data as Partial<DiagnosticData>
  return typeof version === 'number' && Array.isArray(fixes) ? { version, fixes, ...(silence && { silence }) } : undefined
}

/** `versionOf` gives the version of an open document: the client then refuses an edit that was made for an older text. */
export function toCodeAction(diagnostic: Diagnostic, mend: Mend, versionOf: VersionOf | undefined): CodeAction {
  return {
    title: mend.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: toWorkspaceEdit(mend, versionOf),
  }
}

export type VersionOf = (uri: string) => number | null

/** The version of each open document; a file that is not open has none. */
export function versionsOf(files: SourceFiles): VersionOf {
  return (uri) => (files.isOpen(uri) ? (files.document(uri)?.version ?? null) : null)
}

export function toWorkspaceEdit({ edits }: Mend, versionOf: VersionOf | undefined): WorkspaceEdit {
  const byFile = new Map<string, TextEdit[]>()
  for (const { uri, range, newText } of edits) {
    const list = byFile.get(uri) ?? []
    byFile.set(uri, list)
    list.push({ range, newText })
  }
  if (versionOf === undefined) return { changes: Object.fromEntries(byFile) }
  return { documentChanges: [...byFile].map(([uri, list]) => ({ textDocument: { uri, version: versionOf(uri) }, edits: list })) }
}

export function toHover({ markdown, range }: HoverText): Hover {
  const contents = { kind: MarkupKind.Markdown, value: markdown }
  return range === undefined ? { contents } : { contents, range }
}
