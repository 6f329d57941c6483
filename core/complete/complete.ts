/** Completion: what an author may write next at a place of a budget or a format. Pure: an analysis and a place give the items. */
import { foldWidth } from '../../grammar/index.ts'
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import { sayIn } from '../explain/say.ts'
import { findColumn } from '../format/find-column.ts'
import type { Language } from '../report.ts'
import type { Line } from '../store/line-document.ts'
import { cellOffers } from './cell-offers.ts'
import { declarationOffers, isKeyword, templateOffers } from './declaration-offers.ts'
import type { Surroundings } from './file-offers.ts'
import { KEYWORD_WORDS, wordOffers } from './language-words.ts'
import { fieldOffers } from './name-offers.ts'
import { type Completions, fittingOffers } from './offer.ts'
import { type Asked, COLON, NOTHING, pieceAt } from './piece.ts'
import { type AskedPlace, placeAt, sidesOf } from './place.ts'
import { completeRow } from './row-offers.ts'

export { documentation } from './documentation.ts'
export type { Surroundings } from './file-offers.ts'
export type { About, Completion, Completions, OfferKind } from './offer.ts'

/** `around` is the workspace, for the files and formats that a line may name. */
export function complete(
  analysis: BudgetAnalysis,
  line: Line,
  character: number,
  language: Language,
  around?: Surroundings,
): Completions | undefined {
  const place = placeAt(analysis, line, character, sayIn(language), around)
  const asked = completeLine(place)
  if (!asked) return undefined
  const { start, end, offers } = asked
  const readings = analysis.catalog?.readings ?? (() => [])
  const items = fittingOffers(offers, line.text.slice(start, place.character), readings)
  return items.length > 0 ? { start, end, items } : undefined
}

function completeLine(place: AskedPlace): Asked | undefined {
  const { line, character } = place
  const { text } = line
  const indent = text.length - text.trimStart().length
  const first = foldWidth(text[indent] ?? '')
  if (character < indent || first === '#') return undefined
  if (first === '>') return templateOffers(place, indent)
  if (first === '|') return completeRow(place)
  const word = /^[^\s:：]*/.exec(text.slice(indent))?.[0] ?? ''
  const from = indent + word.length
  if (character <= from) return { start: indent, end: wordEnd(text, from), offers: lineStarts(place) }
  const field = completeField(place)
  if (field) return field
  const keyword = foldWidth(word)
  return isKeyword(keyword) ? declarationOffers(place, keyword, skipColon(text, from)) : undefined
}

/** A colon and a blank after the word go with it, since the item brings its own. */
function wordEnd(text: string, end: number): number {
  const colon = skipColon(text, end)
  return /[ \t]/.test(text[colon] ?? '') ? colon + 1 : colon
}

/** `金额单位：万元`, as documents print it. */
function skipColon(text: string, from: number): number {
  return COLON.test(text[from] ?? '') ? from + 1 : from
}

function lineStarts(place: AskedPlace): Asked['offers'] {
  return [...fieldOffers(place), ...wordOffers(KEYWORD_WORDS, 'keyword', place.say, 1)]
}

function completeField(place: AskedPlace): Asked | undefined {
  const { syntax } = place.line
  if (syntax.kind !== 'field' || !place.table) return undefined
  const match = sidesOf(place)
    .map(({ columns }) => findColumn(columns, [syntax.name.value]))
    .find((each) => each !== undefined)
  const colon = place.line.text.slice(syntax.name.end).search(COLON)
  const from = syntax.name.end + colon + 1
  if (!match || !('column' in match) || colon < 0 || place.character < from) return undefined
  return pieceAt(place, from, NOTHING, cellOffers(place, match.column))
}
