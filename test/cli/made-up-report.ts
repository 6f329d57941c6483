/** A report made up for the tests of what prints reports, and a terminal that keeps what it is told. Not tests themselves. */

import type { Terminal } from '../../cli/terminal.ts'
import type { Report } from '../../core/report.ts'

export const LINE = '| 2010301-行政运行 | 133.815600 |'

export const REPORT: Report = {
  files: [
    {
      path: '2024/预算 稿.budget',
      diagnostics: [
        {
          rule: 'column-sum',
          severity: 'error',
          message: '合计应为 133.815600',
          range: { start: { line: 4, character: 17 }, end: { line: 4, character: 27 } },
          table: '表三',
          expected: '133.815600',
          written: '133.815601',
          difference: '0.000001',
          related: [{ path: '2024/其他.budget', range: { start: { line: 0, character: 2 }, end: { line: 0, character: 3 } }, message: '加数' }],
        },
        {
          rule: 'code-name',
          severity: 'warning',
          message: '名称不同',
          range: { start: { line: 9, character: 0 }, end: { line: 9, character: 1 } },
          related: [],
        },
      ],
    },
    { path: '2024/其他.budget', diagnostics: [] },
  ],
  summary: { errors: 1, warnings: 1, hints: 0, checks: { held: 7, failed: 1, notRun: 2 } },
}

export function keepingTerminal(
  folder: string,
  environment: Terminal['environment'] = {},
): Terminal & { readonly printed: { out: string; error: string } } {
  const printed = { out: '', error: '' }
  return {
    folder,
    environment,
    colours: false,
    statusWidth: () => undefined,
    interruptible: () => new AbortController().signal,
    printed,
    out: (text) => {
      printed.out += text
    },
    error: (text) => {
      printed.error += text
    },
  }
}
