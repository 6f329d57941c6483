/** `indicator-missing`: a project's target lacks a class of indicators. The check is in core/analysis/project-targets.ts. */
import { defineRule } from './define-rule.ts'

export const indicatorMissing = defineRule<{ readonly zh: readonly string[]; readonly en: readonly string[] }>({
  name: 'indicator-missing',
  zhName: '缺少指标',
  severity: 'warning',
  summary: {
    zh: '项目的绩效指标缺少产出、效益（或满意度）、成本中的一类',
    en: 'a project’s target lacks indicators of output, of benefit or satisfaction, or of cost',
  },
  source: 'docs/checks.md P01',
  message: ({ zh, en }) => ({ zh: `这个项目没有${zh.join('、')}指标`, en: `this project has no indicator of ${en.join(', ')}` }),
})
