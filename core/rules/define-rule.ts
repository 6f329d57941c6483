/**
 * What a rule is: its name, its words in both languages, its mend. One file for each rule declares one; the check itself is
 * either beside it or, for equalities, in core/evaluate, which asks the rule for its words. Findings are made by `rule.at`.
 */
import type { Place } from '../format/form.ts'
import type { Severity } from '../report.ts'

export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** One change of text that mends a finding: replaces the place, or inserts whole lines after a line. */
export type Mend = Bilingual & {
  /**
   * Nothing else can be meant, so that it may be done without being looked at. A wrong total is no such thing: the total may be right and a
   * row wrong.
   */
  readonly isCertain?: boolean
  readonly edits: readonly { readonly place: Place; readonly text: string }[]
}

export interface RelatedPlace extends Bilingual {
  readonly place: Place
}

/** What may go with a finding, beside its words. */
export interface FindingDetail {
  readonly table?: string
  /** Figures as printed, in the table's unit. */
  readonly expected?: string
  readonly written?: string
  readonly difference?: string
  readonly related?: readonly RelatedPlace[]
  readonly severity?: Severity
  readonly mends?: readonly Mend[]
  /** The 校验 or 核实 that found it, by its own name. */
  readonly checkName?: string
}

export interface Finding extends FindingDetail {
  readonly rule: string
  readonly place: Place
  readonly zh: string
  readonly en: string
}

export interface RuleSpec<A> {
  /** What settings, suppressions and docs use. */
  readonly name: string
  /** The Chinese name, good in 忽略 as well. */
  readonly zhName: string
  readonly severity: Severity
  readonly summary: Bilingual
  /** The clause, the form or the design section that the rule comes from. */
  readonly source: string
  readonly message: (args: A) => Bilingual
  /** Mends that follow from the arguments and the place alone. */
  readonly mends?: (args: A, place: Place) => readonly Mend[]
}

export interface Rule<A> extends RuleSpec<A> {
  at(place: Place, args: A, detail?: FindingDetail): Finding
}

export function defineRule<A>(spec: RuleSpec<A>): Rule<A> {
  return {
    ...spec,
    at: (place, args, detail = {}) => {
      const mends = [...(detail.mends ?? []), ...(spec.mends?.(args, place) ?? [])]
      return { rule: spec.name, place, ...spec.message(args), ...detail, ...(mends.length > 0 ? { mends } : {}) }
    },
  }
}
