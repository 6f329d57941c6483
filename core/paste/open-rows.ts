/** A pasted table as rows of the table that is open where somebody pastes: under its header where that has all the columns, else with a header of their own. */
import type { Say } from '../explain/say.ts'
import type { SideForm } from '../format/form.ts'
import type { Slot } from '../model/row.ts'
import { composeLines, type Plan, type PlannedColumn, plannedColumn, planWithHeader, slotsByColumn, type Written } from './compose.ts'
import { type DataPiece, type ReadTable, readTable } from './data-rows.ts'
import { findHeader, type HeaderRows, hasHeader } from './find-header.ts'
import { fitColumns } from './fit-columns.ts'
import { type PastedTable, widthOf } from './pasted-table.ts'
import { plannedColumns, publishedSlots } from './plan-columns.ts'
import { otherUnit, remarksOn } from './remarks.ts'
import type { Stand } from './stand.ts'

/** Sure: each place is known to belong to its column. */
export interface WrittenRows extends Written {
  readonly isSure: boolean
}

/** Nothing where no table is open, or one that has no column yet. */
export function openRows(stand: Stand, pasted: readonly PastedTable[], say: Say): WrittenRows | undefined {
  const { table, state } = stand
  const sides = state?.side ? [state.side] : (table?.sides ?? [])
  if (!table || !state || sides.every(({ columns }) => columns.length === 0)) return undefined
  const made = pasted.flatMap((each) => rowsOf(each, sides, stand, say) ?? [])
  const known = made.filter(({ isSure }) => isSure)
  // Of several tables those whose columns are known; of one, whatever it is.
  const taken = known.length > 0 ? known : made.slice(0, 1)
  const lines = taken.flatMap((each) => each.lines)
  if (lines.length === 0) return undefined
  const count = taken.reduce((sum, each) => sum + each.count, 0)
  return {
    kind: 'rows',
    title: say(`粘贴为“${table.name}”的行（${count} 行）`, `Paste as rows of “${table.name}” (${count})`),
    lines,
    before: stand.rowsBefore,
    remarks: taken.flatMap((each) => each.remarks),
    isSure: known.length > 0,
  }
}

interface Rows {
  readonly lines: readonly string[]
  readonly count: number
  readonly remarks: readonly string[]
  readonly isSure: boolean
}

/** Nothing for a table whose header is another table's. */
function rowsOf(pasted: PastedTable, sides: readonly SideForm[], stand: Stand, say: Say): Rows | undefined {
  const header = findHeader(pasted.grid, sides, stand.printed)
  if (!header && hasHeader(pasted)) return undefined
  const found = header ? underHeader(header, pasted, sides, stand) : byNumber(pasted, sides, stand)
  const { read, plan } = found
  const unit = stand.state?.unit ?? stand.unit
  const other = otherUnit(read.unit, unit)
  const rows = composeLines(plan, read.pieces)
  const misfit = found.isSure ? [] : [misfitRemark(pasted, plan, say)]
  return {
    lines: other && rows.length > 0 ? [`金额单位 ${other}`, ...rows, `金额单位 ${unit}`] : rows,
    count: read.pieces.filter(({ k }) => k === 'row').length,
    remarks: [...misfit, ...remarksOn(read, pasted, unit, say)],
    isSure: found.isSure,
  }
}

interface Found {
  readonly read: ReadTable
  readonly plan: Plan
  readonly isSure: boolean
}

function underHeader(header: HeaderRows, pasted: PastedTable, sides: readonly SideForm[], { state }: Stand): Found {
  const inHeader = header.columns.map(({ slot }) => slot?.column)
  const fields = sides.flatMap(({ columns }) => columns).filter((column) => column.isField && !inHeader.includes(column))
  const byColumn = slotsByColumn(header.columns.map(({ slot }, at) => [at, slot]))
  const read = readTable(pasted, { header, fields, slots: byColumn })
  const columns = plannedColumns(header, read.pieces)
  const slots = state?.header?.slots
  const open = slots && planUnder(slots, columns, read.pieces)
  return { read, plan: open ?? planWithHeader(columns), isSure: true }
}

/** Under the open header, if no text would be lost. */
function planUnder(slots: readonly (Slot | undefined)[], columns: readonly PlannedColumn[], pieces: readonly DataPiece[]): Plan | undefined {
  const isInHeader = ({ slot }: PlannedColumn) => slot !== undefined && slots.some((each) => each?.column === slot.column)
  const outside = columns.filter((column) => !isInHeader(column))
  const isLost = outside.some(({ at, slot }) => !slot?.column.isField && pieces.some((piece) => piece.k === 'row' && (piece.cells[at] ?? '') !== ''))
  if (isLost) return undefined
  const under = slots.map((slot) => columns.find((column) => slot !== undefined && column.slot?.column === slot.column) ?? NOWHERE)
  return { columns: under, fields: outside.filter(({ slot }) => slot?.column.isField), header: 'open' }
}

/** A column of the open header that the pasted table lacks. */
const NOWHERE: PlannedColumn = { at: -1, name: '', slot: undefined, isFigures: false }

/** No header: the places in the order of the open header, else in the order in which the form prints its columns. */
function byNumber(pasted: PastedTable, sides: readonly SideForm[], { state }: Stand): Found {
  const open = state?.header?.slots
  const published = publishedSlots(sides)
  const openFit = open && fitColumns(pasted, open.length)
  const formFit = openFit ? undefined : fitColumns(pasted, published.length)
  const slots = open && !formFit ? open : published
  const places = openFit ?? formFit ?? slots.map((_, index) => index)
  const columns = slots.map((slot, index) => (slot ? plannedColumn(places[index] ?? -1, slot) : { ...NOWHERE, at: places[index] ?? -1 }))
  const byColumn = slotsByColumn(columns.map(({ at, slot }) => [at, slot]))
  const read = readTable(pasted, { header: undefined, fields: [], slots: byColumn })
  // More places than columns: they stand behind the last one, where they are reported.
  const beyond =
    openFit || formFit ? [] : Array.from({ length: Math.max(0, widthOf(pasted.grid) - slots.length) }, (_, index) => slots.length + index)
  const plan: Plan =
    open && !formFit
      ? { columns: [...columns, ...beyond.map((at) => ({ ...NOWHERE, at }))], fields: [], header: 'open' }
      : planWithHeader([...columns, ...beyond.map((at) => ({ ...NOWHERE, at }))])
  return { read, plan, isSure: openFit !== undefined || formFit !== undefined }
}

function misfitRemark({ grid }: PastedTable, { columns }: Plan, say: Say): string {
  const wanted = columns.filter(({ slot }) => slot).length
  return say(
    `贴来的有 ${widthOf(grid)} 列，没有表头，这里的表头是 ${wanted} 列：从左排起，请核对`,
    `${widthOf(grid)} columns without a header were pasted, the header here has ${wanted}: they were put from the left, please check`,
  )
}
