/** `unknown-column`: a header, a field or a formula names a column that its table does not have. */
import { defineRule } from './define-rule.ts'

export const unknownColumn = defineRule<{
  readonly column: string
  readonly table: string
  readonly near: string | undefined
  readonly several?: readonly string[]
}>({
  name: 'unknown-column',
  zhName: '未知列',
  severity: 'error',
  summary: { zh: '表里没有这一列', en: 'the table has no such column' },
  source: 'docs/language.md, Tables',
  message: ({ column, table, near, several }) =>
    several
      ? {
          zh: `“${column}”可以是${several.map((each) => `“${each}”`).join('、')}，请写全`,
          en: `“${column}” may be ${several.map((each) => `“${each}”`).join(', ')}: write the whole path`,
        }
      : {
          zh: `${table}没有列“${column}”${near ? `，是否为“${near}”？` : ''}`,
          en: `${table} has no column “${column}”${near ? `; is “${near}” meant?` : ''}`,
        },
  mends: ({ near, several }, place) =>
    (several ?? (near ? [near] : [])).map((name) => ({ zh: `改为“${name}”`, en: `write “${name}”`, edits: [{ place, text: name }] })),
})
