/** One budget from its file to its publication, with what was found on the way. What becomes of a budget with errors is for the caller to say. */
import type { Host, Report } from '../core/index.ts'
import { BudgetWorkspace, type EmbeddedData, reportOf, type ShippedData } from '../core/index.ts'
import { publicationOf } from './from-budget.ts'
import type { Publication } from './model.ts'

export interface PublishOptions {
  readonly language: Publication['language']
  readonly data: EmbeddedData | ShippedData
  /** List every check in the report. */
  readonly checks: boolean
  /** The workspace folder, as an address. */
  readonly root?: string
  /** Make a publication although there are errors; it is marked as a draft then. */
  readonly draft: boolean
}

export interface PublishedFile {
  readonly report: Report
  /** Absent where there is no table to publish, or where errors forbid it. */
  readonly publication?: Publication
}

export async function publishFile(host: Host, uri: string, options: PublishOptions): Promise<PublishedFile> {
  const { language, data, checks, root, draft } = options
  const workspace = new BudgetWorkspace({ host, data, roots: root === undefined ? [] : [root], language, listChecks: true })
  await workspace.files.load(uri)
  const report = reportOf(workspace, [uri], checks)
  const hasErrors = report.summary.errors > 0
  // A part belongs to the budget that refers to it; the first in order of address, where several do.
  const [budget] = [...workspace.files.rootsOf(uri)].sort()
  if (budget === undefined || (hasErrors && !draft)) return { report }
  const publication = publicationOf(workspace.analysis(budget), { language, draft: hasErrors })
  return publication ? { report, publication } : { report }
}
