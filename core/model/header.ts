/** A header row → which cell belongs to which column. A two-sided table may have both sides in one header. */
import { cutCells } from '../../grammar/index.ts'
import { editDistance } from '../catalog/edit-distance.ts'
import { findColumn } from '../format/find-column.ts'
import { type ColumnForm, placeOf, type SideForm, type TableForm, wholeLine } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { nearestName } from '../nearest-name.ts'
import type { Finding } from '../rules/define-rule.ts'
import { duplicateColumn } from '../rules/duplicate-column.ts'
import { syntax } from '../rules/syntax.ts'
import { unknownColumn } from '../rules/unknown-column.ts'
import type { Line } from '../store/line-document.ts'
import type { Header, Slot } from './row.ts'

/** How a column's header is printed this year (`印作 {年}年预算数`), folded; made when the form is put in force. */
export type PrintedNames = ReadonlyMap<ColumnForm, string>

/** No form is wider; a line with more cells is no header that anybody meant. */
export const MOST_COLUMNS = 1000

function tooWide(line: Line, width: number): Header {
  const said = {
    zh: `这一行有 ${width} 列，超过 ${MOST_COLUMNS} 列的表不读`,
    en: `this row has ${width} columns; a table of more than ${MOST_COLUMNS} is not read`,
  }
  return { slots: [], sides: [], isUnread: true, findings: [syntax.at(wholeLine(line), said)] }
}

export function readHeader(line: Line, table: TableForm, side: SideForm | undefined, printed: PrintedNames): Header {
  const sides = side ? [side] : table.sides
  const findings: Finding[] = []
  const cells = cutCells(line.syntax.text)
  if (cells.length > MOST_COLUMNS) return tooWide(line, cells.length)
  const taken = new Set<ColumnForm>()
  const strange: number[] = []
  const slots = cells.map((cell, index): Slot | undefined => {
    if (cell.text === '') return undefined
    const found = findSlots(cell.text.split(/[.．/]/), sides, printed)
    const place = placeOf(line, cell)
    if (found.length === 1 && found[0]) {
      if (taken.has(found[0].column)) findings.push(duplicateColumn.at(place, { column: cell.text }))
      else {
        taken.add(found[0].column)
        return found[0]
      }
      return undefined
    }
    // A header that repeats a tail is matched in the form's order.
    const free = found.filter((slot) => !taken.has(slot.column))
    const repeats = cells.filter((each) => foldLabel(each.text) === foldLabel(cell.text)).length
    const [next] = free
    if (next && repeats === found.length) {
      taken.add(next.column)
      return next
    }
    findings.push(complain(cell.text, table, sides, found, place))
    if (found.length === 0) strange.push(index)
    return undefined
  })
  for (const index of strange) slots[index] = slotOneSlipAway(cells[index]?.text ?? '', sides, taken)
  const isUnread = cells.some((cell, index) => cell.text !== '' && !slots[index])
  return { slots, sides: sides.filter((each) => slots.some((slot) => slot?.side === each)), isUnread, findings }
}

/**
 * A name with one slip in it is reported, and the rows below are read all the same: as the one column that the slip leaves, if the header
 * has that nowhere else. Otherwise one wrong letter would unsettle every row.
 */
function slotOneSlipAway(text: string, sides: readonly SideForm[], taken: Set<ColumnForm>): Slot | undefined {
  const folded = foldLabel(text)
  const isNear = (name: string) => foldLabel(name).length > 1 && editDistance(folded, foldLabel(name), 2) === 1
  const near = sides.flatMap((side) =>
    side.columns
      .filter((column) => isNear(column.name) || isNear(column.path.join('.')) || isNear(pathName(side, column, true)))
      .map((column) => ({ side, column })),
  )
  const [only] = near
  if (near.length !== 1 || !only || taken.has(only.column)) return undefined
  taken.add(only.column)
  return only
}

/** The columns that a heading may mean, its steps outermost first; several where only a tail is written. */
export function findSlots(steps: readonly string[], sides: readonly SideForm[], printed: PrintedNames): readonly Slot[] {
  const found: Slot[] = []
  for (const side of sides) {
    const named = side.name !== '' && steps.length > 1 && foldLabel(steps[0] ?? '') === foldLabel(side.name)
    if (named) {
      const match = lookUp(side, steps.slice(1), printed)
      if (match.length > 0) return match
    }
    found.push(...lookUp(side, steps, printed))
  }
  return found
}

function lookUp(side: SideForm, steps: readonly string[], printed: PrintedNames): readonly Slot[] {
  const match = findColumn(side.columns, steps)
  if (match) return ('column' in match ? [match.column] : match.several).map((column) => ({ side, column }))
  const wanted = steps.map(foldLabel).join('.')
  return side.columns.filter((column) => printed.get(column) === wanted).map((column) => ({ side, column }))
}

function complain(text: string, table: TableForm, sides: readonly SideForm[], found: readonly Slot[], place: Finding['place']): Finding {
  const names = sides.flatMap((side) => side.columns.map((column) => pathName(side, column, sides.length > 1)))
  return unknownColumn.at(
    place,
    {
      column: text,
      table: table.name,
      near:
        nearestName(text, names) ??
        nearestName(
          text,
          sides.flatMap((side) => side.columns.map((column) => column.name)),
        ),
      ...(found.length > 1 ? { several: found.map(({ side, column }) => pathName(side, column, sides.length > 1)) } : {}),
    },
    { table: table.name },
  )
}

export function pathName(side: SideForm, column: ColumnForm, withSide: boolean): string {
  const path = column.path.join('.')
  return withSide && side.name ? `${side.name}.${path}` : path
}
