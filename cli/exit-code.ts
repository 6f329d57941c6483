/**
 * The exit codes that scripts build on: 0 no error, 1 errors found, 2 could not run (`CouldNotRun`), also where that is so of some of many
 * budgets, 130 ended by Ctrl-C. Warnings and hints change nothing.
 */
import type { Report } from '../core/report.ts'

export function exitCode(report: Report): 0 | 1 {
  return report.summary.errors > 0 ? 1 : 0
}

/** As shells count a program that a signal has ended. */
export const INTERRUPTED = 130
