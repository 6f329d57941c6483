/**
 * Which government economic code goes with which department economic code. The pair depends on the unit's nature:
 * a 行政 unit's 30101 is 50101, a 事业 unit's is 50501. It lists pairs; whether a row's pair is wrong is for a rule to say.
 */
import { groupBy } from './group-by.ts'
import { type Row, readTable } from './table.ts'

export interface EconomicPair {
  readonly dept: string
  readonly gov: string
  /** 行政 or 事业. */
  readonly nature: string
  readonly source: string
}

export interface EconomicPairs {
  /** The government codes of a department code. A nature that the table does not know is taken as "either". */
  govFor(dept: string, nature?: string): readonly EconomicPair[]
  /** The department codes of a government code. */
  deptFor(gov: string, nature?: string): readonly EconomicPair[]
  /** undefined: the table says nothing about this department code. */
  isPair(dept: string, gov: string, nature?: string): boolean | undefined
  readonly natures: readonly string[]
}

export function readEconomicPairs(text: string | undefined): EconomicPairs {
  const pairs = readTable(text).map(pairOf)
  const natures = [...new Set(pairs.map((pair) => pair.nature))]
  const byDept = groupBy(pairs, (pair) => pair.dept)
  const byGov = groupBy(pairs, (pair) => pair.gov)
  const fitting = (found: readonly EconomicPair[] = [], nature: string | undefined) =>
    nature === undefined || !natures.includes(nature) ? found : found.filter((pair) => pair.nature === nature)
  return {
    natures,
    govFor: (dept, nature) => fitting(byDept.get(dept), nature),
    deptFor: (gov, nature) => fitting(byGov.get(gov), nature),
    isPair: (dept, gov, nature) => {
      const known = fitting(byDept.get(dept), nature)
      return known.length === 0 ? undefined : known.some((pair) => pair.gov === gov)
    },
  }
}

function pairOf(row: Row): EconomicPair {
  return { dept: row('dept_code'), gov: row('gov_code'), nature: row('unit_kind'), source: row('source') }
}
