/** A published table as it is compared: its sides apart, each row with its own cells, blocks of fields as rows of their own. */
import type { TableState } from '../../core/evaluate/table-state.ts'
import type { ColumnForm, SideForm, TableForm } from '../../core/format/form.ts'
import { foldLabel } from '../../core/format/label.ts'
import type { AmountUnit } from '../../core/money/amount.ts'
import type { PublishedRow, PublishedTable } from '../model.ts'
import type { ComparableCell, ComparableColumn, ComparableRow, ComparableSide, ComparableTable } from './comparable.ts'
import { type CellRequest, cellReader } from './comparable-cell.ts'
import { columnsOfSide } from './comparable-column.ts'
import { relativeYears } from './relative-years.ts'

export interface TableRequest extends Pick<CellRequest, 'codeOf'> {
  readonly year: number | undefined
}

/** A published column with its form; the two lists are in one order, since one was made from the other. */
interface PlacedColumn {
  readonly at: number
  readonly side: SideForm
  readonly form: ColumnForm
}

export function comparableTable(request: TableRequest, table: PublishedTable, { form, isIncomplete }: TableState): ComparableTable {
  const { year } = request
  const unit: AmountUnit = table.unit === '元' || table.unit === '万元' ? table.unit : form.unit
  const printed = form.sides.flatMap((side) => side.columns.filter((column) => !column.unpublished).map((column) => ({ side, form: column })))
  const placed = printed.map((column, at) => ({ ...column, at }))
  return {
    name: form.name,
    title: form.title,
    nameKey: foldLabel(form.name),
    titleKey: foldLabel(relativeYears(form.title, year)),
    unit,
    hasAmounts: table.unit !== undefined,
    sides: form.sides.map((side) =>
      comparableSide(
        request,
        table,
        form,
        unit,
        placed.filter((column) => column.side === side),
      ),
    ),
    notes: table.notes,
    isIncomplete,
  }
}

function comparableSide(
  { year, codeOf }: TableRequest,
  table: PublishedTable,
  form: TableForm,
  unit: AmountUnit,
  placed: readonly PlacedColumn[],
): ComparableSide {
  const columns = columnsOfSide(
    form,
    placed.map(({ form: column, at }) => ({
      form: column,
      path: table.columns[at]?.path ?? column.path,
      decimals: table.columns[at]?.decimals ?? 0,
    })),
    year,
  )
  const readers = placed.map(({ form: column }, index) => cellReader({ column, role: columns[index]?.role ?? 'text', unit, year, codeOf }))
  const rows: ComparableRow[] = []
  for (const row of table.rows) {
    const above = rows.at(-1)
    const cells = placed.map(({ at }, index) => {
      const cell = row.cells[at]
      // Under a merged cell stands what the merged cell says.
      return cell?.covered ? (above?.cells[index] ?? BLANK) : (readers[index]?.(cell ?? { text: '' }) ?? BLANK)
    })
    if (saysSomething(row, cells)) rows.push({ kind: row.kind, cells, ...placeOf(row, placed) })
  }
  return { name: placed[0]?.side.name ?? '', columns, rows: withBlocks(rows, columns) }
}

function placeOf(row: PublishedRow, placed: readonly PlacedColumn[]): Pick<ComparableRow, 'place'> {
  for (const { at, form } of placed) {
    const source = form.isField ? undefined : row.cells[at]?.source
    if (source) return { place: { uri: source.uri, line: source.line } }
  }
  return {}
}

/** A line may hold a row of the other side alone; and a row of 无 and zeros says that there is nothing, as an empty table does. */
function saysSomething({ kind }: PublishedRow, cells: readonly ComparableCell[]): boolean {
  return cells.some((cell) => cell.text !== '' && (kind !== 'data' || !(cell.text === '无' || /^0(?:\.0+)?%?$/.test(cell.text))))
}

// —— fields

/** Consecutive rows with the same fields are a block, as they are printed; the block is a row of its own before them. */
function withBlocks(rows: readonly ComparableRow[], columns: readonly ComparableColumn[]): readonly ComparableRow[] {
  if (!columns.some((column) => column.isField)) return rows
  const parted: ComparableRow[] = []
  let block: { readonly at: number; readonly texts: string } | undefined
  for (const row of rows) {
    if (row.kind !== 'data') {
      block = undefined
      parted.push(row)
      continue
    }
    const texts = JSON.stringify(row.cells.map((cell, index) => (columns[index]?.isField ? cell.text : '')))
    if (block?.texts !== texts) {
      block = { at: parted.length, texts }
      parted.push({ ...row, kind: 'block', cells: only(row.cells, (index) => columns[index]?.isField === true) })
    }
    const cells = only(row.cells, (index) => columns[index]?.isField !== true)
    if (cells.some((cell) => cell.text !== '')) parted.push({ ...row, cells, block: block.at })
  }
  return parted
}

const BLANK: ComparableCell = { text: '', id: '', nameKey: '' }

function only(cells: readonly ComparableCell[], keep: (index: number) => boolean): readonly ComparableCell[] {
  return cells.map((cell, index) => (keep(index) ? cell : BLANK))
}
