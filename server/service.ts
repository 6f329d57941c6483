/**
 * What the server asks of the core, as types: no more than the features here use, so that they can be tried against a small stand-in.
 * `budget-service.ts` makes the real one.
 */
import type { BudgetAnalysis } from '../core/analysis/budget-analysis.ts'
import type { Catalog } from '../core/catalog/index.ts'
import type { About, Completions } from '../core/complete/complete.ts'
import type { NewYear, NewYearPlan, NewYearWishes } from '../core/new-year/new-year.ts'
import type { Language, Position, Range, ReportedDiagnostic } from '../core/report.ts'
import type { Host, SourceFiles } from '../core/store/index.ts'
import type { Preview, Publication, Steps } from '../publish/index.ts'

/** One way to mend a finding; the edits may be in several files. */
export interface Mend {
  readonly title: string
  /** Nothing else can be meant: `source.fixAll` does it. */
  readonly isCertain?: boolean
  readonly edits: readonly { readonly uri: string; readonly range: Range; readonly newText: string }[]
}

/** A finding as the command line reports it, with what an editor needs besides. A related `path` is an address here. */
export interface Finding extends ReportedDiagnostic {
  readonly fixes: readonly Mend[]
  /** Accepts the finding with a reason, instead of mending it. */
  readonly silence?: Mend
}

export interface FileFindings {
  readonly uri: string
  /** The version of the document that was looked at. */
  readonly version: number
  readonly diagnostics: readonly Finding[]
}

export interface HoverText {
  readonly range?: Range | undefined
  readonly markdown: string
}

export interface ServiceSettings {
  readonly language: Language
  /** By rule: `error`, `warning`, `hint` or `off`. */
  readonly severities: Readonly<Record<string, string>>
}

export interface BuiltPublication {
  readonly publication: Publication
  /** Findings of level error: with any, the publication is a draft. */
  readonly errors: number
}

export interface BudgetService {
  readonly files: SourceFiles
  configure(settings: ServiceSettings): void
  /** The findings of one budget and all its parts, a list for each file also when it is empty. */
  analyse(root: string): Promise<readonly FileFindings[]>
  hover(uri: string, position: Position): HoverText | undefined
  complete(uri: string, position: Position): Completions | undefined
  /** What more there is to say about an offered item. */
  describe(uri: string, about: About): string | undefined
  /** The budgets that a file is part of, each brought up to date with what is loaded; always in the same order. */
  analysesOf(uri: string): readonly BudgetAnalysis[]
  readonly catalog: Catalog | undefined
  /** The text of a format that ships, by its file's name. */
  shippedFormat(name: string): string | undefined
  publication(uri: string): Promise<BuiltPublication | undefined>
  /** Of the budget that a file is part of, whose files are loaded: nothing where it says no year. */
  newYearPlan(uri: string): NewYearPlan | undefined
  newYear(uri: string, wishes: NewYearWishes): NewYear
  /** Of a budget whose files are loaded; no longer worth going on with once one of them changed. */
  preview(uri: string): Steps<Preview | undefined>
}

export interface ServiceOptions {
  readonly host: Host
  readonly roots: readonly string[]
  readonly settings: ServiceSettings
}
export type CreateService = (options: ServiceOptions) => BudgetService
