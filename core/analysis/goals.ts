/** A goal that two projects share word for word (docs/checks.md P07): the text fields of tables of targets, compared by block. */
import { foldName } from '../catalog/index.ts'
import type { BoundRow, Written } from '../model/row.ts'
import { writtenPlace } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import { goalRepeated } from '../rules/goal-repeated.ts'
import { blocksOf, type IndicatorColumns } from './indicator-blocks.ts'

/** Shorter texts are words that many projects share: a kind, a name, 无. */
const LEAST_LENGTH = 16

export function repeatedGoals(columns: IndicatorColumns, compareRows: (a: BoundRow, b: BoundRow) => number): readonly Finding[] {
  const { project, side } = columns
  if (!project?.isField) return []
  const blocks = blocksOf(columns, compareRows)
  const fields = side.form.columns.filter((column) => column.isField && column.type === '文本' && !column.unpublished)
  return fields.flatMap((field) => {
    const first = new Map<string, { readonly key: string; readonly written: Written }>()
    return blocks.flatMap(({ key, rows, figures }) => {
      const row = rows[0] ?? figures?.row
      const written = row && (row.block?.written[field.index] ?? row.written[field.index])
      const text = written ? foldName(written.text) : ''
      if (!written || text.length < LEAST_LENGTH) return []
      const known = first.get(text)
      if (!known) first.set(text, { key, written })
      // A project that is written twice has its goal twice.
      if (!known || known.key === key) return []
      const related = [{ place: writtenPlace(known.written), zh: '第一次写在这里', en: 'written here first' }]
      const args = { field: field.name, line: known.written.line.index + 1 }
      return [goalRepeated.at(writtenPlace(written), args, { table: side.table.form.name, related })]
    })
  })
}
