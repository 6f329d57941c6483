/** A table’s declarations put together when the next one begins: names of columns found, sides opened or fixed. */
import type { Expression } from '../../grammar/index.ts'
import type { Line } from '../store/line-document.ts'
import { findColumn } from './find-column.ts'
import { type EachForm, type SideForm, type TableForm, wholeLine } from './form.ts'
import { type Declared, type Draft, newSide, pathText, problem, type SideDraft } from './format-draft.ts'
import { foldLabel } from './label.ts'

export function closeTable(draft: Draft): void {
  const table = draft.table
  draft.table = undefined
  if (!table) return
  // A table that has no column yet has a side all the same: whoever writes a form writes it from the top.
  const drafts = table.sides.length > 0 ? table.sides : [newSide('')]
  const sides = drafts.map((side, index) => closeSide(draft, side, index))
  const keys = table.keys.flatMap((path) => {
    const match = findColumn(
      sides.flatMap((side) => side.columns),
      path.steps.map((step) => step.value),
    )
    if (match && 'column' in match) return [match.column]
    if (table.keysLine) problem(draft, table.keysLine, path, 'unknown-column', `没有列“${pathText(path)}”`, `no column “${pathText(path)}”`)
    return []
  })
  const { name, title, unit, decimals, zero, notes, noData, line } = table
  const form: TableForm = {
    name,
    folded: foldLabel(name),
    title,
    unit,
    decimals,
    zero,
    sides,
    keys,
    notes,
    noData,
    adHoc: false,
    place: wholeLine(line),
  }
  draft.tables.set(name, form)
}

function closeSide(draft: Draft, side: SideDraft, index: number): SideForm {
  const each = side.each.map(({ declared, line }) => closeEach(draft, side, declared, line))
  const outlineMatch = side.outline && findColumn(side.columns, [side.outline.word.value])
  if (side.outline && !(outlineMatch && 'column' in outlineMatch))
    problem(
      draft,
      side.outline.line,
      side.outline.word,
      'unknown-column',
      `没有列“${side.outline.word.value}”`,
      `no column “${side.outline.word.value}”`,
    )
  const hasFixed = side.rows.some((row) => row.kind === 'fixed')
  return {
    index,
    name: side.name,
    columns: side.columns,
    rows: side.rows,
    each,
    outline: outlineMatch && 'column' in outlineMatch ? outlineMatch.column : undefined,
    open: !hasFixed || side.rows.some((row) => row.kind === 'rows') || each.length > 0,
  }
}

function closeEach(draft: Draft, side: SideDraft, declared: Declared<'each'>, line: Line): EachForm {
  const { each } = declared
  const keys = each.keys.flatMap(({ column, source }) => {
    const match = findColumn(
      side.columns,
      column.steps.map((step) => step.value),
    )
    if (match && 'column' in match) return [{ column: match.column, source: source as Expression | undefined, sourceName: pathText(column) }]
    problem(draft, line, column, 'unknown-column', `本表没有列“${pathText(column)}”`, `this table has no column “${pathText(column)}”`)
    return []
  })
  return {
    clause: each,
    keys,
    table: each.table?.value ?? '',
    when: each.when,
    levels: each.levels.map((word) => word.value),
    place: wholeLine(line),
  }
}
