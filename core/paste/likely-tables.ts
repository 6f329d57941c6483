/** Which tables of the form a pasted one may be: by its title, else by its headings. Several forms have tables with the same headings; then all of these. */
import type { TableForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import type { PrintedNames } from '../model/header.ts'
import { findHeader, type HeaderRows } from './find-header.ts'
import { type PastedTable, textsOf } from './pasted-table.ts'

export interface LikelyTable {
  readonly table: TableForm
  readonly header: HeaderRows | undefined
  /** The title says so, or the number. */
  readonly isNamed: boolean
}

/** More are no help to anybody who chooses. */
const MOST_LIKELY = 3
/** Of the headings and of the form's columns together, so many must be the same where no title says which table it is. */
const ENOUGH = 0.4
/** What fits so much worse than the best is not meant. */
const NEAR_BEST = 0.6

export function likelyTables(pasted: PastedTable, tables: readonly TableForm[], printed: PrintedNames): readonly LikelyTable[] {
  const found = tables.map((table) => ({ table, header: findHeader(pasted.grid, table.sides, printed) }))
  const named = bestNamed(pasted, tables)
  if (named.length > 0) return found.filter(({ table }) => named.includes(table)).map((each) => ({ ...each, isNamed: true }))
  const measured = found.map((each) => ({ ...each, share: shareOf(each.table, each.header) })).filter(({ share }) => share >= ENOUGH)
  const most = Math.max(...measured.map(({ share }) => share))
  return measured
    .filter(({ share }) => share >= most * NEAR_BEST)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_LIKELY)
    .map(({ table, header }) => ({ table, header, isNamed: false }))
}

/** Whether what stands above names this table and no other. */
export function bestNamed(pasted: PastedTable, tables: readonly TableForm[]): readonly TableForm[] {
  const titles = [...pasted.above, ...pasted.grid.slice(0, MOST_ROWS_OF_TITLE).flatMap((row) => (textsOf(row).length <= 2 ? textsOf(row) : []))]
  const folded = titles.map(foldLabel)
  const scored = tables.map((table) => ({ table, score: Math.max(0, ...folded.map((title) => scoreOf(title, table))) }))
  const most = Math.max(0, ...scored.map(({ score }) => score))
  return most === 0 ? [] : scored.filter(({ score }) => score === most).map(({ table }) => table)
}

const MOST_ROWS_OF_TITLE = 4

/** A title counts for more than a number, which others may follow (`表一` in `表一一`); the longer of two that stand in one another is meant. */
function scoreOf(title: string, { folded, title: own }: TableForm): number {
  const wanted = foldLabel(own)
  if (wanted.length > 3 && title.includes(wanted)) return 1000 + wanted.length
  const at = title.indexOf(folded)
  return at >= 0 && at <= 4 && title.length <= folded.length + MOST_BESIDE_NUMBER ? folded.length : 0
}

/** `附件：表三（续）` names a table by its number; a sentence that mentions one does not. */
const MOST_BESIDE_NUMBER = 30

function shareOf(table: TableForm, header: HeaderRows | undefined): number {
  if (!header) return 0
  const wanted = table.sides.flatMap(({ columns }) => columns).filter(({ unpublished, isField }) => !unpublished && !isField).length
  const hits = header.columns.filter(({ slot }) => slot && !slot.column.unpublished && !slot.column.isField).length
  return hits / Math.max(1, wanted + header.strange + (header.matched - hits))
}
