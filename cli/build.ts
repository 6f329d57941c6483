/**
 * `gouji build`: the official tables of one budget, or of each budget of a folder, written into a folder. A budget with errors is not published,
 * except as a draft. What goes wrong with one budget of many concerns that one alone.
 */
import { relative, resolve } from 'node:path'
import { readShippedData } from '../core/index.ts'
import { type BuildJob, type BuiltBudget, buildBudget } from './build-budget.ts'
import { chooseFormats, chooseTables } from './build-choices.ts'
import { type PlannedBudget, planBuild } from './build-plan.ts'
import { type BuildCounts, buildWords } from './build-words.ts'
import { diskHost } from './disk-host.ts'
import { embeddedData } from './embedded-data.ts'
import { INTERRUPTED } from './exit-code.ts'
import { CouldNotRun, inLanguage } from './failure.ts'
import { slashes } from './path-names.ts'
import type { CommonOptions } from './program.ts'
import { createProgress, type Progress } from './progress.ts'
import { reportUnreadable, SourceLines } from './source-lines.ts'
import type { Terminal } from './terminal.ts'

export interface BuildOptions extends CommonOptions {
  readonly to: string
  readonly out: string
  readonly draft?: boolean
  readonly tables?: string
  readonly liveSums?: boolean
}

export async function build(path: string, options: BuildOptions, terminal: Terminal): Promise<number> {
  const { language } = options
  const formats = chooseFormats(options.to)
  const tables = chooseTables(options.tables)
  const plan = await planBuild(path, terminal.folder)
  const unreadable = await reportUnreadable(plan.unreadable, new SourceLines(diskHost), language, terminal)
  if (plan.asked === 'file' && unreadable.size > 0) return 2
  for (const { name } of plan.nameless) say(buildWords.nameless(name), options, terminal)
  if (plan.budgets.length === 0 && unreadable.size === 0) throw new CouldNotRun(buildWords.noBudget(path))
  const job: BuildJob = {
    plan,
    formats,
    tables,
    wishes: { liveSums: options.liveSums === true ? 'yes' : 'no' },
    draft: options.draft === true,
    out: resolve(terminal.folder, options.out),
    language,
    data: readShippedData(embeddedData),
    signal: terminal.interruptible(),
  }
  const [only] = plan.budgets
  if (plan.asked === 'file' && only) return buildOne(only, job, options, terminal)
  return buildMany(job, unreadable.size, options, terminal)
}

async function buildOne(budget: PlannedBudget, job: BuildJob, options: BuildOptions, terminal: Terminal): Promise<number> {
  try {
    const { errors, written } = await buildBudget(budget, job, terminal)
    if (written.length === 0 && errors > 0) say(buildWords.refusedOne(), options, terminal)
    print(written, terminal)
    return errors > 0 ? 1 : 0
  } catch (problem) {
    if (!job.signal.aborted) throw problem
    say(buildWords.interrupted(), options, terminal)
    return INTERRUPTED
  }
}

async function buildMany(job: BuildJob, unreadable: number, options: BuildOptions, terminal: Terminal): Promise<number> {
  const { budgets } = job.plan
  const started = performance.now()
  const progress = createProgress(terminal)
  const counts = { budgets: budgets.length + unreadable, built: 0, drafts: 0, refused: 0, failed: unreadable, files: 0 }
  for (const [index, budget] of budgets.entries()) {
    if (job.signal.aborted) break
    progress.show(index, budgets.length, budget.name)
    const built = await attempt(budget, job, options, progress)
    if (built === 'interrupted') break
    if (built === 'failed') counts.failed++
    else count(counts, built)
  }
  progress.end()
  if (job.signal.aborted) say(buildWords.interrupted(), options, terminal)
  say(buildWords.summary({ ...counts, seconds: (performance.now() - started) / 1000 }), options, terminal)
  if (job.signal.aborted) return INTERRUPTED
  return counts.failed > 0 ? 2 : counts.refused + counts.drafts > 0 ? 1 : 0
}

function count(counts: { -readonly [K in keyof Omit<BuildCounts, 'seconds'>]: number }, { errors, written }: BuiltBudget): void {
  counts.files += written.length
  if (errors > 0 && written.length === 0) counts.refused++
  else counts.built++
  if (errors > 0 && written.length > 0) counts.drafts++
}

async function attempt(
  budget: PlannedBudget,
  job: BuildJob,
  options: BuildOptions,
  { terminal }: Progress,
): Promise<BuiltBudget | 'failed' | 'interrupted'> {
  try {
    const built = await buildBudget(budget, job, terminal)
    if (built.errors > 0 && built.written.length === 0) say(buildWords.refused(budget.name, built.errors), options, terminal)
    print(built.written, terminal)
    return built
  } catch (problem) {
    if (job.signal.aborted) return 'interrupted'
    const message = problem instanceof Error ? problem.message : String(problem)
    const why = problem instanceof CouldNotRun ? problem.words : { zh: `程序自身出错：${message}`, en: `a mistake in gouji itself: ${message}` }
    say(buildWords.failed(budget.name, why), options, terminal)
    return 'failed'
  }
}

function print(written: readonly string[], terminal: Terminal): void {
  terminal.out(written.map((path) => `${slashes(relative(terminal.folder, path) || path)}\n`).join(''))
}

function say(words: Parameters<typeof inLanguage>[0], { language }: BuildOptions, terminal: Terminal): void {
  terminal.error(`gouji: ${inLanguage(words, language)}\n`)
}
