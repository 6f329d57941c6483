/** A report for people: place, severity, message, the line with a mark, the figures, related places; and a summary at the end. */
import type { CheckRecord, Language, Range, Report, ReportedDiagnostic, Severity } from '../core/report.ts'
import { excerpt } from './excerpt.ts'
import { harmless } from './harmless.ts'
import { reportWords } from './report-words.ts'

export interface TextOptions {
  readonly language: Language
  readonly colours: boolean
  /** The source line, if its file can still be read. */
  readonly lineOf: (path: string, line: number) => string | undefined
}

type Style = (text: string) => string

const COLOUR: Readonly<Record<Severity | 'faint' | 'bold', string>> = { error: '31', warning: '33', hint: '36', faint: '2', bold: '1' }

export function renderText(report: Report, options: TextOptions): string {
  const style = styleOf(options)
  const findings = renderFindings(report, options)
  const checks = report.checks?.map((check) => renderCheck(check, options)) ?? []
  const summary = style('bold')(reportWords(options.language).summary(report.summary, report.files.length))
  return [...findings, ...(checks.length > 0 ? [checks.join('\n')] : []), summary].join('\n\n').concat('\n')
}

/** A text for each finding, without what the report says as a whole. */
export function renderFindings(report: Report, options: TextOptions): readonly string[] {
  return report.files.flatMap((file) => file.diagnostics.map((each) => renderFinding(file.path, each, options, styleOf(options))))
}

function styleOf({ colours }: TextOptions): (name: keyof typeof COLOUR) => Style {
  return (name) => (colours ? (text) => `\u001b[${COLOUR[name]}m${text}\u001b[0m` : (text) => text)
}

function renderFinding(path: string, finding: ReportedDiagnostic, options: TextOptions, style: (name: keyof typeof COLOUR) => Style): string {
  const words = reportWords(options.language)
  const lines = [
    `${style('bold')(place(path, finding.range))}: ${style(finding.severity)(words.severity[finding.severity])}: ${harmless(finding.message)} ${style('faint')(`[${finding.rule}]`)}`,
  ]
  const line = options.lineOf(path, finding.range.start.line)
  if (line !== undefined && line.trim() !== '') {
    const { text, mark } = excerpt(line, finding.range)
    const number = String(finding.range.start.line + 1)
    lines.push(`  ${style('faint')(`${number} |`)} ${text}`, `  ${' '.repeat(number.length)} ${style('faint')('|')} ${style(finding.severity)(mark)}`)
  }
  for (const each of finding.related) lines.push(`  ${words.related} ${place(each.path, each.range)}: ${harmless(each.message)}`)
  return lines.join('\n')
}

/** One line for each check: result, rule, place, what is compared, with what. */
function renderCheck(check: CheckRecord, { language }: TextOptions): string {
  const words = reportWords(language)
  const inputs = check.inputs.length === 0 ? '' : `  ${words.from} ${check.inputs.join(language === 'en' ? ', ' : '，')}`
  const reason = check.reason === undefined ? '' : `  (${check.reason})`
  return `${words.result[check.result]} [${check.rule}] ${place(check.path, check.range)}: ${harmless(check.subject + inputs + reason)}`
}

/** One-based, as editors and compilers print it and as terminals turn it into a link. */
function place(path: string, range: Range): string {
  return `${harmless(path)}:${range.start.line + 1}:${range.start.character + 1}`
}
