/** Completion in a row: column names in a header, formulas after `=`, else what the cell's column takes. */
import { isNumeric } from '../format/form.ts'
import { readHeader } from '../model/header.ts'
import { cellOffers } from './cell-offers.ts'
import { formulaOffers } from './formula-offers.ts'
import { headerOffers } from './name-offers.ts'
import type { Offer } from './offer.ts'
import type { Asked } from './piece.ts'
import { type AskedPlace, sidesOf } from './place.ts'

const BAR = /[|｜]/

interface CellPiece {
  /** Its number in the row. */
  readonly index: number
  /** Without the blanks at its ends; where it is blank, the asking place. */
  readonly start: number
  readonly end: number
}

export function completeRow(place: AskedPlace): Asked | undefined {
  const { table, line, character, slots, isHeader } = place
  const cell = cellAt(line.text, character)
  if (!cell || !table) return undefined
  const { start, end } = cell
  if (isHeader) return inCell({ start, end, offers: headerOffers(place, columnsPresent(place, cell.index)) })
  const column = slots.length > 0 ? slots[cell.index]?.column : sidesOf(place)[0]?.columns[cell.index]
  if (!column) return undefined
  const isFormula = /^[=＝]/.test(line.text.slice(start, end)) && character > start
  const inFormat = place.analysis.flows.length === 0
  if (isFormula && (isNumeric(column) || inFormat)) return inCell(formulaOffers(place, start + 1))
  const offers = cellOffers({ ...place, side: slots[cell.index]?.side ?? place.side }, column)
  return inCell({ start, end, offers: [...offers, ...totalOffers(place, cell.index)] })
}

/** Bars belong to the row: in a cell one is written `\|`. */
function inCell({ start, end, offers }: Asked): Asked {
  return { start, end, offers: offers.map((offer) => (BAR.test(offer.insert ?? offer.name) ? withoutBars(offer) : offer)) }
}

function withoutBars(offer: Offer): Offer {
  return { ...offer, insert: (offer.insert ?? offer.name).replace(/[|｜]/g, '\\|') }
}

/** A table without fixed rows may have a total all the same. */
function totalOffers({ table, say }: AskedPlace, index: number): readonly Offer[] {
  if (index !== 0 || !table || table.sides.some(({ rows }) => rows.some(({ kind }) => kind === 'fixed'))) return []
  return ['合计', '小计'].map((name) => ({ kind: 'label', name, detail: say('合计行', 'total row'), tier: 4 }))
}

/** The columns that the header has without the cell that is asked about. */
function columnsPresent({ line, table, side }: AskedPlace, index: number) {
  if (!table) return new Set<never>()
  const { slots } = readHeader(line, table, side, new Map())
  return new Set(slots.flatMap((slot, at) => (slot && at !== index ? [slot.column] : [])))
}

function cellAt(text: string, character: number): CellPiece | undefined {
  let index = -1
  let from = 0
  let to = text.length
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '|' || text[at] === '｜') {
      if (at >= character) {
        to = at
        break
      }
      index += 1
      from = at + 1
    }
  }
  if (index < 0) return undefined
  const piece = text.slice(from, to)
  const start = from + piece.length - piece.trimStart().length
  const end = from + piece.trimEnd().length
  return start >= end ? { index, start: character, end: character } : { index, start: Math.min(start, character), end: Math.max(end, character) }
}
