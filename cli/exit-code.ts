/** The exit codes that scripts build on: 0 no error, 1 errors found, 2 could not run (`CouldNotRun`). Warnings and hints change nothing. */
import type { Report } from '../core/report.ts'

export function exitCode(report: Report): 0 | 1 {
  return report.summary.errors > 0 ? 1 : 0
}
