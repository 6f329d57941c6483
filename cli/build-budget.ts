/** One budget of a build: read, checked, made into files and written. What it holds in memory goes with it; what was found is printed at once. */
import type { Language, Report, ShippedData } from '../core/index.ts'
import type { Host } from '../core/store/index.ts'
import { type FormatName, type OutputFile, type Publication, publishFile, selectTables, type WriterOptions, writers } from '../publish/index.ts'
import { writeInto } from './atomic-write.ts'
import type { BuildPlan, PlannedBudget } from './build-plan.ts'
import { buildWords } from './build-words.ts'
import { diskHost } from './disk-host.ts'
import { CouldNotRun } from './failure.ts'
import { type NameOf, pathNames, withNames } from './path-names.ts'
import { renderFindings, renderText } from './render-text.ts'
import { SourceLines } from './source-lines.ts'
import type { Terminal } from './terminal.ts'

export interface BuildJob {
  readonly plan: BuildPlan
  readonly formats: readonly FormatName[]
  /** Empty: all of them. */
  readonly tables: readonly string[]
  readonly wishes: WriterOptions
  readonly draft: boolean
  /** The folder of --out, as a path. */
  readonly out: string
  readonly language: Language
  readonly data: ShippedData
  readonly signal: AbortSignal
}

export interface BuiltBudget {
  readonly errors: number
  /** Paths; none where errors forbid them. */
  readonly written: readonly string[]
}

export async function buildBudget(budget: PlannedBudget, job: BuildJob, terminal: Terminal): Promise<BuiltBudget> {
  const { language, data, draft, plan } = job
  const sources = new SourceLines(hostOf(plan.formats))
  const { report, publication } = await publishFile(sources, budget.uri, { language, data, checks: false, root: plan.root, draft })
  const { errors } = report.summary
  await tell(budget, report, sources, job, terminal)
  if (errors > 0 && !draft) return { errors, written: [] }
  if (!publication) throw new CouldNotRun(buildWords.nothingToPublish(budget.name))
  const outputs = await outputsOf(chosen(publication, job.tables), job)
  return { errors, written: await writeInto(job.out, outputs, { below: budget.folder, signal: job.signal }) }
}

/** Of the other files only the formats concern a budget, so only they are listed; what it refers to it names. */
function hostOf(formats: readonly string[]): Host {
  return { readFile: (uri) => diskHost.readFile(uri), listFiles: async () => formats }
}

function chosen(publication: Publication, tables: readonly string[]): Publication {
  if (tables.length === 0) return publication
  const selection = selectTables(publication, tables)
  if ('publication' in selection) return selection.publication
  throw new CouldNotRun(selection)
}

async function outputsOf(publication: Publication, { formats, wishes, signal }: BuildJob): Promise<readonly OutputFile[]> {
  const outputs: OutputFile[] = []
  for (const format of formats) {
    // A writer runs through; between two of them the system may say that somebody pressed Ctrl-C.
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
    outputs.push(...(await writers[format](publication, wishes)))
  }
  return outputs
}

/** Of one budget all that was found; of many only what stands in the way. */
async function tell(budget: PlannedBudget, raw: Report, sources: SourceLines, { plan, language }: BuildJob, terminal: Terminal): Promise<void> {
  const nameOf: NameOf = pathNames(terminal.folder, new Map([[budget.uri, budget.name]]))
  const report = withNames(raw, nameOf)
  const options = { language, colours: false, lineOf: await sources.linesOf(raw, nameOf) }
  if (plan.asked === 'file') terminal.error(renderText(report, options))
  else
    terminal.error(
      renderFindings(onlyErrors(report), options)
        .map((finding) => `${finding}\n\n`)
        .join(''),
    )
}

function onlyErrors(report: Report): Report {
  const files = report.files.map((file) => ({ ...file, diagnostics: file.diagnostics.filter(({ severity }) => severity === 'error') }))
  return { ...report, files }
}
