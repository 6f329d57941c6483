/**
 * The formatter. It changes blanks and nothing else, but for the dashes of a dash row, which are drawn to the column's width. Every change is
 * checked before it is given out: the significant tokens of the line must be the same before and after.
 */
import { formatDeclaration } from './format-declaration.ts'
import { formatRun, type Run } from './format-table.ts'
import { LONGEST_LINE, parseLine } from './parse-line.ts'
import type { Declaration, LineSyntax } from './syntax.ts'
import { significantTokens } from './tokens-of-line.ts'

export interface LineChange {
  /** Zero-based. */
  readonly line: number
  /** The whole new line. */
  readonly text: string
}

/** Changes in `[from, to)`, in order of lines. Columns are measured over whole tables, also outside of the range. */
export function formatLines(lines: readonly string[], options: { readonly from?: number; readonly to?: number } = {}): LineChange[] {
  const from = Math.max(0, options.from ?? 0)
  const to = Math.min(lines.length, options.to ?? lines.length)
  const changes: LineChange[] = []
  const add = (line: number, text: string): void => {
    if (line >= from && line < to) addChange(changes, lines, line, text)
  }
  for (const run of runsOf(lines, from, to)) {
    for (const [line, text] of formatRun(lines, run)) add(line, text)
  }
  for (let line = from; line < to; line++) {
    const text = lines[line] ?? ''
    if (!startsWithBar(text)) add(line, formatAlone(text))
  }
  return changes.sort((a, b) => a.line - b.line)
}

function addChange(changes: LineChange[], lines: readonly string[], line: number, formatted: string): void {
  const before = lines[line] ?? ''
  const text = before.endsWith('\r') ? `${formatted}\r` : formatted
  if (text !== before && saysTheSame(before, text)) changes.push({ line, text })
}

function saysTheSame(before: string, after: string): boolean {
  const old = significantTokens(before)
  const now = significantTokens(after)
  return old.length === now.length && old.every((token, index) => token.image === now[index]?.image && token.type === now[index]?.type)
}

/** A line that is no row: declarations are spaced, other text only loses the blanks at its end. */
function formatAlone(text: string): string {
  if (text.length > LONGEST_LINE) return text
  const line = parseLine(text)
  return line.kind === 'declaration' && line.problems.length === 0 ? formatDeclaration(text) : text.trimEnd()
}

const BAR = /^\s*[|\uFF5C]/

function startsWithBar(text: string): boolean {
  const first = text.charCodeAt(0)
  return first === 0x7c || (first <= 0x20 || first >= 0x80 ? BAR.test(text) : false)
}

/** What ends a table: its rows have no columns in common with the next one's. */
const OPENERS: readonly Declaration['type'][] = ['table', 'side', 'section', 'budget', 'format']

function opens(line: LineSyntax): boolean {
  const declaration = line.kind === 'declaration' || line.kind === 'field' ? line.declaration : undefined
  return declaration !== undefined && OPENERS.includes(declaration.type)
}

/** Rows under one header, over blank lines, comments, fields and prose. Only runs that touch the range are given. */
function runsOf(lines: readonly string[], from: number, to: number): Run[] {
  const runs: Run[] = []
  let run: Run | undefined
  for (let line = 0; line < lines.length; line++) {
    const text = lines[line] ?? ''
    if (!startsWithBar(text)) {
      if (text.length <= LONGEST_LINE && opens(parseLine(text))) run = undefined
      if (!run && line >= to) break
      continue
    }
    const dash = parseLine(text).kind === 'dash'
    const heads = !dash && startsWithBar(lines[line + 1] ?? '') && parseLine(lines[line + 1] ?? '').kind === 'dash'
    if (heads || !run) {
      if (line >= to) break
      run = { header: line, dashes: undefined, rows: [] }
      runs.push(run)
    }
    if (!dash) run.rows.push(line)
    else if (line === run.header + 1) run.dashes = line
  }
  return runs.filter((each) => (each.rows.at(-1) ?? each.header) >= from)
}
