/**
 * What may be typed at a place, and how offers are put in order: how they fit, then used in this table before used elsewhere, then the
 * shorter name. Pure text on offers; where they come from is in the files beside this one.
 */
import type { ClassificationKind, Readings } from '../catalog/index.ts'
import { FIT, type Fit, matcher } from './match.ts'

export type OfferKind =
  | 'keyword'
  | 'type'
  | 'property'
  | 'table'
  | 'column'
  | 'function'
  | 'operator'
  | 'name'
  | 'label'
  | 'code'
  | 'value'
  | 'rule'
  | 'file'

/** What an item is about, to say more once somebody looks at it. Plain data: it goes to the client and comes back. */
export type About =
  | { readonly k: 'code'; readonly kind: ClassificationKind; readonly code: string }
  | { readonly k: 'column'; readonly uri: string; readonly line: number; readonly start: number }
  | { readonly k: 'rule'; readonly rule: string }

export interface Offer {
  readonly kind: OfferKind
  /** The name: what is shown, and matched after the code. */
  readonly name: string
  readonly code?: string
  readonly detail?: string
  /** What tells items of one name apart, in the list itself. Of many offers few fit, so it is asked only then. */
  readonly beside?: () => string
  /** What is written; the name where nothing else is said. */
  readonly insert?: string
  /** 0 is nearest: used in this table, missing in this header. */
  readonly tier?: number
  readonly about?: About
}

/** An offer that fits what was typed. `sort` orders as text, `filter` begins as the typed text does, so that no client drops it. */
export interface Completion {
  readonly kind: OfferKind
  readonly label: string
  readonly detail: string | undefined
  readonly beside: string | undefined
  readonly insert: string
  readonly sort: string
  readonly filter: string
  readonly about: About | undefined
}

/** The piece of the line that any of the items replaces. Never ends before the asking place, never begins after it. */
export interface Completions {
  readonly start: number
  readonly end: number
  readonly items: readonly Completion[]
}

/** More than anybody reads; the list is asked for again with the next character. */
export const MOST_ITEMS = 100

interface Fitting {
  readonly offer: Offer
  readonly fit: Fit
}

export function fittingOffers(offers: readonly Offer[], typed: string, readings: Readings): readonly Completion[] {
  const fitOf = matcher(typed, readings)
  const fitting: Fitting[] = []
  for (const offer of offers) {
    const fit = fitOf(offer)
    // Letters that stand anywhere in a name are a way to look for a code; elsewhere they are more likely a word that nobody offers.
    if (fit !== undefined && (fit < FIT.pinyinScattered || offer.code !== undefined)) fitting.push({ offer, fit })
  }
  // Sorting is stable: what is alike stays as it came, codes in their order.
  fitting.sort((a, b) => a.fit - b.fit || tierOf(a) - tierOf(b) || lengthOf(a) - lengthOf(b))
  return firstOfEach(fitting)
    .slice(0, MOST_ITEMS)
    .map(({ offer }, index) => completionOf(offer, String(index).padStart(4, '0'), typed))
}

function tierOf({ offer: { tier = 0 } }: Fitting): number {
  return tier
}

/** Of names that begin alike the shortest is meant, but codes below a code keep their order. */
function lengthOf({ offer: { name }, fit }: Fitting): number {
  return fit >= FIT.wholeName ? name.length : 0
}

/** Of offers that write the same, the nearest. */
function firstOfEach(fitting: readonly Fitting[]): readonly Fitting[] {
  const seen = new Set<string>()
  return fitting.filter(({ offer: { name, insert } }) => !seen.has(insert ?? name) && seen.add(insert ?? name))
}

/** A client compares the filter with the text that is replaced: pinyin, a part of the name, or what was typed in full width stands before it. */
function completionOf({ kind, name, code, detail, beside, insert, about }: Offer, sort: string, typed: string): Completion {
  const own = code === undefined ? name : `${code}${name}`
  const label = code === undefined ? name : `${code} ${name}`
  return {
    kind,
    label,
    detail,
    beside: beside?.(),
    insert: insert ?? name,
    sort,
    filter: own.startsWith(typed) ? own : `${typed} ${own}`,
    about,
  }
}
