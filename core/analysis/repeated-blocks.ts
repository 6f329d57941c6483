/**
 * A project whose fields are written twice: two blocks of one side with the same key fields (docs/checks.md S12). Rows that repeat
 * each other are duplicates.ts's; here a field stands for all rows of its block.
 */
import type { BudgetState } from '../evaluate/budget-state.ts'
import type { RowState } from '../evaluate/row-state.ts'
import type { SideState } from '../evaluate/side-state.ts'
import type { Repeated } from '../evaluate/suspects.ts'
import type { Place } from '../format/form.ts'
import { type BoundRow, rowPlace, type Written, writtenPlace } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import { duplicateKey } from '../rules/duplicate-key.ts'
import { valueKey } from '../value.ts'

export interface RepeatedBlock extends Repeated {
  /** The field that names the block again, and the one that named it first. */
  readonly place: Place
  readonly firstPlace: Place
}

interface Block {
  readonly fields: readonly Written[]
  state: RowState
}

export function repeatedBlocks(state: BudgetState, compareRows: (a: BoundRow, b: BoundRow) => number): readonly RepeatedBlock[] {
  return state.tables.flatMap((table) => (table.opened ? table.sides.flatMap((side) => repeatedIn(side, compareRows)) : []))
}

function repeatedIn(side: SideState, compareRows: (a: BoundRow, b: BoundRow) => number): readonly RepeatedBlock[] {
  const columns = side.table.form.keys.filter((column) => side.form.columns.includes(column))
  const last = columns.at(-1)
  if (!last || !columns.every((column) => column.isField)) return []
  const groups = new Map<string, Map<Written, Block>>()
  for (const state of side.rows.values()) {
    const { row } = state
    if (!row.line || (row.kind !== 'data' && row.kind !== 'block')) continue
    const fields = columns.flatMap((column) => row.block?.written[column.index] ?? row.written[column.index] ?? [])
    const own = fields.at(-1)
    const words = fields.map(({ value }) => valueKey(value) ?? '')
    if (!own || fields.length < columns.length || words.includes('')) continue
    const blocks = groups.get(words.join('\u0001')) ?? new Map<Written, Block>()
    groups.set(words.join('\u0001'), blocks)
    const block = blocks.get(own)
    // The block's figures stand for it, since sums are explained by taking them away.
    if (!block) blocks.set(own, { fields, state })
    else if (goesBefore(row, block.state.row, compareRows)) block.state = state
  }
  const repeated = [...groups.values()].flatMap((blocks) => repeatedOf([...blocks.values()], compareRows))
  return repeated.sort((a, b) => compareRows(a.row.row, b.row.row))
}

function goesBefore(row: BoundRow, other: BoundRow, compareRows: (a: BoundRow, b: BoundRow) => number): boolean {
  if (row.kind !== other.kind) return row.kind === 'block'
  return compareRows(row, other) < 0
}

function repeatedOf(blocks: readonly Block[], compareRows: (a: BoundRow, b: BoundRow) => number): readonly RepeatedBlock[] {
  if (blocks.length < 2) return []
  const [first, ...others] = [...blocks].sort((a, b) => compareRows(a.state.row, b.state.row))
  return others.map(({ state, fields }) => ({
    row: state,
    first: (first as Block).state,
    keys: fields.map(({ text }) => text).join('、'),
    place: writtenPlace(fields.at(-1) as Written),
    firstPlace: writtenPlace((first as Block).fields.at(-1) as Written),
  }))
}

/** A repeated block is shown where it is named, not at its first figure. */
export function atItsField(finding: Finding, blocks: readonly RepeatedBlock[]): Finding {
  if (finding.rule !== duplicateKey.name) return finding
  const block = blocks.find(({ row }) => isAt(rowPlace(row.row), finding.place))
  if (!block) return finding
  const { table } = block.row.row
  const others = (finding.related ?? []).filter(({ place }) => !isAt(rowPlace(block.first.row), place))
  const related = [{ place: block.firstPlace, zh: '第一次写在这里', en: 'first written here' }, ...others]
  return duplicateKey.at(block.place, { keys: block.keys, table: table.name, line: block.firstPlace.line.index + 1 }, { table: table.name, related })
}

function isAt(place: Place | undefined, other: Place): boolean {
  return place !== undefined && place.line === other.line && place.start === other.start
}
