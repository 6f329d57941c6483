/**
 * A document’s lines with what each means (line-flow.ts), kept up to date: after an edit the flow is followed from just above
 * the edit until a line’s state-out is what it was. Says which rows came and went.
 */

import { foldLabel, totalKind } from '../format/label.ts'
import { pendingRows } from '../model/field-line.ts'
import { isHeadLine } from '../model/head.ts'
import { readLine } from '../model/line-flow.ts'
import { type FlowContext, type LinePart, type LineState, sameState, startState } from '../model/line-state.ts'
import type { BoundRow } from '../model/row.ts'
import type { Line, LineDocument } from '../store/line-document.ts'

export interface FlowChange {
  readonly removed: readonly BoundRow[]
  readonly added: readonly BoundRow[]
  /** A line came or went that opens a table by its name alone. */
  readonly opens: boolean
  /** Prose changed, or what divides it. */
  readonly tells: boolean
}

export class DocumentFlow {
  readonly document: LineDocument
  readonly #context: FlowContext
  #lines: readonly Line[] = []
  #parts: LinePart[] = []
  #end: { readonly state: LineState; readonly rows: readonly BoundRow[] } | undefined
  /** What was compared in cells and held. */
  held = 0

  constructor(document: LineDocument, context: FlowContext) {
    this.document = document
    this.#context = context
  }

  get parts(): readonly LinePart[] {
    return this.#parts
  }

  /** The lines as they were when last read: what the editor did since is not in them. */
  get lines(): readonly Line[] {
    return this.#lines
  }

  /** Whether what changed since the last reading changes what tables mean: then the budget must be put together anew. */
  get needsRebuild(): boolean {
    const { start, oldEnd, newEnd } = changedRange(this.#lines, this.document.lines)
    const old = this.#lines.slice(start, oldEnd)
    const now = this.document.lines.slice(start, newEnd)
    const outside = !this.#parts[start - 1]?.after.table
    if ([...old, ...now].some((line) => isHeadLine(line, outside))) return true
    const isAdHoc = this.#parts[start]?.before.table?.adHoc || this.#parts[start - 1]?.after.table?.adHoc
    return (
      isAdHoc === true &&
      ([...old, ...now].some(shapesAdHocForm) || this.#parts.slice(start, oldEnd).some((part) => part.isHeader) || this.#nearHeader(start))
    )
  }

  #nearHeader(start: number): boolean {
    return this.#parts[start - 1]?.isHeader === true || this.#parts[start - 1]?.after.header === undefined
  }

  /** Reads what changed. */
  update(): FlowChange {
    const now = this.document.lines
    const { start, oldEnd, newEnd } = changedRange(this.#lines, now)
    if (start === oldEnd && start === newEnd) return { removed: [], added: [], opens: false, tells: false }
    const removed: BoundRow[] = []
    const added: BoundRow[] = []
    const fresh: LinePart[] = []
    // The line above looks at the first changed one: a dash row makes it a header.
    const from = Math.max(0, start - 1)
    let state: LineState = this.#parts[from - 1]?.after ?? startState(this.#context.unit)
    const shift = newEnd - oldEnd
    let at = from
    for (; at < now.length; at += 1) {
      const oldAt = at >= newEnd ? at - shift : at < start ? at : undefined
      const kept = oldAt === undefined ? undefined : this.#parts[oldAt]
      if (kept && at > newEnd - 1 && sameState(kept.before, state) && at > start) break
      const part = readLine(this.#context, now[at] as Line, now[at + 1], state)
      const same = kept !== undefined && sameState(kept.before, state) && kept.isHeader === part.isHeader && at < start
      fresh.push(same ? kept : part)
      state = same ? kept.after : part.after
    }
    const oldStop = at >= newEnd ? at - shift : oldEnd
    const gone = new Set(this.#parts.slice(from, oldStop))
    const came = new Set(fresh)
    for (const part of gone) if (!came.has(part)) this.#count(part, -1, removed)
    for (const part of came) if (!gone.has(part)) this.#count(part, 1, added)
    replaceRange(this.#parts, from, oldStop - from, fresh)
    this.#closeEnd(removed, added)
    const tells = [...this.#lines.slice(start, oldEnd), ...now.slice(start, newEnd)].some(isProse)
    this.#lines = now.slice()
    const changed = [...[...gone].filter((part) => !came.has(part)), ...fresh.filter((part) => !gone.has(part))]
    const opens = changed.some((part) => part.after.table !== part.before.table && part.after.table !== undefined)
    return { removed, added, opens, tells }
  }

  /** Fields at the very end have their row there. */
  #closeEnd(removed: BoundRow[], added: BoundRow[]): void {
    const state = this.#parts[this.#parts.length - 1]?.after
    if (this.#end?.state === state) return
    removed.push(...(this.#end?.rows ?? []))
    this.#end = state && { state, rows: pendingRows(state) }
    added.push(...(this.#end?.rows ?? []))
  }

  #count(part: LinePart, by: 1 | -1, rows: BoundRow[]): void {
    this.held += by * part.held
    for (const row of part.rows) rows.push(row)
  }
}

function isProse({ syntax }: Line): boolean {
  return syntax.kind === 'prose' || syntax.kind === 'declaration' || syntax.kind === 'field'
}

/** By identity: lines that no edit touched are the same objects. */
function changedRange(old: readonly Line[], now: readonly Line[]): { readonly start: number; readonly oldEnd: number; readonly newEnd: number } {
  const least = Math.min(old.length, now.length)
  let start = 0
  while (start < least && old[start] === now[start]) start += 1
  let oldEnd = old.length
  let newEnd = now.length
  while (oldEnd > start && newEnd > start && old[oldEnd - 1] === now[newEnd - 1]) {
    oldEnd -= 1
    newEnd -= 1
  }
  return { start, oldEnd, newEnd }
}

/** `splice` takes its items as arguments, and a stack holds only so many. */
function replaceRange<T>(array: T[], start: number, count: number, items: readonly T[]): void {
  if (items.length < 5000) {
    array.splice(start, count, ...items)
    return
  }
  const tail = array.slice(start + count)
  array.length = start
  for (const item of items) array.push(item)
  for (const item of tail) array.push(item)
}

/** A header, a dash row or a total decides which columns of a table without a format are amounts. */
function shapesAdHocForm(line: Line): boolean {
  if (line.syntax.kind === 'dash') return true
  return line.syntax.kind === 'row' && line.text.split(/[|｜]/).some((cell) => totalKind(foldLabel(cell)) !== undefined)
}
