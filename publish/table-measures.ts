/** What the columns of amounts of a printed table come to, counting each amount once: rows that add up others are passed over. */
import { parseFigure, type Ticks } from '../core/money/amount.ts'
import type { PublishedRow, PublishedTable } from './model.ts'

export interface Measured {
  readonly table: PublishedTable
  readonly side: number
  /** The number of a column of amounts that no other adds up. */
  readonly column: number
  readonly sum: Ticks
}

/** One for each side of the table that has amounts: the column with the greatest sum. */
export function measuredColumns(table: PublishedTable, year: number | undefined): readonly Measured[] {
  return (table.sides ?? ['']).flatMap((_, side) => {
    const columns = table.columns.flatMap((column, number) => (column.side === side && isWhole(table, number, year) ? [number] : []))
    const measured = columns.map((column): Measured => ({ table, side, column, sum: sumOfColumn(table, column) }))
    const best = measured.reduce((most: Measured | undefined, each) => (!most || each.sum > most.sum ? each : most), undefined)
    return best && best.sum > 0n ? [best] : []
  })
}

/** Not a part of another column, and not of another year. */
function isWhole({ columns }: PublishedTable, number: number, year: number | undefined): boolean {
  const column = columns[number]
  if (column?.kind !== 'amount' || columns.some(({ sumOf }) => sumOf?.includes(number))) return false
  const years = column.path.flatMap((step) => [...step.matchAll(/\d{4}(?=年)/g)].map(([each]) => Number(each)))
  return years.every((each) => each === year)
}

function sumOfColumn(table: PublishedTable, column: number): Ticks {
  return table.rows.filter((row) => isOwnRow(row, column)).reduce((sum, row) => sum + ticksIn(table, row, column), 0n)
}

/** Whether the row has a figure of its own there. */
export function isOwnRow({ kind, cells }: PublishedRow, column: number): boolean {
  const cell = cells[column]
  return kind === 'data' && cell?.value !== undefined && cell.sumOf === undefined
}

/** A blank is nothing. */
export function ticksIn({ unit }: PublishedTable, { cells }: PublishedRow, column: number): Ticks {
  return parseFigure(cells[column]?.value ?? '0', unit === '万元' ? '万元' : '元')?.ticks ?? 0n
}
