/** What flows down the lines of a budget, and what one line gives: the types of line-flow.ts, with their comparison. */
import type { ColumnForm, Place, SideForm, TableForm } from '../format/form.ts'
import type { AmountUnit } from '../money/amount.ts'
import type { Finding } from '../rules/define-rule.ts'
import type { Line } from '../store/line-document.ts'
import type { PrintedNames } from './header.ts'
import type { CellReader } from './read-cell.ts'
import { type BoundRow, type FieldBlock, type Header, sameHeader } from './row.ts'

/** What lines above say to the lines below. Compared piece by piece (`sameState`), so every piece keeps its identity while it is unchanged. */
export interface LineState {
  readonly table: TableForm | undefined
  readonly unit: AmountUnit
  readonly side: SideForm | undefined
  readonly header: Header | undefined
  readonly block: FieldBlock | undefined
  /** The fields hold figures that no row of their own stands for yet (see `blockRow`). */
  readonly pending: boolean
  /** The number of the last fixed row met, where a side prints one label twice. */
  readonly lastFixed: number
  /** 忽略 lines that wait for their line or table. */
  readonly silence: Silence | undefined
  readonly tableSilence: Silence | undefined
  /** Set where a table is opened that nobody knows: its rows are passed over. */
  readonly lost: boolean
}

/** One 忽略 line, and the one above it that waits for the same line. */
export interface Silence {
  readonly rule: string
  readonly reason: string
  readonly place: Place
  readonly also: Silence | undefined
}

export interface LinePart {
  readonly before: LineState
  readonly after: LineState
  readonly rows: readonly BoundRow[]
  readonly findings: readonly Finding[]
  readonly silence: Silence | undefined
  /** What was compared and held in the cells of this line. */
  readonly held: number
  readonly isHeader: boolean
  /** The column whose field the line sets. */
  readonly setsField?: ColumnForm
}

export interface FlowContext {
  readonly tables: { find(word: string, title: string): TableForm | undefined; adHoc(line: Line): TableForm | undefined; names(): Iterable<string> }
  readonly unit: AmountUnit
  readonly printed: PrintedNames
  readonly cells: CellReader
  /** A label of a fixed row that is a formula (`= 年 - 1`), as it is printed this year. */
  readonly labels: ReadonlyMap<object, string>
  /** What a row alone can be found wrong in, beyond its cells one by one. */
  checkRow(row: BoundRow): { readonly held: number; readonly finding?: Finding }
}

export const NONE: readonly never[] = []

export function startState(unit: AmountUnit): LineState {
  return {
    table: undefined,
    unit,
    side: undefined,
    header: undefined,
    block: undefined,
    pending: false,
    lastFixed: -1,
    silence: undefined,
    tableSilence: undefined,
    lost: false,
  }
}

export function sameState(a: LineState, b: LineState): boolean {
  return (
    a === b ||
    (a.table === b.table &&
      a.unit === b.unit &&
      a.side === b.side &&
      sameHeader(a.header, b.header) &&
      a.block === b.block &&
      a.pending === b.pending &&
      a.lastFixed === b.lastFixed &&
      a.silence === b.silence &&
      a.tableSilence === b.tableSilence &&
      a.lost === b.lost)
  )
}

export function plain(before: LineState, after: LineState, findings: readonly Finding[]): LinePart {
  return { before, after, rows: NONE, findings, silence: before.tableSilence, held: 0, isHeader: false }
}

export function joinSilences(first: Silence | undefined, second: Silence | undefined): Silence | undefined {
  if (!first || !second) return first ?? second
  return { ...first, also: joinSilences(first.also, second) }
}
