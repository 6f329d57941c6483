/** A read table as lines: the header with the columns' own names, the rows, what stands once for a block as fields above its rows, the remarks below. */
import type { ColumnForm } from '../format/form.ts'
import { isNumeric } from '../format/form.ts'
import { foldLabel, totalKind } from '../format/label.ts'
import { pathName } from '../model/header.ts'
import type { Slot } from '../model/row.ts'
import type { DataPiece } from './data-rows.ts'
import { dashLine, fieldLines, rowLine } from './written-lines.ts'

/** A column as it will be written: from which column of the grid, under which name. */
export interface PlannedColumn {
  readonly at: number
  readonly name: string
  readonly slot: Slot | undefined
  readonly isFigures: boolean
}

/** The lines of a choice, before they have a place. `before` is the line above which they must go. */
export interface Written {
  readonly kind: 'rows' | 'table'
  readonly title: string
  readonly lines: readonly string[]
  readonly before?: number | undefined
  readonly remarks: readonly string[]
}

export interface Plan {
  readonly columns: readonly PlannedColumn[]
  /** What is written once for a block, as fields. */
  readonly fields: readonly PlannedColumn[]
  /** `open`: the header stands already, and the rows go under it. */
  readonly header: 'written' | 'open'
}

/** With a header of its own: what the form has as fields becomes fields. */
export function planWithHeader(columns: readonly PlannedColumn[]): Plan {
  const fields = columns.filter(({ slot }) => slot?.column.isField)
  return { columns: columns.filter((column) => !fields.includes(column)), fields, header: 'written' }
}

export function nameOfSlot({ side, column }: Slot): string {
  return pathName(side, column, true)
}

export function plannedColumn(at: number, slot: Slot): PlannedColumn {
  return { at, name: nameOfSlot(slot), slot, isFigures: isNumeric(slot.column) }
}

/** The form's columns by those of the grid. */
export function slotsByColumn(slots: Iterable<readonly [at: number, slot: Slot | undefined]>): ReadonlyMap<number, Slot> {
  return new Map([...slots].flatMap(([at, slot]) => (slot ? [[at, slot] as const] : [])))
}

export function composeLines({ columns, fields, header }: Plan, pieces: readonly DataPiece[]): readonly string[] {
  const lines: string[] = []
  const blocks = new Blocks()
  let needsHeader = header === 'written'
  for (const piece of pieces) {
    const changed = piece.k === 'fields' ? blocks.next(piece.values) : nextBlock(blocks, fields, piece)
    for (const [column, value] of changed) lines.push(...fieldLines(column.path.join('.'), value))
    if (changed.length > 0 && header === 'written') needsHeader = true
    if (piece.k === 'fields') continue
    if (needsHeader) lines.push(...headerLines(columns))
    needsHeader = false
    lines.push(rowLine(columns.map(({ at }) => piece.cells[at] ?? '')))
  }
  return needsHeader ? [...lines, ...headerLines(columns)] : lines
}

export function headerLines(columns: readonly PlannedColumn[]): readonly string[] {
  if (columns.length === 0) return []
  return [rowLine(columns.map(({ name }) => name)), dashLine(columns.map(({ isFigures }) => (isFigures ? 'right' : 'left')))]
}

function nextBlock(blocks: Blocks, fields: readonly PlannedColumn[], { cells, begins }: Extract<DataPiece, { k: 'row' }>): Changed {
  if (fields.length === 0 || isTotal(cells)) return []
  const values = new Map(fields.flatMap(({ slot, at }) => (slot ? [[slot.column, cells[at] ?? ''] as const] : [])))
  const begun = begins && fields.flatMap(({ slot, at }) => (slot && begins.has(at) ? [slot.column] : []))
  return begun ? blocks.begin(values, begun) : blocks.next(values)
}

function isTotal(cells: readonly string[]): boolean {
  const label = cells.find((cell) => cell !== '')
  return label !== undefined && totalKind(foldLabel(label)) !== undefined
}

type Values = ReadonlyMap<ColumnForm, string>
type Changed = readonly (readonly [ColumnForm, string])[]

/** What stands once for a block: it is written where it changes, with all that the form has after it, since to set a field ends those behind it. */
class Blocks {
  #held = new Map<ColumnForm, string>()

  /** By the texts: a blank goes on from the row above, since text without markup has no other sign of a merged cell. */
  next(values: Values): Changed {
    return this.begin(
      values,
      [...values].flatMap(([column, value]) => (value !== '' && this.#held.get(column) !== value ? [column] : [])),
    )
  }

  /** By the merged cells: these columns begin anew, whatever they say. */
  begin(values: Values, begun: readonly ColumnForm[]): Changed {
    if (begun.length === 0) return []
    const first = Math.min(...begun.map(({ index }) => index))
    for (const column of [...this.#held.keys()]) if (column.index >= first) this.#held.delete(column)
    const changed = [...values].filter(([column]) => column.index >= first).sort(([a], [b]) => a.index - b.index)
    for (const [column, value] of changed) this.#held.set(column, value)
    return changed
  }
}
