/**
 * What `gouji build PATH` is to make: the budgets that PATH means and, for each, its folder below --out. A file's budget goes into --out itself;
 * of many budgets each has the place that its source has below PATH. So no two meet, and where one goes depends on no other.
 */
import { basename, dirname, join, relative, resolve } from 'node:path'
import { type FoundFiles, findBudgets } from '../core/index.ts'
import { safeFileStem, uniqueFileStems } from '../publish/index.ts'
import { collectFiles, type GivenFile, holds, workspaceOf } from './collect-files.ts'
import { diskHost, uriOf } from './disk-host.ts'

export interface PlannedBudget {
  readonly uri: string
  /** As it was typed, or put together from what was typed. */
  readonly name: string
  /** Below --out; empty for --out itself. */
  readonly folder: string
}

export interface BuildPlan {
  readonly asked: 'file' | 'folder'
  readonly budgets: readonly PlannedBudget[]
  readonly unreadable: readonly GivenFile[]
  /** Neither 预算 nor 公开稿 nor a format, and nobody refers to them. */
  readonly nameless: readonly GivenFile[]
  /** Formats of the workspace, as addresses. */
  readonly formats: readonly string[]
  /** The workspace folder, as an address. */
  readonly root: string
}

export async function planBuild(path: string, folder: string): Promise<BuildPlan> {
  const files = await collectFiles([path], folder)
  const root = uriOf(workspaceOf(files, folder))
  const found = await findBudgets(
    diskHost,
    root,
    files.map((file) => file.uri),
  )
  const withRole = (wanted: (role: ReturnType<FoundFiles['roleOf']>) => boolean) => files.filter((file) => wanted(found.roleOf(file.uri)))
  const shared = { unreadable: withRole((role) => typeof role === 'object'), formats: found.formats, root }
  const [file] = files
  if (file && files.length === 1 && file.path === resolve(folder, path))
    return { ...shared, asked: 'file', budgets: [budgetOf(file, found)], nameless: [] }
  const budgets = placed(
    withRole((role) => role === 'budget'),
    resolve(folder, path),
  )
  return { ...shared, asked: 'folder', budgets, nameless: withRole((role) => role === 'nameless') }
}

/** A part belongs to the budget that refers to it; the first in order of address, where several do. */
function budgetOf(file: GivenFile, found: FoundFiles): PlannedBudget {
  const [uri = file.uri] = [...found.rootsOf(file.uri)].sort()
  return { uri, name: file.name, folder: '' }
}

function placed(files: readonly GivenFile[], path: string): readonly PlannedBudget[] {
  const [first] = files
  // A glob is no folder: then the lowest one that holds all.
  const base = first === undefined || files.every((file) => holds(path, file.path)) ? path : workspaceOf(files, dirname(first.path))
  const unique = new Map<string, (name: string) => string>()
  return files.map((file) => {
    const parent = relative(base, dirname(file.path))
    const names = unique.get(parent) ?? uniqueFileStems()
    unique.set(parent, names)
    return { uri: file.uri, name: file.name, folder: join(parent, names(safeFileStem(basename(file.path, '.budget'), 'budget'))) }
  })
}
