/** One amount of the proof report: how well it is confirmed, and by what. */
import { type Proof, type ProofCheck, proofKey } from '../core/analysis/proof.ts'
import { describeReason } from '../core/value.ts'
import type { Publication, PublishedCell, PublishedTable, SourcePlace } from './model.ts'
import type { ProofWords } from './proof-words.ts'

export type Standing = 'twice' | 'once' | 'never' | 'failed' | 'generated'

export interface ProvenCell {
  readonly cell: PublishedCell
  readonly standing: Standing
  readonly held: number
  readonly checks: readonly ProofCheck[]
}

/** `undefined`: no amount, or none that is printed; a printed zero confirms itself. */
export function provenCell(proof: Proof, table: PublishedTable, cell: PublishedCell, column: number): ProvenCell | undefined {
  if (table.columns[column]?.kind !== 'amount' || cell.covered || !/[1-9]/.test(cell.value ?? '')) return undefined
  const checks = checksOf(proof, cell.source)
  const held = checks.filter(({ result }) => result === 'held').length
  return { cell, standing: standingOf(cell, checks, held), held, checks }
}

function checksOf(proof: Proof, source: SourcePlace | undefined): readonly ProofCheck[] {
  return source ? (proof.get(proofKey(source.uri, source.line, source.start)) ?? []) : []
}

function standingOf({ source }: PublishedCell, checks: readonly ProofCheck[], held: number): Standing {
  if (!source) return 'generated'
  if (checks.some(({ result }) => result === 'failed')) return 'failed'
  return held === 0 ? 'never' : held === 1 ? 'once' : 'twice'
}

/** The most telling first: what failed, what held, what could not be run. */
const ORDER = { failed: 0, held: 1, 'not-run': 2 } as const
const MOST_TOLD = 8

export function tellChecks(checks: readonly ProofCheck[], words: ProofWords, language: Publication['language']): string {
  if (checks.length === 0) return words.none
  const sorted = [...checks].sort((a, b) => ORDER[a.result] - ORDER[b.result])
  const told = sorted.slice(0, MOST_TOLD).map(({ rule, subject, result, reason }) => {
    const why = reason ? `（${describeReason(reason)[language]}）` : ''
    return `${words.result[result]}：${subject} [${rule}]${why}`
  })
  return [...told, ...(sorted.length > MOST_TOLD ? [`… +${sorted.length - MOST_TOLD}`] : [])].join('\n')
}
