/**
 * What may be typed at a place, and how offers are put in order: an exact code before a code's beginning, before a name; used in
 * this table before used elsewhere. Pure text on offers; where they come from is in the files beside this one.
 */
import { foldLabel } from '../format/label.ts'

export type OfferKind = 'keyword' | 'type' | 'property' | 'table' | 'column' | 'function' | 'operator' | 'name' | 'label' | 'code' | 'value' | 'rule'

export interface Offer {
  readonly kind: OfferKind
  /** The name: what is shown, and matched after the code. */
  readonly name: string
  readonly code?: string
  /** Said of the few that fit, so of many offers it is asked only then. */
  readonly detail?: string | (() => string)
  /** What is written; the name where nothing else is said. */
  readonly insert?: string
  /** 0 is nearest: used in this table, missing in this header. */
  readonly tier?: number
}

/** An offer that fits what was typed. `sort` orders as text, `filter` begins as the typed text does, so that no client drops it. */
export interface Completion {
  readonly kind: OfferKind
  readonly label: string
  readonly detail: string | undefined
  readonly insert: string
  readonly sort: string
  readonly filter: string
}

/** The piece of the line that any of the items replaces. Never ends before the asking place, never begins after it. */
export interface Completions {
  readonly start: number
  readonly end: number
  readonly items: readonly Completion[]
}

/** More than anybody reads; the list is asked for again with the next character. */
export const MOST_ITEMS = 200
const NO_FIT = 9
const PLAIN = /^[\u4e00-\u9fff]+$/

export function fittingOffers(offers: readonly Offer[], typed: string): readonly Completion[] {
  const wanted = foldLabel(typed).toLowerCase()
  const fitting: { readonly offer: Offer; readonly sort: string }[] = []
  for (const [index, offer] of offers.entries()) {
    const rank = rankOf(offer, wanted)
    if (rank < NO_FIT) fitting.push({ offer, sort: `${rank}${offer.tier ?? 0}${String(index).padStart(5, '0')}` })
  }
  fitting.sort((a, b) => (a.sort < b.sort ? -1 : 1))
  return firstOfEach(fitting)
    .slice(0, MOST_ITEMS)
    .map(({ offer, sort }) => completionOf(offer, sort, typed))
}

/** Of offers that write the same, the nearest. */
function firstOfEach<T extends { readonly offer: Offer }>(fitting: readonly T[]): readonly T[] {
  const seen = new Set<string>()
  return fitting.filter(({ offer: { name, insert } }) => !seen.has(insert ?? name) && seen.add(insert ?? name))
}

/** Where a reading of the name (pinyin) would rank as well, once there is a dictionary. */
function rankOf(offer: Offer, wanted: string): number {
  if (wanted === '') return 1
  if (offer.code !== undefined) {
    if (offer.code === wanted) return 0
    if (offer.code.startsWith(wanted)) return 1
  }
  // Folding is dear where there are thousands of names; most have nothing to fold.
  const name = PLAIN.test(offer.name) ? offer.name : foldLabel(offer.name).toLowerCase()
  if (offer.code !== undefined && `${offer.code}-${name}`.startsWith(wanted)) return 1
  if (name === wanted) return 2
  if (name.startsWith(wanted)) return 3
  if (name.includes(wanted)) return 4
  return isSubsequence(wanted, name) ? 5 : NO_FIT
}

function isSubsequence(wanted: string, name: string): boolean {
  let at = 0
  for (const character of name) if (character === wanted[at]) at += 1
  return at === wanted.length
}

/** A client compares the filter with the text that is replaced: what was typed in full width, or as a part of the name, stands before it. */
function completionOf({ kind, name, code, detail, insert }: Offer, sort: string, typed: string): Completion {
  const own = code === undefined ? name : `${code}${name}`
  const label = code === undefined ? name : `${code} ${name}`
  return {
    kind,
    label,
    detail: typeof detail === 'function' ? detail() : detail,
    insert: insert ?? name,
    sort,
    filter: own.startsWith(typed) ? own : `${typed} ${own}`,
  }
}
