/**
 * Which table and column of next year's form an old one becomes. A column that prints its year (`{年-1}年预算数`) holds next year what the column
 * that printed that year holds now. Nothing here knows any form.
 */
import { printTemplate } from '../analysis/print-template.ts'
import { findColumn } from '../format/find-column.ts'
import type { ColumnForm, Format, SideForm, TableForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'

export interface NextTable {
  readonly form: TableForm
  /** The place of an old column's cell; nothing where the new form has none. */
  placeOf(column: ColumnForm): NextColumn | undefined
}
export interface NextColumn {
  readonly side: SideForm
  readonly column: ColumnForm
  /** The old column whose cells go there; nothing where only the year before can say. */
  readonly source: ColumnForm | undefined
}

interface Years {
  readonly from: number
  readonly to: number
}

/** Nothing for a table that next year's form does not have. */
export function nextTable(old: TableForm, format: Format | undefined, years: Years): NextTable | undefined {
  const form = old.adHoc || !format ? old : findTable(old, format)
  if (!form) return undefined
  const places = new Map<ColumnForm, NextColumn>()
  for (const side of old.sides) {
    const next = sideFor(side, form)
    if (!next) continue
    for (const column of side.columns) {
      const place = columnFor(column, side, next)
      if (place) places.set(column, { side: next, column: place, source: sourceOf(place, side, next, years) })
    }
  }
  return { form, placeOf: (column) => places.get(column) }
}

/** By its title; by its name where most of its columns are the same: numbers are given anew each year. */
function findTable(old: TableForm, format: Format): TableForm | undefined {
  const all = [...format.tables.values()]
  const titled = all.filter(({ title }) => title !== '' && foldLabel(title) === foldLabel(old.title))
  const [only] = titled
  if (only && titled.length === 1) return only
  const named = (titled.length > 0 ? titled : all).find(({ folded }) => folded === old.folded)
  if (!named) return undefined
  const columns = old.sides.flatMap((side) => side.columns.map((column) => ({ side, column })))
  const kept = columns.filter(({ side, column }) => {
    const next = sideFor(side, named)
    return next && columnFor(column, side, next)
  })
  return kept.length * 2 >= columns.length ? named : undefined
}

function sideFor(side: SideForm, form: TableForm): SideForm | undefined {
  return form.sides.find(({ name }) => foldLabel(name) === foldLabel(side.name)) ?? (form.sides.length === 1 ? form.sides[0] : undefined)
}

/** The same path; else the one path of which one is a tail of the other; else the one of the same name. */
function columnFor(column: ColumnForm, side: SideForm, next: SideForm): ColumnForm | undefined {
  const isSame = (other: ColumnForm) => other.folded.join('.') === column.folded.join('.')
  const same = next.columns.find(isSame)
  if (same) return same
  const found = findColumn(next.columns, column.path) ?? findColumn(next.columns, [column.name])
  if (!found || !('column' in found)) return undefined
  // Another old column may be that one already.
  const isTaken = side.columns.some((other) => other !== column && other.folded.join('.') === found.column.folded.join('.'))
  return isTaken ? undefined : found.column
}

function sourceOf(place: ColumnForm, side: SideForm, next: SideForm, { from, to }: Years): ColumnForm | undefined {
  const printed = place.printedAs && foldLabel(printTemplate(place.printedAs, to))
  const same = printed && side.columns.find(({ printedAs }) => printedAs && foldLabel(printTemplate(printedAs, from)) === printed)
  if (same) return same
  const isPast = printed !== undefined && printed !== '' && printed.includes(`${to - 1}`) && !printed.includes(`${to}`)
  return isPast ? undefined : side.columns.find((column) => columnFor(column, side, next) === place)
}
