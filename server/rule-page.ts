/** The request `gouji/rulePage`: the page of a rule, which ships with the server, so that a diagnostic's link needs no network. */
import { rulePages } from '../build/embedded.ts'

export const RULE_PAGE_REQUEST = 'gouji/rulePage'

export interface RulePageParams {
  readonly rule: string
}

export function rulePage({ rule }: RulePageParams): string | null {
  return Object.hasOwn(rulePages, rule) ? (rulePages[rule] ?? null) : null
}
