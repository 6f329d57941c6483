/** `gouji new-year`: next year's budget from last year's, written beside it or where --out says. It replaces no file; what is left to do is said on stderr. */
import { mkdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BudgetWorkspace, findBudgets, readShippedData } from '../core/index.ts'
import { type NewFile, type NewYearWishes, newYear, newYearPlan } from '../core/new-year/new-year.ts'
import { writeInto } from './atomic-write.ts'
import { collectFiles, type GivenFile, workspaceOf } from './collect-files.ts'
import { diskHost, uriOf } from './disk-host.ts'
import { embeddedData } from './embedded-data.ts'
import { CouldNotRun } from './failure.ts'
import { slashes } from './path-names.ts'
import type { CommonOptions } from './program.ts'
import { reportUnreadable, SourceLines } from './source-lines.ts'
import type { Terminal } from './terminal.ts'

export interface NewYearOptions extends CommonOptions {
  readonly year?: string
  readonly carry?: boolean
  readonly clear?: boolean
  readonly out?: string
}

export async function makeNewYear(path: string, options: NewYearOptions, terminal: Terminal): Promise<number> {
  const { language } = options
  const file = await oneBudget(path, terminal)
  const sources = new SourceLines(diskHost)
  if ((await reportUnreadable([file], sources, language, terminal)).size > 0) return 2
  const { workspace, root } = await workspaceFor(file, sources, options, terminal)
  const plan = newYearPlan(workspace, root)
  const wishes: NewYearWishes = {
    year: yearIn(options.year) ?? plan?.year ?? 0,
    figures: options.carry === true ? 'carry' : 'clear',
    target: await targetOf(options.out, plan?.target ?? root, terminal),
  }
  const made = newYear(workspace, root, wishes)
  if ('problem' in made) throw new CouldNotRun(made.problem)
  const written = await writeNew(made.files)
  terminal.out(written.map((each) => `${slashes(relative(terminal.folder, each) || each)}\n`).join(''))
  terminal.error(made.notes.map((note) => `gouji: ${note[language]}\n`).join(''))
  return 0
}

async function oneBudget(path: string, terminal: Terminal): Promise<GivenFile> {
  const files = await collectFiles([path], terminal.folder)
  const [file] = files
  if (file && files.length === 1) return file
  throw new CouldNotRun({
    zh: `new-year 从一个预算文件开始，“${path}”是 ${files.length} 个文件`,
    en: `new-year goes on from one budget file; “${path}” is ${files.length} files`,
  })
}

/** Of the other files only the formats concern a budget; a part goes on with the budget that refers to it. */
async function workspaceFor(file: GivenFile, sources: SourceLines, { language }: NewYearOptions, terminal: Terminal) {
  const folder = uriOf(workspaceOf([file], terminal.folder))
  const found = await findBudgets(diskHost, folder, [file.uri])
  const host = { readFile: (uri: string) => sources.readFile(uri), listFiles: async () => found.formats }
  const [root = file.uri] = [...found.rootsOf(file.uri)].sort()
  const workspace = new BudgetWorkspace({ host, data: readShippedData(embeddedData), roots: [folder], language })
  await workspace.files.load(root)
  return { workspace, root }
}

/** A folder takes the file under the name that it would have beside the old one. */
async function targetOf(out: string | undefined, suggested: string, { folder }: Terminal): Promise<string> {
  if (out === undefined) return suggested
  const path = resolve(folder, out)
  const isFolder = await stat(path).then(
    (facts) => facts.isDirectory(),
    () => /[\\/]$/.test(out),
  )
  return uriOf(isFolder ? join(path, basename(fileURLToPath(suggested))) : path)
}

function yearIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{4}$/.test(text)) return Number.parseInt(text, 10)
  throw new CouldNotRun({ zh: `--year 要四位的年份，“${text}”不是`, en: `--year takes a year of four digits; “${text}” is none` })
}

/** All of them or none: a file that is there already may hold a year's work. */
async function writeNew(files: readonly NewFile[]): Promise<readonly string[]> {
  const targets = files.map(({ uri, text }) => ({ path: fileURLToPath(uri), text }))
  const present = await Promise.all(
    targets.map(({ path }) =>
      stat(path).then(
        () => [path],
        () => [],
      ),
    ),
  )
  const [first] = present.flat()
  if (first !== undefined)
    throw new CouldNotRun({
      zh: `“${first}”已经有了，没有写任何文件；用 --out 换个地方`,
      en: `“${first}” is there already, so nothing was written; choose another place with --out`,
    })
  const written: string[] = []
  for (const { path, text } of targets) {
    await mkdir(dirname(path), { recursive: true })
    written.push(...(await writeInto(dirname(path), [{ name: basename(path), bytes: new TextEncoder().encode(text) }])))
  }
  return written
}
