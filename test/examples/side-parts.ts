/** Printed rows cut into the parts that are compared: the whole table, or each side by itself; generated rows put in the published order. */
import { bareLabel, foldLabel } from '../../core/format/label.ts'
import type { PublishedCell, PublishedTable } from '../../publish/index.ts'
import { LEFT_OUT, REORDERED, SIDES } from './disagreements.ts'
import { flattened, type Transcribed, type Year } from './disclosures.ts'

export interface Pair {
  /** From 1, as transcribed. */
  readonly row: number
  readonly column: string
  readonly published: string
  readonly generated: PublishedCell
  readonly isAmount: boolean
  readonly isMoved: boolean
}

interface Row<T> {
  readonly number: number
  readonly cells: readonly T[]
}

/** Each published cell beside the generated one; a part whose rows do not match in number gives none and says so. */
export function pairsOf(year: Year, table: Transcribed, generated: PublishedTable): { readonly pairs: readonly Pair[]; readonly problem?: string } {
  const { columns, rows } = flattened(table)
  const leftOut = LEFT_OUT.filter((each) => each.year === year && each.table === table.id).flatMap((each) => each.rows)
  const theirs = rows.map((cells, index) => ({ number: index + 1, cells })).filter(({ number }) => !leftOut.includes(number))
  const ours = filledDown(generated).map((cells, index) => ({ number: index + 1, cells }))
  const pairs: Pair[] = []
  for (const [from, to] of partsOf(year, table.id, columns)) {
    const published = cutPart(theirs, from, to, (text) => text === '')
    const own = cutPart(ours, from, to, ({ text }) => text === '')
    if (published.length !== own.length) return { pairs: [], problem: `${columns[from]}: ${own.length} rows, ${published.length} were published` }
    const key = REORDERED.find((each) => each.year === year && each.table === table.id)?.key
    const at = key === undefined ? -1 : columns.indexOf(key) - from
    const inOrder = at >= 0 && at < to - from ? inPublishedOrder(published, own, at) : own.map((row) => ({ row, isMoved: false }))
    for (const [index, { number, cells }] of published.entries())
      for (const [place, text] of cells.entries()) {
        const mine = inOrder[index]
        pairs.push({
          row: number,
          column: columns[from + place] ?? '',
          published: text,
          generated: mine?.row?.cells[place] ?? { text: '(no row)' },
          isAmount: generated.columns[from + place]?.kind === 'amount',
          isMoved: mine?.isMoved === true && place === at,
        })
      }
  }
  return { pairs }
}

function partsOf(year: Year, table: string, columns: readonly string[]): readonly (readonly [from: number, to: number])[] {
  const second = SIDES.find((each) => each.year === year && each.table === table)?.second
  const cut = second === undefined ? -1 : columns.indexOf(second)
  return cut < 0
    ? [[0, columns.length]]
    : [
        [0, cut],
        [cut, columns.length],
      ]
}

/** Of a side, the rows that it has; of a whole table, all. */
function cutPart<T>(rows: readonly Row<T>[], from: number, to: number, isBlank: (cell: T) => boolean): readonly Row<T>[] {
  const cut = rows.map(({ number, cells }) => ({ number, cells: cells.slice(from, to) }))
  return cut.filter(({ cells }, index) => cells.length === rows[index]?.cells.length || !cells.every(isBlank))
}

function inPublishedOrder(published: readonly Row<string>[], own: readonly Row<PublishedCell>[], at: number) {
  const keyOf = (text: string) => bareLabel(foldLabel(text))
  const byKey = new Map(own.map((row, index) => [keyOf(row.cells[at]?.text ?? ''), { row, index }]))
  return published.map(({ cells }, index) => {
    const found = byKey.get(keyOf(cells[at] ?? ''))
    return { row: found?.row, isMoved: found !== undefined && found.index !== index }
  })
}

/** Merged cells stand in each of their rows. */
function filledDown({ rows }: PublishedTable): readonly (readonly PublishedCell[])[] {
  let above: readonly PublishedCell[] = []
  return rows.map(({ cells }) => {
    above = cells.map((cell, index) => (cell.covered ? (above[index] ?? cell) : cell))
    return above
  })
}
