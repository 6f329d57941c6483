/** What may stand next in a formula: after a dot the columns of what stands before it, in a filter the columns of its table, else every name in reach. */
import { foldWidth } from '../../grammar/index.ts'
import { isNumeric, type SideForm, type TableForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { BUILT_IN_NAMES, FUNCTION_WORDS, LINE_WORDS, OPERATOR_WORDS, wordOffers } from './language-words.ts'
import { asName, columnOffer, declaredOffers, rowOffers, tableForms, tableOffers } from './name-offers.ts'
import type { Offer } from './offer.ts'
import type { Asked } from './piece.ts'
import { type AskedPlace, sidesOf } from './place.ts'

const NAME = '[^\\s+\\-×*÷/=<>≤≥≠,，()（）\\[\\]【】.．:：{}"「」|｜＝＋－＊／＜＞%％]'
const NAME_BEFORE = new RegExp(`(?:「[^「」]*|(?:${NAME}|[(（]${NAME}+[)）])*)$`)
const NAME_AFTER = new RegExp(`^${NAME}*」?`)
const QUOTED_BEFORE = /「[^「」]*」$/
/** A name is shorter; so a very long line costs no more than a short one. */
const LONGEST_NAME = 200

/** `from` is where the formula begins. */
export function formulaOffers(place: AskedPlace, from: number): Asked {
  const { line, character } = place
  const before = line.text.slice(from, character)
  const typed = NAME_BEFORE.exec(before.slice(-LONGEST_NAME))?.[0] ?? ''
  const start = character - typed.length
  const after = typed === '' ? '' : (NAME_AFTER.exec(line.text.slice(character, character + LONGEST_NAME))?.[0] ?? '')
  const lead = before.slice(0, before.length - typed.length)
  const bracket = openBracket(lead)
  const isText = bracket === 'text' || /^[\d０-９]/.test(typed)
  return { start, end: character + after.length, offers: isText ? [] : offersAfter(place, lead, bracket) }
}

function offersAfter(place: AskedPlace, lead: string, bracket: number | undefined): readonly Offer[] {
  const { say } = place
  if (/[.．]$/.test(lead)) return stepOffers(place, pathBefore(lead.slice(0, -1)))
  const filtered = bracket === undefined ? undefined : tableNamed(place, pathBefore(lead.slice(0, bracket))[0])
  const hasOperand = /[^\s+\-×*÷/=<>≤≥,，(（[【＝＋－＊／＜＞]\s+$/.test(lead)
  return [
    ...(/[\d０-９]\s*$/.test(lead) ? wordOffers(LINE_WORDS.金额单位 ?? [], 'value', say, 0) : []),
    ...(filtered ? columnsOf(place, filtered.sides, []).map((offer) => ({ ...offer, tier: 0 })) : []),
    ...columnsOf(place, sidesOf(place), []).map((offer) => ({ ...offer, tier: 1 })),
    ...rowOffers(sidesOf(place), place, 2),
    ...declaredOffers(place, 3),
    ...tableOffers(place, false).map((offer) => ({ ...offer, tier: 4 })),
    ...wordOffers(FUNCTION_WORDS, 'function', say, 5),
    ...wordOffers(BUILT_IN_NAMES, 'name', say, 6),
    ...wordOffers(OPERATOR_WORDS, 'operator', say, hasOperand ? 0 : 7).map((offer) => ({ ...offer, insert: `${offer.name} ` })),
  ]
}

/** After a dot: `steps` are the names before it, filters left out. */
function stepOffers(place: AskedPlace, steps: readonly string[]): readonly Offer[] {
  const [head, ...rest] = steps
  if (head === undefined) return []
  if (foldLabel(head) === '上年') return declaredOffers(place, 0)
  const table = tableNamed(place, head)
  if (!table) return columnsOf(place, sidesOf(place), steps)
  const side = table.sides.find(({ name }) => name !== '' && foldLabel(name) === foldLabel(rest[0] ?? ''))
  const sides = side ? [side] : table.sides
  const inside = side ? rest.slice(1) : rest
  const isRow = inside.length === 1 && sides.some(({ rows }) => rows.some(({ folded, bare }) => [folded, bare].includes(foldLabel(inside[0] ?? ''))))
  const columns = columnsOf(place, sides, isRow ? [] : inside)
  return inside.length === 0 ? [...columns, ...rowOffers(sides, place, 0)] : columns
}

/** 本组 is what the open table's first 每 gathers. */
function tableNamed(place: AskedPlace, name: string | undefined): TableForm | undefined {
  const folded = foldLabel(name ?? '')
  const gathered = folded === '本组' ? sidesOf(place).flatMap(({ each }) => each)[0]?.table : undefined
  const wanted = gathered === undefined ? folded : foldLabel(gathered)
  return wanted === '' ? undefined : tableForms(place.analysis).find((form) => form.folded === wanted)
}

/** Columns whose path holds `steps`, by what follows them. */
function columnsOf(place: AskedPlace, sides: readonly SideForm[], steps: readonly string[]): readonly Offer[] {
  const wanted = steps.map(foldLabel)
  const seen = new Set<string>()
  return sides.flatMap(({ columns }) =>
    columns.flatMap((column): Offer[] => {
      const at = column.folded.findIndex((_, index) => wanted.every((step, offset) => column.folded[index + offset] === step))
      const rest = column.path.slice(at + wanted.length)
      const name = rest.join('.')
      if (at < 0 || rest.length === 0 || seen.has(name)) return []
      seen.add(name)
      return [{ ...columnOffer(column, place, undefined), name, insert: rest.map(asName).join('.'), tier: isNumeric(column) ? 0 : 1 }]
    }),
  )
}

/** The names of the path that ends here, outermost first. */
function pathBefore(text: string): readonly string[] {
  const steps: string[] = []
  let end = text.length
  for (;;) {
    while (/[\]】]/.test(text[end - 1] ?? '')) end = Math.max(0, bracketBefore(text, end - 1))
    const piece = text.slice(Math.max(0, end - LONGEST_NAME), end)
    const name = QUOTED_BEFORE.exec(piece)?.[0] ?? NAME_BEFORE.exec(piece)?.[0] ?? ''
    if (name === '') return steps
    steps.unshift(name.replace(/[「」]/g, ''))
    end -= name.length
    if (!/[.．]/.test(text[end - 1] ?? '')) return steps
    end -= 1
  }
}

function bracketBefore(text: string, close: number): number {
  let depth = 0
  for (let index = close; index >= 0; index -= 1) {
    const unit = foldWidth(text[index] ?? '')
    if (isClosing(unit)) depth += 1
    else if (isOpening(unit)) depth -= 1
    if (depth === 0) return index
  }
  return 0
}

/** Where the innermost filter that is still open begins; `text` within quotation marks. */
function openBracket(text: string): number | 'text' | undefined {
  const open: number[] = []
  let isText = false
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index] ?? ''
    if (unit === '"' || unit === '＂') isText = !isText
    else if (isText) continue
    else if (isOpening(unit)) open.push(index)
    else if (isClosing(unit)) open.pop()
  }
  return isText ? 'text' : open.pop()
}

function isOpening(unit: string): boolean {
  return unit === '[' || unit === '【' || unit === '［'
}

function isClosing(unit: string): boolean {
  return unit === ']' || unit === '】' || unit === '］'
}
