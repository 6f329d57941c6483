/** From the cells of a markup's rows to places: merged cells over all that they cover, hidden rows and columns taken out. As browsers lay tables out. */
import { MOST_COLUMNS } from '../model/header.ts'
import { BLANK, MOST_PLACES, type PastedCell } from './pasted-table.ts'

export interface HtmlCell {
  readonly cell: PastedCell
  readonly rowSpan: number
  readonly columnSpan: number
  /** A text that only runs over its blank neighbours: Excel writes it like a merged one. */
  readonly overflows: boolean
}
export interface HtmlRow {
  readonly cells: readonly HtmlCell[]
  readonly hidden: boolean
  /** Rows of one `<tbody>`: no cell reaches into the next. */
  readonly group: number
}

/** `columnsHidden` is what the `<col>` elements say. Nothing for a table that is too large. */
export function layOut(rows: readonly HtmlRow[], columnsHidden: readonly boolean[]): readonly (readonly PastedCell[])[] | undefined {
  const places: (readonly PastedCell[])[] = []
  let reaching: (Reaching | undefined)[] = []
  let group = -1
  let count = 0
  let width = 0
  for (const row of rows) {
    if (row.group !== group) reaching = []
    group = row.group
    const line = placeRow(row.cells, reaching)
    count += line.length
    if (count > MOST_PLACES) return undefined
    width = Math.max(width, line.length)
    if (!row.hidden) places.push(line)
  }
  // Hidden columns may have been left out already: only where each column has its `<col>` is it known which one is meant.
  if (columnsHidden.length !== width || !columnsHidden.includes(true)) return places
  return places.map((line) => line.filter((_, column) => !columnsHidden[column]))
}

interface Reaching {
  readonly cell: PastedCell
  rows: number
}

function placeRow(cells: readonly HtmlCell[], reaching: (Reaching | undefined)[]): readonly PastedCell[] {
  const line: PastedCell[] = []
  let column = 0
  for (const { cell, rowSpan, columnSpan, overflows } of cells) {
    column = fillFromAbove(line, reaching, column)
    for (let covered = 0; covered < columnSpan && column < MOST_COLUMNS; covered += 1, column += 1) {
      // Two cells may claim one place: the one from above has it.
      const above = reaching[column]
      line[column] = above?.cell ?? (overflows && covered > 0 ? BLANK : cell)
      if (!above && rowSpan > 1) reaching[column] = { cell, rows: rowSpan }
    }
  }
  for (let rest = column; rest < reaching.length; rest += 1) if (reaching[rest]) line[rest] = reaching[rest]?.cell ?? BLANK
  for (let at = 0; at < line.length; at += 1) line[at] ??= BLANK
  letGo(reaching)
  return line
}

/** Those that end with this row; the list is kept short, since each row walks it. */
function letGo(reaching: (Reaching | undefined)[]): void {
  for (const [at, each] of reaching.entries()) {
    if (!each) continue
    each.rows -= 1
    if (each.rows <= 0) reaching[at] = undefined
  }
  while (reaching.length > 0 && reaching[reaching.length - 1] === undefined) reaching.pop()
}

function fillFromAbove(line: PastedCell[], reaching: readonly (Reaching | undefined)[], from: number): number {
  let column = from
  for (let each = reaching[column]; each; each = reaching[column]) {
    line[column] = each.cell
    column += 1
  }
  return column
}
