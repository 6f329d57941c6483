/** Two budget files to what changed between them. Budgets with errors are compared all the same; how many there are is among the facts. */
import type { Host } from '../../core/index.ts'
import { BudgetWorkspace, reportOf } from '../../core/index.ts'
import type { PublishOptions } from '../publish-file.ts'
import type { ComparableBudget } from './comparable.ts'
import { compareBudgets } from './compare.ts'
import type { Comparison } from './comparison.ts'
import { comparableOf } from './from-analysis.ts'

export interface CompareOptions extends Pick<PublishOptions, 'language' | 'data'> {
  /** The workspace folders, as addresses: where the formats and parts of each budget are looked for. */
  readonly oldRoot: string
  readonly newRoot: string
}

/** `nothing`: the file has no tables, so there is nothing to compare. */
export type ComparedFiles = { readonly comparison: Comparison } | { readonly nothing: 'old' | 'new' }

export async function compareFiles(host: Host, oldUri: string, newUri: string, options: CompareOptions): Promise<ComparedFiles> {
  const { oldRoot, newRoot } = options
  const newWorkspace = workspaceIn(host, newRoot, options)
  // A format that stands beside both is read once; elsewhere two formats of one name would get into each other's way.
  const oldWorkspace = oldRoot === newRoot ? newWorkspace : workspaceIn(host, oldRoot, options)
  const old = await comparableFile(oldWorkspace, oldUri, options)
  if (!old) return { nothing: 'old' }
  const now = await comparableFile(newWorkspace, newUri, options)
  return now ? { comparison: compareBudgets(old, now) } : { nothing: 'new' }
}

function workspaceIn(host: Host, root: string, { data, language }: CompareOptions): BudgetWorkspace {
  return new BudgetWorkspace({ host, data, roots: [root], language })
}

async function comparableFile(workspace: BudgetWorkspace, uri: string, { language }: CompareOptions): Promise<ComparableBudget | undefined> {
  await workspace.files.load(uri)
  const { errors } = reportOf(workspace, [uri], false).summary
  // A part belongs to the budget that refers to it; the first in order of address, where several do.
  const [budget] = [...workspace.files.rootsOf(uri)].sort()
  return budget === undefined ? undefined : comparableOf(workspace.analysis(budget), { language, errors })
}
