/**
 * What the lines of a budget say around its rows: the prose of fields, blocks of fields without a row below, notes under tables.
 * Rows know the fields that hold for them; these three are known to the lines alone.
 */
import type { DocumentFlow } from '../core/analysis/document-flow.ts'
import { findColumn } from '../core/format/find-column.ts'
import type { Place, TableForm } from '../core/format/form.ts'
import { declarationOf } from '../core/format/read-format.ts'
import type { LinePart } from '../core/model/line-state.ts'
import type { BoundRow, FieldBlock } from '../core/model/row.ts'
import type { Line } from '../core/store/line-document.ts'
import type { Steps } from './steps.ts'

export interface WrittenAround {
  /** Blocks with no row below, as rows of their own. */
  readonly lone: ReadonlyMap<TableForm, readonly BoundRow[]>
  /** Prose by the block that it stands in and the number of its column. */
  readonly prose: ReadonlyMap<FieldBlock, ReadonlyMap<number, FieldProse>>
  readonly notes: ReadonlyMap<TableForm, readonly string[]>
  /** The line that opens each table, the first where several do. */
  readonly opened: ReadonlyMap<TableForm, Line>
}

export interface FieldProse {
  readonly text: string
  /** Its first line. */
  readonly place: Place
}

interface Gathering {
  readonly lone: Map<TableForm, BoundRow[]>
  readonly prose: Map<FieldBlock, Map<number, FieldProse>>
  readonly notes: Map<TableForm, string[]>
  readonly opened: Map<TableForm, Line>
  /** The block above that has no row yet, with the line that set it last. */
  waiting: { readonly block: FieldBlock; readonly line: Line; readonly part: LinePart } | undefined
  /** The column whose prose goes on. */
  column: number | undefined
  paragraphs: string[]
  /** A line of prose as it reads, its figures filled in. */
  readonly textOf: (line: Line) => string
}

/** About a millisecond's worth. */
const LINES_IN_A_STEP = 4000

export function* findWrittenAround(flows: readonly DocumentFlow[], textOf: (line: Line) => string): Steps<WrittenAround> {
  const found: Gathering = {
    lone: new Map(),
    prose: new Map(),
    notes: new Map(),
    opened: new Map(),
    waiting: undefined,
    column: undefined,
    paragraphs: [],
    textOf,
  }
  for (const flow of flows) {
    for (const [index, part] of flow.parts.entries()) {
      const line = flow.lines[index]
      if (line) readPart(found, line, part)
      if (index % LINES_IN_A_STEP === LINES_IN_A_STEP - 1) yield
    }
    endBlock(found)
  }
  return found
}

function readPart(found: Gathering, line: Line, part: LinePart): void {
  const { before, after } = part
  const { syntax } = line
  if (after.table && after.table !== before.table && !found.opened.has(after.table)) found.opened.set(after.table, line)
  if (syntax.kind === 'prose') addProse(found, line, after.block)
  else if (syntax.kind !== 'blank' && syntax.kind !== 'comment') found.column = undefined
  if (syntax.kind === 'field') setField(found, line, part)
  else if (part.rows.some((row) => row.kind === 'data')) found.waiting = undefined
  else if (before.table !== after.table || before.block !== after.block) endBlock(found)
  const declaration = declarationOf(line)
  if (declaration?.type === 'note' && declaration.text && after.table) push(found.notes, after.table, declaration.text.value)
}

function setField(found: Gathering, line: Line, part: LinePart): void {
  const { before, after } = part
  if (line.syntax.kind !== 'field' || !after.block || after.block === before.block) return
  const { waiting } = found
  if (waiting && !holdsAllOf(after.block, waiting.block)) endBlock(found)
  found.waiting = { block: after.block, line, part }
  const name = line.syntax.name.value
  const match = findColumn(after.block.side.columns, [name])
  found.column = match && 'column' in match ? match.column.index : undefined
  found.paragraphs = []
  inheritProse(found, before.block, after.block)
}

/** Every field of the earlier block still holds. */
function holdsAllOf(later: FieldBlock, earlier: FieldBlock): boolean {
  return later.side === earlier.side && earlier.written.every((written, index) => written === undefined || later.written[index] === written)
}

/** Setting a field clears those that the form lists after it, and their prose with them. */
function inheritProse(found: Gathering, before: FieldBlock | undefined, after: FieldBlock): void {
  const set = found.column
  const earlier = before?.side === after.side ? found.prose.get(before) : undefined
  if (!earlier) return
  const kept = [...earlier].filter(([index]) => set === undefined || index < set || !after.side.columns[set]?.isField)
  found.prose.set(after, new Map(kept))
}

/** Consecutive lines are one paragraph; a bare `>` ends it. */
function addProse(found: Gathering, line: Line, block: FieldBlock | undefined): void {
  if (found.column === undefined || !block || line.syntax.kind !== 'prose') return
  const text = found.textOf(line)
  if (line.syntax.parts.length === 0) found.paragraphs.push('')
  else if (found.paragraphs.length === 0) found.paragraphs.push(text)
  else found.paragraphs[found.paragraphs.length - 1] += text
  const prose = found.prose.get(block) ?? new Map<number, FieldProse>()
  const place = prose.get(found.column)?.place ?? placeOfProse(line)
  prose.set(found.column, { text: found.paragraphs.filter((each) => each !== '').join('\n'), place })
  found.prose.set(block, prose)
}

/** Without the mark that makes it prose. */
function placeOfProse(line: Line): Place {
  const parts = line.syntax.kind === 'prose' ? line.syntax.parts : []
  return { line, start: parts[0]?.start ?? 0, end: line.text.length }
}

/** A block that ends without a row is printed as a row; one that only sets columns for rows which never came is nothing. */
function endBlock(found: Gathering): void {
  const { waiting } = found
  found.waiting = undefined
  found.column = undefined
  const table = waiting?.part.after.table
  if (!waiting || !table) return
  const { block, line } = waiting
  if (!block.side.columns.some((column) => column.isField && (block.written[column.index] || found.prose.get(block)?.has(column.index)))) return
  push(found.lone, table, {
    kind: 'data',
    line,
    table,
    side: block.side,
    unit: waiting.part.after.unit,
    form: undefined,
    header: undefined,
    written: block.written,
    block,
    findings: [],
  })
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
