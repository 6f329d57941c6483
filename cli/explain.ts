/** `gouji explain`: the page of a rule, by either of its names. The pages ship inside the program. */
import { rulePages } from '../build/embedded.ts'
import type { Language } from '../core/report.ts'
import { ruleNamed, rules } from '../core/rules/index.ts'
import { CouldNotRun } from './failure.ts'
import type { CommonOptions } from './program.ts'
import { reportWords } from './report-words.ts'
import type { Terminal } from './terminal.ts'

export async function explain(name: string | undefined, { language }: CommonOptions, terminal: Terminal): Promise<number> {
  if (name === undefined) {
    terminal.out(listOfRules(language))
    return 0
  }
  const rule = ruleNamed(name.trim()) ?? ruleNamed(name.trim().toLowerCase())
  if (!rule) {
    terminal.error(listOfRules(language))
    throw new CouldNotRun({ zh: `没有“${name}”这条规则，全部规则列在上面`, en: `There is no rule “${name}”; all rules are listed above` })
  }
  const title = `${rule.name} · ${rule.zhName} · ${reportWords(language).severity[rule.severity]}`
  const page = rulePages[rule.name]
  terminal.out(`${title}\n${rule.summary[language]}\n${page === undefined ? '' : `\n${page.trim()}\n`}`)
  return 0
}

function listOfRules(language: Language): string {
  const widest = Math.max(0, ...rules.map((rule) => rule.name.length))
  return rules.map((rule) => `${rule.name.padEnd(widest)}  ${rule.zhName}  ${rule.summary[language]}\n`).join('')
}
