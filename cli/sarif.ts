/**
 * A report as SARIF 2.1.0 (OASIS), which code hosts show beside the lines. Columns count UTF-16 units from one, which is also what
 * SARIF calls `utf16CodeUnits`. Checks that held or did not run are no results there.
 */

import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Range, Related, Report, ReportedDiagnostic, Severity } from '../core/report.ts'
import type { Bilingual } from './failure.ts'

export interface SarifRule {
  readonly name: string
  readonly zhName: string
  readonly severity: Severity
  readonly summary: Bilingual
}
export interface SarifOptions {
  readonly language: 'zh' | 'en'
  readonly version: string
  readonly rules: readonly SarifRule[]
}

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'note' }

export function renderSarif(report: Report, options: SarifOptions): string {
  const used = [...new Set(report.files.flatMap((file) => file.diagnostics.map((each) => each.rule)))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'gouji',
            ...(semantic(options.version) ? { semanticVersion: options.version } : {}),
            rules: used.map((name) => ruleDescription(name, options)),
          },
        },
        language: options.language === 'en' ? 'en-US' : 'zh-CN',
        columnKind: 'utf16CodeUnits',
        results: report.files.flatMap((file) => file.diagnostics.map((each) => result(file.path, each, used))),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function semantic(version: string): boolean {
  return /^\d+\.\d+\.\d+/.test(version)
}

function ruleDescription(name: string, { language, rules }: SarifOptions) {
  const rule = rules.find((each) => each.name === name)
  if (!rule) return { id: name }
  return {
    id: name,
    name: language === 'en' ? name : rule.zhName,
    shortDescription: { text: rule.summary[language] },
    defaultConfiguration: { level: LEVEL[rule.severity] },
  }
}

function result(path: string, finding: ReportedDiagnostic, used: readonly string[]) {
  const { table, expected, written, difference } = finding
  return {
    ruleId: finding.rule,
    ruleIndex: used.indexOf(finding.rule),
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    locations: [physical(path, finding.range)],
    ...(finding.related.length > 0 ? { relatedLocations: finding.related.map(relatedLocation) } : {}),
    properties: { ...(table === undefined ? {} : { table }), ...figures({ expected, written, difference }) },
  }
}

function figures(all: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function relatedLocation(related: Related, index: number) {
  return { id: index, ...physical(related.path, related.range), message: { text: related.message } }
}

function physical(path: string, { start, end }: Range) {
  return {
    physicalLocation: {
      artifactLocation: { uri: reference(path) },
      region: { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 },
    },
  }
}

/** A relative path stays relative, since a code host knows its own root; either way it must be a valid URI. */
function reference(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href
  return /^[a-z][a-z0-9+.-]+:/i.test(path) ? path : path.split('/').map(encodeURIComponent).join('/')
}
