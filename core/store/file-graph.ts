/**
 * How files hang together: who includes whom, which budget a part belongs to, what a budget consists of, where a circle closes.
 * Pure functions over the links that `file-links.ts` found; they read nothing and remember nothing.
 */
import type { FileLink } from './file-links.ts'
import { type FileProblem, fileProblem } from './file-problem.ts'
import { fileNameOf } from './resolve-path.ts'

/** Where a link leads, without the line that says so. */
export type FileStep = Pick<FileLink, 'type' | 'target'>
export type LinksOf<Link extends FileStep = FileLink> = (uri: string) => readonly Link[]

/** A file that a declaration asks for and does not get. */
export interface LinkProblem {
  readonly link: FileLink
  readonly problem: FileProblem
}

/** What one budget consists of. */
export interface Closure {
  /** The root first, then its parts, each once, in the order in which the 引用 lines are met. */
  readonly parts: readonly string[]
  /** The 上年 lines of the parts. What last year's budget consists of is its own closure. */
  readonly lastYears: readonly FileLink[]
  readonly problems: readonly LinkProblem[]
}

/** `problemOf` says why a file that is no circle cannot be had. */
export function closureOf(root: string, linksOf: LinksOf, problemOf: (link: FileLink) => FileProblem | undefined): Closure {
  const parts: string[] = []
  const lastYears: FileLink[] = []
  const problems: LinkProblem[] = []
  const trail: string[] = []
  const visit = (uri: string) => {
    parts.push(uri)
    trail.push(uri)
    for (const link of linksOf(uri)) {
      const problem = trail.includes(link.target) ? circle(link, trail) : (lastYearCircle(link, root, linksOf) ?? problemOf(link))
      if (problem) problems.push({ link, problem })
      else if (link.type === 'last-year') lastYears.push(link)
      else if (!parts.includes(link.target)) visit(link.target)
    }
    trail.pop()
  }
  visit(root)
  return { parts, lastYears, problems }
}

/** Whether a file is reached from another one, by 引用 alone or by 上年 too. A file reaches itself only around a circle. */
export function reachedFrom(start: string, linksOf: LinksOf<FileStep>, types: readonly FileLink['type'][]): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [start]
  for (let uri = waiting.pop(); uri !== undefined; uri = waiting.pop()) {
    for (const { type, target } of linksOf(uri)) {
      if (!types.includes(type) || reached.has(target)) continue
      reached.add(target)
      waiting.push(target)
    }
  }
  return reached
}

/** The budgets that a file is part of: those that include it and that nobody includes. A file that nobody includes is its own root. */
export function rootsOf(uri: string, known: Iterable<string>, linksOf: LinksOf<FileStep>): readonly string[] {
  const includers = includersOf(uri, known, linksOf)
  if (includers.length === 0) return [uri]
  const tops = includers.filter((one) => one !== uri && includersOf(one, includers, linksOf).every((above) => above === one))
  // Where all of them include each other there is no top; any fixed choice will do, as long as each of them makes the same.
  return tops.length > 0 ? tops.sort() : [[uri, ...includers].sort()[0] ?? uri]
}

function includersOf(uri: string, known: Iterable<string>, linksOf: LinksOf<FileStep>): string[] {
  return [...known].filter((one) => linksOf(one).length > 0 && reachedFrom(one, linksOf, ['include']).has(uri))
}

function circle(link: FileLink, trail: readonly string[]): FileProblem {
  const round = [...trail.slice(trail.indexOf(link.target)), link.target]
  return fileProblem(link.target, 'cycle', link.path.value, round.map(fileNameOf).join(' → '))
}

/** Last year's budget must not lead back to this year's. */
function lastYearCircle(link: FileLink, root: string, linksOf: LinksOf): FileProblem | undefined {
  if (link.type !== 'last-year' || !reachedFrom(link.target, linksOf, ['include', 'last-year']).has(root)) return undefined
  return fileProblem(link.target, 'cycle', link.path.value, [root, link.target, root].map(fileNameOf).join(' → '))
}
