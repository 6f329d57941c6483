/** A column in words: what it holds, where its figures come from, in which unit. */
import type { Expression } from '../../grammar/index.ts'
import type { ColumnForm } from '../format/form.ts'
import type { Say } from './say.ts'

export function describeColumn(column: ColumnForm, say: Say): readonly string[] {
  const lines = [`**${column.path.join(' › ')}**（${[column.type, ...column.levels].join(' ')}）`]
  if (column.formula) lines.push(`${say('公式', 'formula')}：${formulaText(column, column.formula)}`)
  if (column.defaultValue) lines.push(`${say('缺省', 'default')}：${formulaText(column, column.defaultValue)}`)
  if (column.unpublished) lines.push(say('不公开', 'not published'))
  if (column.type === '金额') lines.push(`${say('单位', 'unit')}：${column.unit}`)
  return lines
}

/** A formula of the column's own line, as the format writes it. */
export function formulaText({ place }: ColumnForm, { start, end }: Expression): string {
  return `\`${place.line.text.slice(start, end).trim()}\``
}
