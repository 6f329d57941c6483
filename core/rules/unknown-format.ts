/** `unknown-format`: no format of that name holds the budget’s year, or two do. The check is in core/format/find-format.ts. */
import { defineRule } from './define-rule.ts'

export const unknownFormat = defineRule<{
  readonly name: string
  readonly year: number | undefined
  readonly near: string | undefined
  readonly several: readonly string[]
}>({
  name: 'unknown-format',
  zhName: '未知格式',
  severity: 'error',
  summary: { zh: '找不到这个名称和年度的格式，或有两个', en: 'no format of this name holds the year, or two do' },
  source: 'docs/language.md, Files (格式)',
  message: ({ name, year, near, several }) =>
    several.length > 1
      ? { zh: `“${name}”在 ${year} 年有两个格式：${several.join('、')}`, en: `two formats “${name}” hold ${year}: ${several.join(', ')}` }
      : {
          zh: `没有${year === undefined ? '' : ` ${year} 年的`}格式“${name}”${near ? `；有：${near}` : ''}`,
          en: `no format “${name}”${year === undefined ? '' : ` for ${year}`}${near ? `; there is: ${near}` : ''}`,
        },
})
