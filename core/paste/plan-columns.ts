/** Which columns of a pasted table are written, and under which names. */
import type { ColumnForm, SideForm } from '../format/form.ts'
import type { Slot } from '../model/row.ts'
import { isFigure } from './captions.ts'
import { type PlannedColumn, plannedColumn } from './compose.ts'
import type { DataPiece } from './data-rows.ts'
import type { HeaderRows } from './find-header.ts'

/** The columns of a form as it prints them, side by side. */
export function publishedSlots(sides: readonly SideForm[]): readonly Slot[] {
  const isPrinted = (column: ColumnForm) => !column.unpublished && !column.isField
  return sides.flatMap((side) => side.columns.filter(isPrinted).map((column) => ({ side, column })))
}

/** Columns of the form, and what else has texts: that keeps its own name, so that nothing is lost and the name is reported. */
export function plannedColumns({ columns }: HeaderRows, pieces: readonly DataPiece[]): readonly PlannedColumn[] {
  return columns.flatMap(({ path, slot }, at) => {
    if (slot) return [plannedColumn(at, slot)]
    const texts = textsBelow(pieces, at)
    if (texts.length === 0 || countsRows(texts)) return []
    return [{ at, name: path.join('.') || nameless(at), slot, isFigures: holdsFigures(pieces, at) }]
  })
}

/** A table without a form: every column under its own name. */
export function ownColumns(paths: readonly (readonly string[])[], pieces: readonly DataPiece[]): readonly PlannedColumn[] {
  return paths.flatMap((path, at) => {
    if (path.length === 0 && textsBelow(pieces, at).length === 0) return []
    return [{ at, name: path.join('.') || nameless(at), slot: undefined, isFigures: holdsFigures(pieces, at) }]
  })
}

function nameless(at: number): string {
  return `列${at + 1}`
}

function textsBelow(pieces: readonly DataPiece[], at: number): readonly string[] {
  return pieces.flatMap((piece) => (piece.k === 'row' && (piece.cells[at] ?? '') !== '' ? [piece.cells[at] ?? ''] : []))
}

/** 1, 2, 3: the program's numbers of the rows. */
function countsRows(texts: readonly string[]): boolean {
  return texts.length > 1 && texts.every((text, index) => text.replace(/[.、]$/, '') === `${index + 1}`)
}

/** All figures, and one of them with a point or a separator: codes and years have neither. */
function holdsFigures(pieces: readonly DataPiece[], at: number): boolean {
  const texts = textsBelow(pieces, at).filter((text) => !/^[-—–－]+$/.test(text))
  return texts.length > 0 && texts.every(isFigure) && texts.some((text) => /[.,．，]/.test(text))
}
