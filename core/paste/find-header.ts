/** Which rows of a pasted table are its header, and which column of a form each heading means. Of a table without a form, what its shape tells. */
import type { ColumnForm, SideForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { findSlots, type PrintedNames } from '../model/header.ts'
import type { Slot } from '../model/row.ts'
import { isCaptionRow, isColumnNumbers, isFigure, isFilledIn, type StatedUnit, unitOfHeading } from './captions.ts'
import { headingPaths } from './headings.ts'
import { continuesDown, continuesRight, type Grid, type PastedTable, textsOf } from './pasted-table.ts'

export interface HeadingColumn {
  readonly path: readonly string[]
  readonly slot: Slot | undefined
}
export interface HeaderRows {
  readonly from: number
  /** Behind the last of its rows, and behind the columns' numbers. */
  readonly to: number
  readonly columns: readonly HeadingColumn[]
  readonly matched: number
  /** Headings that no column has. */
  readonly strange: number
  /** A unit that a heading states: `合计（万元）`. */
  readonly unit: StatedUnit | undefined
}

/** What is above a header is a title and a line or two; a header has few levels. */
const MOST_ROWS_ABOVE = 12
const MOST_LEVELS = 5

/** The header by which most columns of the form are found; nothing where it is not clear that there is one. */
export function findHeader(grid: Grid, sides: readonly SideForm[], printed: PrintedNames): HeaderRows | undefined {
  let best: HeaderRows | undefined
  for (let from = 0; from < Math.min(grid.length, MOST_ROWS_ABOVE); from += 1) {
    if (isCaptionRow(grid, from)) continue
    for (let to = from + 1; to <= Math.min(grid.length, from + MOST_LEVELS); to += 1) {
      const found = matchRows(grid, from, to, sides, printed)
      // A title above adds nothing: of two that find as much the one without it is meant.
      if (!best || worth(found) > worth(best) || (worth(found) === worth(best) && to - from < best.to - best.from)) best = found
    }
  }
  if (!best || best.matched < best.strange || best.matched < Math.min(2, best.columns.length)) return undefined
  return { ...best, to: behindColumnNumbers(grid, behindMerged(grid, best.to)) }
}

/** A heading merged downwards is not cut: what stands beside its lower part are headings, too. */
function behindMerged(grid: Grid, to: number): number {
  let end = to
  while (end < grid.length && (grid[end] ?? []).some((_, column) => continuesDown(grid, end, column))) end += 1
  return end
}

function worth({ matched, strange }: HeaderRows): number {
  return 2 * matched - strange
}

function matchRows(grid: Grid, from: number, to: number, sides: readonly SideForm[], printed: PrintedNames): HeaderRows {
  const paths = headingPaths(grid, from, to)
  const found = paths.map((path) => slotsOf(path, sides, printed))
  const taken = new Set<ColumnForm>()
  const slots = found.map((slots) => (slots.length === 1 ? take(slots, taken) : undefined))
  // A heading that several columns share stands for them in the form's order, if it stands there as often.
  for (const [index, several] of found.entries()) {
    if (several.length < 2) continue
    const key = paths[index]?.map(foldLabel).join('.')
    const times = paths.filter((path) => path.map(foldLabel).join('.') === key).length
    const free = several.filter(({ column }) => !taken.has(column))
    if (times === several.length || free.length === 1) slots[index] = take(free, taken)
  }
  const columns = paths.map((path, index) => ({ path, slot: slots[index] }))
  const strange = columns.filter(({ path, slot }) => path.length > 0 && !slot).length
  return { from, to, columns, matched: taken.size, strange, unit: unitOfHeadings(paths) }
}

function unitOfHeadings(paths: readonly (readonly string[])[]): StatedUnit | undefined {
  return paths.flatMap((path) => path.flatMap((step) => unitOfHeading(step).unit ?? []))[0]
}

function take(slots: readonly Slot[], taken: Set<ColumnForm>): Slot | undefined {
  const free = slots.find(({ column }) => !taken.has(column))
  if (free) taken.add(free.column)
  return free
}

/** As it stands; without the unit behind it; without the words above it, which a form may not print. */
function slotsOf(path: readonly string[], sides: readonly SideForm[], printed: PrintedNames): readonly Slot[] {
  if (path.length === 0) return []
  const bare = path.map((step) => unitOfHeading(step).name)
  const spelled = bare.flatMap((step) => step.split(/[.．/:：]/)).filter((step) => step !== '')
  for (const steps of [path, bare, spelled]) {
    for (let above = 0; above < steps.length; above += 1) {
      const found = findSlots(steps.slice(above), sides, printed)
      if (found.length > 0) return found
    }
  }
  return []
}

/** Of a table that no form knows: the rows that the program calls headers, else as many as its first cells cover. */
export function guessHeader(grid: Grid, headRows: number): HeaderRows | undefined {
  const isAbove = (row: number) => isCaptionRow(grid, row) || isFilledIn(textsOf(grid[row]))
  let from = 0
  while (from < grid.length - 1 && isAbove(from)) from += 1
  if (textsOf(grid[from]).some(isFigure)) return undefined
  const to = headRows > from ? headRows : behindCovered(grid, from)
  const columns = headingPaths(grid, from, to).map((path) => ({ path, slot: undefined }))
  return { from, to: behindColumnNumbers(grid, to), columns, matched: 0, strange: 0, unit: unitOfHeadings(columns.map(({ path }) => path)) }
}

/** Words above figures: whatever the headings mean, they are headings. */
export function hasHeader({ grid, headRows }: PastedTable): boolean {
  const header = guessHeader(grid, headRows)
  if (!header) return false
  const texts = header.columns.filter(({ path }) => path.length > 0).length
  const isFigures = (_: unknown, column: number) => grid.slice(header.to).some((row) => isFigure(row[column]?.text ?? ''))
  return texts > 1 && (headRows > 0 || header.columns.some(isFigures)) && !textsOf(grid[header.from]).some((text) => /\d/.test(text))
}

/** A heading merged downwards reaches to the last row of the header; one merged to the right has others under it. */
function behindCovered(grid: Grid, from: number): number {
  let to = from + 1
  while (to < Math.min(grid.length, from + MOST_LEVELS)) {
    const row = grid[to] ?? []
    const isCovered = row.some((_, column) => continuesDown(grid, to, column) || isUnderMerged(grid, to, column)) || fillsGaps(grid, to)
    if (!isCovered || textsOf(row).some(isFigure)) break
    to += 1
  }
  return to
}

function isUnderMerged(grid: Grid, row: number, column: number): boolean {
  return continuesRight(grid, row - 1, column) && (grid[row]?.[column]?.text ?? '') !== '' && !continuesRight(grid, row, column)
}

/** Text without markup: what the first row leaves blank stands in the second, and the second begins blank. */
function fillsGaps(grid: Grid, row: number): boolean {
  const above = grid[row - 1] ?? []
  const own = grid[row] ?? []
  return own[0]?.text === '' && own.some(({ text }, column) => text !== '' && above[column]?.text === '')
}

function behindColumnNumbers(grid: Grid, to: number): number {
  return isColumnNumbers(textsOf(grid[to])) ? to + 1 : to
}
