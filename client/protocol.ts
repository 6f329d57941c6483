/**
 * The requests that the client and the server have beyond the protocol: names and shapes, as the client sees them. The server declares its own side;
 * the suite in the extension host is what holds the two together. Addresses are URIs as text, bytes are base64, because both travel as JSON.
 */

/** Client → server: make the publication of one budget. Cancelled by the ordinary cancellation of a request. */
export const buildRequest = 'gouji/build'

export interface BuildParams {
  readonly uri: string
  readonly formats: readonly string[]
  /** By number or title; absent or empty, all of them. */
  readonly tables?: readonly string[]
  /** Sums of a workbook as formulas. */
  readonly liveSums?: 'yes' | 'no'
  /** Under it comes which format is under way, as the message, with the share of the work that is behind. */
  readonly workDoneToken?: string
}
export interface BuiltFile {
  readonly name: string
  readonly base64: string
}
/** With errors the files are a draft, and say so on each page: whether a draft is written is for the person to say. */
export interface BuildResult {
  readonly files: readonly BuiltFile[]
  readonly errors: number
  /** Why there is no file, for the person, in their language. */
  readonly problem?: string
}

/** Client → server: check every budget of the workspace and publish what is found. */
export const checkWorkspaceRequest = 'gouji/checkWorkspace'

export interface CheckWorkspaceResult {
  readonly files: number
  readonly errors: number
  readonly warnings: number
}

/** Server → client: one file through the editor's file systems, for a server without a disk or a workspace that is on none. */
export const readFileRequest = 'gouji/readFile'

export interface ReadFileParams {
  readonly uri: string
  /** As it was committed last, where the editor knows of that. */
  readonly at?: 'HEAD'
}
export type ReadFileResult = { readonly bytes: string } | { readonly problem: 'missing' | 'unreadable' | 'too-large'; readonly detail?: string }

/** Server → client: the budgets in a folder and below it. */
export const listFilesRequest = 'gouji/listFiles'

export interface ListFilesParams {
  readonly folder: string
}
export type ListFilesResult = readonly string[]

/** The text of a rule's page, or null. */
export const rulePageRequest = 'gouji/rulePage'
export interface RulePageParams {
  readonly rule: string
}

/** Client → server, without an answer: keep a preview of this budget up to date, or no longer. Opening it again sends all of it again. */
export const openPreviewNotification = 'gouji/preview/open'
export const closePreviewNotification = 'gouji/preview/close'

export interface PreviewParams {
  readonly uri: string
}

/** Server → client: what changed in a preview. */
export const previewUpdateNotification = 'gouji/preview/update'

export interface PreviewUpdate {
  readonly uri: string
  readonly version: number | null
  /** Null where there is no table to show. */
  readonly preview: PreviewContent | null
}
export interface PreviewContent {
  readonly title: string
  readonly draft: boolean
  readonly language: 'zh' | 'en'
  /** The files that places name by number. */
  readonly files: readonly string[]
  /** All of them, in their order; one without `html` is what it was. Places in it are counted from `base`. */
  readonly fragments: readonly PreviewFragment[]
}
export interface PreviewFragment {
  readonly id: string
  readonly html?: string
  readonly base?: { readonly file: number; readonly line: number }
}

/** Server → client: how an open budget stands, in words that are ready to be shown. */
export const statusNotification = 'gouji/status'
export interface BudgetStatus {
  readonly uri: string
  /** 收支平衡, or by how much not; blank for a file that is no budget. */
  readonly verdict: string
  readonly errors: number
  readonly warnings: number
  /** The format in force with its years; blank where there is none. */
  readonly format: string
}

/** Client → server: what changed between two budgets, as a page without scripts. The older year is the old one, in whichever order they are named. */
export const diffRequest = 'gouji/diff'

export interface DiffFile {
  readonly uri: string
  readonly at?: 'HEAD'
}
export interface DiffParams {
  readonly old: DiffFile
  readonly new: DiffFile
}
/** `problem` is for the person, in their language. */
export type DiffResult = { readonly title: string; readonly html: string; readonly same: boolean } | { readonly problem: string }

/** Client → server: what a budget may be compared with. */
export const diffChoicesRequest = 'gouji/diff/choices'

export interface DiffChoices {
  /** The file that its 上年 names. */
  readonly lastYear?: string
  /** The other budgets of the workspace. */
  readonly budgets: readonly string[]
}

/** Client → server: what a table on the clipboard may become where it is pasted. */
export const pasteRequest = 'gouji/paste'

export interface PasteParams {
  readonly textDocument: { readonly uri: string }
  /** What is selected, or where the cursor is. */
  readonly range: ProtocolRange
  readonly html?: string
  readonly text?: string
}
export interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}
export interface PasteResult {
  /** The likeliest first; none where there is no table. */
  readonly choices: readonly PasteChoice[]
  /** In words and comments the text as it is goes first. */
  readonly prefers: 'table' | 'text'
}
export interface PasteChoice {
  readonly kind: 'rows' | 'table'
  readonly title: string
  /** Takes the place of what is selected. */
  readonly text: string
  readonly edits: readonly { readonly range: ProtocolRange; readonly newText: string }[]
  /** What the person should know of it, in their language; blank where there is nothing. */
  readonly remark: string
}

/** Client → server: what next year's budget would be called. */
export const newYearPlanRequest = 'gouji/newYear/plan'

export interface NewYearPlan {
  readonly from: number
  readonly year: number
  readonly target: string
}

/** Client → server: next year's budget from this one, as texts; the client writes them. */
export const newYearRequest = 'gouji/newYear'

export interface NewYearParams {
  readonly uri: string
  readonly year: number
  readonly figures: 'carry' | 'clear'
  /** The new file. */
  readonly target: string
}
/** The budget first. `notes` and `problem` are for the person, in their language. */
export type NewYearResult =
  | { readonly files: readonly { readonly uri: string; readonly text: string }[]; readonly notes: readonly string[] }
  | { readonly problem: string }
