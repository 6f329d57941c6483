/** `project-untargeted`: a project without a performance target. The check is in core/analysis/project-targets.ts. */
import { defineRule } from './define-rule.ts'

export const projectUntargeted = defineRule<{ readonly targets: string }>({
  name: 'project-untargeted',
  zhName: '项目无绩效目标',
  severity: 'warning',
  summary: { zh: '有预算的项目没有绩效目标', en: 'a project has no performance target' },
  source: 'docs/checks.md X10',
  message: ({ targets }) => ({ zh: `这个项目在${targets}里没有绩效目标`, en: `this project has no performance target in ${targets}` }),
})
