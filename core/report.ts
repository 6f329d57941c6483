/**
 * What a check found, for people and for machines. The shape is the command line's contract (`gouji check --format json`)
 * and does not change between releases. Positions are zero-based and count UTF-16 units.
 */
export type Severity = 'error' | 'warning' | 'hint'
export type Language = 'zh' | 'en'

export interface Position {
  readonly line: number
  readonly character: number
}
export interface Range {
  readonly start: Position
  readonly end: Position
}
export interface Related {
  readonly path: string
  readonly range: Range
  readonly message: string
}
export interface ReportedDiagnostic {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly range: Range
  readonly table?: string
  /** Amounts in the table's unit, as printed. */
  readonly expected?: string
  readonly written?: string
  readonly difference?: string
  readonly related: readonly Related[]
}
export interface FileReport {
  readonly path: string
  readonly diagnostics: readonly ReportedDiagnostic[]
}
/** One equality (or code, name, unit …) that compares something written with what other written things say. */
export interface CheckRecord {
  readonly rule: string
  readonly path: string
  readonly range: Range
  readonly table?: string
  /** What is compared, in words: `表六.小计 = 表七.合计`. */
  readonly subject: string
  readonly inputs: readonly string[]
  readonly result: 'held' | 'failed' | 'not-run'
  /** Why it did not run: `表二 is missing`. */
  readonly reason?: string
}
export interface Report {
  readonly files: readonly FileReport[]
  readonly summary: {
    readonly errors: number
    readonly warnings: number
    readonly hints: number
    readonly checks: { readonly held: number; readonly failed: number; readonly notRun: number }
  }
  /** Only with `--checks`. */
  readonly checks?: readonly CheckRecord[]
}
