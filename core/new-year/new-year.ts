/**
 * Next year's budget from this year's: the same department, tables and keys, figures carried over or cleared as the person chooses, and this year's
 * file as its 上年. Pure: it gives texts and their addresses; whoever asked writes them.
 */
import { formatLines } from '../../grammar/index.ts'
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import { printTemplate } from '../analysis/print-template.ts'
import type { ColumnForm, Format } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { declarationOf } from '../format/read-format.ts'
import type { PrintedNames } from '../model/header.ts'
import { relativePath } from '../store/index.ts'
import type { Line } from '../store/line-document.ts'
import type { BudgetWorkspace } from '../workspace.ts'
import { formOfYear } from './form-of-year.ts'
import { nextFacts } from './next-facts.ts'
import { nextFiles, suggestedTarget } from './next-files.ts'
import { nextLines } from './next-lines.ts'
import { settle } from './settle.ts'

export interface NewYearWishes {
  readonly year: number
  readonly figures: 'carry' | 'clear'
  /** The address of the new root. */
  readonly target: string
}
export interface NewFile {
  readonly uri: string
  readonly text: string
}
export interface Note {
  readonly zh: string
  readonly en: string
}
export type NewYear =
  /** The root first. Notes are for the person: what was not taken over, and what is still to be looked at. */
  { readonly files: readonly NewFile[]; readonly notes: readonly Note[] } | { readonly problem: Note }

/** `root` is loaded, with all that it leads to. */
export function newYear(workspace: BudgetWorkspace, root: string, wishes: NewYearWishes): NewYear {
  const old = workspace.analysis(root)
  const from = yearOf(old)
  if (from === undefined)
    return {
      problem: { zh: '这个文件没有写“预算 年份”，不知道从哪一年开始', en: 'this file does not say “预算 year”: there is no year to go on from' },
    }
  if (wishes.year <= from) return { problem: { zh: `${wishes.year} 年不在 ${from} 年之后`, en: `${wishes.year} is not after ${from}` } }
  const years = { from, to: wishes.year }
  const name = old.head?.format?.name
  const { format, made } = name === undefined || !old.format ? NO_FORM : formOfYear(workspace, name, wishes.target, years)
  const previous = years.to === from + 1 ? old : undefined
  const notes: Note[] = [...(made ? [say.made(name ?? '', years)] : []), ...(previous ? [] : [say.gap(years)])]
  const parts = old.flows.map(({ document }) => document.uri)
  const { addresses, shared } = nextFiles(parts, wishes.target, years)
  for (const part of shared) notes.push(say.shared(relativePath(root, part) ?? part))
  const lines = old.flows.flatMap((flow) => flow.lines)
  const facts = nextFacts(old, lines, wishes.figures, previous)
  const asked = {
    old,
    format,
    facts,
    years,
    figures: wishes.figures,
    printed: printedNames(format, years.to),
    note: (note: Note) => void notes.push(note),
  }
  const files = old.flows.flatMap((flow): readonly NewFile[] => {
    const uri = addresses.get(flow.document.uri)
    if (uri === undefined) return []
    const own = nextLines(flow, { ...asked, pathOf: (line) => pathOfPart(workspace, line, uri, addresses) })
    const isRoot = flow.document.uri === parts[0]
    return [{ uri, text: drawn(isRoot ? headed(own, wishes, from, [...lastYearLine(wishes.target, previous && root), ...facts.added]) : own) }]
  })
  const settled = settle(workspace, made ? [...files, made] : files, wishes.target, new Set(facts.added))
  return { files: settled, notes: [...new Map(notes.map((note) => [note.zh, note])).values()] }
}

/** What one would ask for: the year after, beside the old file. */
export interface NewYearPlan {
  readonly from: number
  readonly year: number
  readonly target: string
}

export function newYearPlan(workspace: BudgetWorkspace, root: string): NewYearPlan | undefined {
  const from = yearOf(workspace.analysis(root))
  if (from === undefined) return undefined
  const years = { from, to: from + 1 }
  return { from, year: years.to, target: suggestedTarget(root, years) }
}

function yearOf({ head }: BudgetAnalysis): number | undefined {
  return head && head.status !== 'none' ? head.year : undefined
}

const NO_FORM = { format: undefined, made: undefined }

function lastYearLine(target: string, root: string | undefined): readonly string[] {
  const path = root && relativePath(target, root)
  return path === undefined ? [] : [`上年 ${path}`]
}

/** The new file says where it is from; what it says besides stands below the lines that say what it is. */
function headed(lines: readonly string[], { figures }: NewYearWishes, from: number, own: readonly string[]): readonly string[] {
  const state = figures === 'carry' ? `数还是 ${from} 年的，请逐行核对` : '数已清空'
  const firstRow = lines.findIndex((line) => /^\s*[|｜]/.test(line))
  const head = firstRow < 0 ? lines : lines.slice(0, firstRow)
  const place = head.findLastIndex((line) => /^\s*(?:预算|部门|单位|格式|金额单位)[\s\u3000]/.test(line)) + 1
  return [`# 从 ${from} 年的预算新建，${state}；写着“待改”的地方要改`, ...lines.slice(0, place), ...own, ...lines.slice(place)]
}

/** Lines that were taken out leave blank ones behind: never two together. */
function drawn(lines: readonly string[]): string {
  const tight = lines.filter((line, index) => line.trim() !== '' || (lines[index - 1] ?? '').trim() !== '')
  const changes = new Map(formatLines(tight).map(({ line, text }) => [line, text]))
  return `${tight
    .map((line, index) => changes.get(index) ?? line)
    .join('\n')
    .trimEnd()}\n`
}

function pathOfPart(workspace: BudgetWorkspace, line: Line, uri: string, addresses: ReadonlyMap<string, string>): string | undefined {
  if (declarationOf(line)?.type !== 'include') return undefined
  const link = workspace.files.linksOf(line.document.uri).find((each) => each.line === line)
  return link && relativePath(uri, addresses.get(link.target) ?? link.target)
}

function printedNames(format: Format | undefined, year: number): PrintedNames {
  const printed = new Map<ColumnForm, string>()
  for (const { sides } of format?.tables.values() ?? [])
    for (const { columns } of sides)
      for (const column of columns) if (column.printedAs) printed.set(column, foldLabel(printTemplate(column.printedAs, year)))
  return printed
}

const say = {
  made: (name: string, { from, to }: { readonly from: number; readonly to: number }): Note => ({
    zh: `没有 ${to} 年的格式“${name}”：建了一份同 ${from} 年的，表样变了就在里面改`,
    en: `there is no format “${name}” of ${to}: one like that of ${from} was made, to be changed where the form did`,
  }),
  gap: ({ from, to }: { readonly from: number; readonly to: number }): Note => ({
    zh: `${from} 年不是 ${to} 年的上年：没有写“上年”，上年的数要自己写`,
    en: `${from} is not the year before ${to}: no 上年 was written, and its figures are to be stated`,
  }),
  shared: (path: string): Note => ({
    zh: `“${path}”在预算的文件夹之外，两年共用`,
    en: `“${path}” is outside of the budget's folder: both years use it`,
  }),
}
