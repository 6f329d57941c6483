/**
 * Published tables that hold nothing: whether they say so (docs/checks.md S03), and whether what they say is true (S04). A table whose
 * pages are lost is passed over, and so is one whose missing rows are reported one by one.
 */
import { type ColumnForm, isNumeric, type Place, placeOf, type TableForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { declarationOf } from '../format/read-format.ts'
import { type BoundRow, rowPlace } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import { emptyTable } from '../rules/empty-table.ts'
import { emptyWithData } from '../rules/empty-with-data.ts'
import type { Built } from './build-budget.ts'
import type { DocumentFlow } from './document-flow.ts'

/** What one table says of itself. */
interface Contents {
  /** Something stands in it: a row, a field, a written zero in its total. */
  isFilled: boolean
  hasNote: boolean
  readonly statements: Place[]
  figures: BoundRow | undefined
}

/** A whole note that says it of the whole table: 本部门因没有政府性基金收入，故没有数据。 */
const NO_DATA_NOTE = /^(?:(?:本部门|本单位|本表|此表|因|由于).*)?(?:没有数据|无数据)[。.]?$/

export function emptyTables({ head, state, flows, opened, incomplete }: Built): readonly Finding[] {
  if (head.status !== 'published') return []
  const contents = contentsOf(flows)
  return state.tables.flatMap(({ form, sides }) => {
    const place = opened.get(form)
    if (!place || form.adHoc || incomplete.has(form)) return []
    const held = contents.get(form)
    const { figures } = held ?? {}
    if (held && figures) return held.statements.map((statement) => contradicted(form, statement, figures))
    const isSaid = sides.some((side) => side.gathers.some((gather) => [...gather.missing].length > 0))
    return held?.isFilled || held?.hasNote || isSaid ? [] : [emptyTable.at(place, { table: form.name }, { table: form.name })]
  })
}

function contradicted(form: TableForm, statement: Place, figures: BoundRow): Finding {
  const place = rowPlace(figures)
  const related = place ? [{ place, zh: '这一行有金额', en: 'this row has an amount' }] : []
  return emptyWithData.at(statement, { table: form.name, line: (figures.line?.index ?? 0) + 1 }, { table: form.name, related })
}

function contentsOf(flows: readonly DocumentFlow[]): ReadonlyMap<TableForm, Contents> {
  const found = new Map<TableForm, Contents>()
  const of = (form: TableForm): Contents => {
    const held = found.get(form) ?? { isFilled: false, hasNote: false, statements: [], figures: undefined }
    found.set(form, held)
    return held
  }
  for (const flow of flows)
    for (const [index, part] of flow.parts.entries()) {
      for (const row of part.rows) takeRow(of(row.table), row)
      const { table } = part.after
      if (!table) continue
      if (part.setsField) of(table).isFilled = true
      const line = flow.lines[index]
      const note = line && line.syntax.kind !== 'row' ? declarationOf(line) : undefined
      if (!line || note?.type !== 'note') continue
      const held = of(table)
      held.hasNote = true
      if (note.text && NO_DATA_NOTE.test(note.text.value.trim())) held.statements.push(placeOf(line, note.text))
    }
  return found
}

function takeRow(held: Contents, row: BoundRow): void {
  if (row.kind === 'total' || row.kind === 'subtotal') {
    held.isFilled ||= row.side.columns.some((column) => isNumeric(column) && row.written[column.index] !== undefined)
    return
  }
  held.isFilled = true
  if (!held.figures && row.side.columns.some((column) => isFigure(row, column))) held.figures = row
  const place = row.kind === 'data' && saysNone(row) ? rowPlace(row) : undefined
  if (place) held.statements.push(place)
}

function isFigure(row: BoundRow, column: ColumnForm): boolean {
  const value = row.written[column.index]?.value
  return column.type === '金额' && value?.k === 'amount' && value.ticks !== 0n
}

function isWord(column: ColumnForm): boolean {
  return !isNumeric(column) && !column.isField
}

/** Every word of the row is 无, its first column’s too, and it has no figure. */
function saysNone(row: BoundRow): boolean {
  const first = row.side.columns.find(isWord)
  const text = first && row.written[first.index]?.text
  // Nearly every row ends here: large tables are looked at after each edit.
  if (!text?.includes('无') || foldLabel(text) !== '无') return false
  const words = row.side.columns.filter(isWord)
  const isNone = (column: ColumnForm) => ['', '无'].includes(foldLabel(row.written[column.index]?.text ?? ''))
  return words.every(isNone) && !row.side.columns.some((column) => isFigure(row, column))
}
