/** `indicator-same`: the same indicator of the same project reads differently in two tables. The check is in core/analysis/indicator-pairs.ts. */
import { defineRule } from './define-rule.ts'

export const indicatorSame = defineRule<{ readonly name: string; readonly here: string; readonly there: string; readonly table: string }>({
  name: 'indicator-same',
  zhName: '两表指标不一',
  severity: 'warning',
  summary: {
    zh: '同一项目的同一指标，在项目的表和部门的表里写得不同',
    en: 'the same indicator of a project differs between the project’s table and the department’s',
  },
  source: 'docs/checks.md P04',
  message: ({ name, here, there, table }) => ({
    zh: `“${name}”这里是 ${here}，${table}里是 ${there}`,
    en: `“${name}” is ${here} here, and ${there} in ${table}`,
  }),
})
