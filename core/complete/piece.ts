/** Which piece of a line an answer replaces: the one that holds the asking place, up to what ends it on either side. */
import type { Offer } from './offer.ts'
import type { AskedPlace } from './place.ts'

/** What is offered, and the piece that it replaces. */
export interface Asked {
  readonly start: number
  readonly end: number
  readonly offers: readonly Offer[]
}

/** Between stops, but not before `from`; blanks at both ends are left alone. */
export function pieceAt({ line: { text }, character }: AskedPlace, from: number, stops: RegExp, offers: readonly Offer[]): Asked {
  let start = character
  while (start > from && !stops.test(text[start - 1] ?? '')) start -= 1
  let end = character
  while (end < text.length && !stops.test(text[end] ?? '')) end += 1
  while (start < character && /\s/.test(text[start] ?? '')) start += 1
  while (end > character && /\s/.test(text[end - 1] ?? '')) end -= 1
  return { start, end, offers }
}

export const BLANK = /\s/
export const BLANK_OR_COMMA = /[\s,，、]/
export const COLON = /[:：]/
export const NOTHING = /(?!)/
