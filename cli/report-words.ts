/** The words that reports on a terminal share, in both languages. Messages of findings come from the rules, not from here. */
import type { CheckRecord, Language, Report, Severity } from '../core/report.ts'

interface ReportWords {
  readonly severity: Readonly<Record<Severity, string>>
  readonly result: Readonly<Record<CheckRecord['result'], string>>
  readonly related: string
  readonly from: string
  readonly summary: (summary: Report['summary'], files: number) => string
}

const ZH: ReportWords = {
  severity: { error: '错误', warning: '警告', hint: '提示' },
  result: { held: '相符', failed: '不符', 'not-run': '未核' },
  related: '相关',
  from: '依据',
  summary: ({ errors, warnings, hints, checks }, files) =>
    `${files} 个文件：${errors} 个错误，${warnings} 个警告，${hints} 个提示；核对 ${checks.held + checks.failed} 项，相符 ${checks.held}，不符 ${checks.failed}，未能核对 ${checks.notRun}`,
}

const EN: ReportWords = {
  severity: { error: 'error', warning: 'warning', hint: 'hint' },
  result: { held: 'holds', failed: 'fails', 'not-run': 'not run' },
  related: 'related',
  from: 'from',
  summary: ({ errors, warnings, hints, checks }, files) =>
    `${count(files, 'file')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(hints, 'hint')}; ${count(checks.held + checks.failed, 'check')}: ${checks.held} held, ${checks.failed} failed; ${checks.notRun} not run`,
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

export function reportWords(language: Language): ReportWords {
  return language === 'en' ? EN : ZH
}
