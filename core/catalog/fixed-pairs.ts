/** Functional codes that one department economic code alone is paid from, and the reverse (fixed-pairs.tsv): pension contributions, annuities, the housing fund. */
import { readTable } from './table.ts'

export interface FixedPairs {
  deptOf(functional: string): string | undefined
  functionalOf(dept: string): string | undefined
}

export function readFixedPairs(text: string | undefined): FixedPairs {
  const rows = readTable(text).map((row) => [row('functional'), row('dept')] as const)
  const depts = new Map(rows)
  const functionals = new Map(rows.map(([functional, dept]) => [dept, functional]))
  return { deptOf: (functional) => depts.get(functional), functionalOf: (dept) => functionals.get(dept) }
}
