/** Where something printed is written: places of the core as plain data, which outlives the document's next edit. */
import type { ColumnForm, Place } from '../core/format/form.ts'
import { type BoundRow, placeOfCell, writtenPlace } from '../core/model/row.ts'
import { type CellSyntax, cutCells } from '../grammar/index.ts'
import type { SourcePlace } from './model.ts'

export function sourceOf({ line, start, end }: Place): SourcePlace {
  return { uri: line.document.uri, line: line.index, start, end }
}

export type PlaceOfColumn = (column: ColumnForm) => Place | undefined

const nowhere: PlaceOfColumn = () => undefined

/** The places of one row's cells, blank ones too; its line is cut once for all of them. A row that nobody wrote has none: its keys are others' words. */
export function placesIn(row: BoundRow | undefined): PlaceOfColumn {
  const { line, header } = row ?? {}
  if (!row || !line) return nowhere
  let cells: readonly CellSyntax[] | undefined
  return (column) => {
    const written = row.written[column.index]
    if (written && (written.cell < 0 || written.line !== line)) return writtenPlace(written)
    const slot = header?.slots.findIndex((each) => each?.column === column) ?? -1
    if (slot < 0) return undefined
    cells ??= cutCells(line.text)
    const cell = cells[slot]
    return cell && placeOfCell(line, cell)
  }
}
