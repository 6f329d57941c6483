/**
 * How well a name or a code fits what was typed: digits of a code, a part of a name, full pinyin, initials, or these mixed. Pure and without
 * memory: whatever lists things by name asks here, completion and the search for symbols alike (`matcher(query, catalog.readings)`).
 */
import type { Readings } from '../catalog/index.ts'
import { foldLabel } from '../format/label.ts'
import { FIT, type Fit, lettersOf, nameFitter } from './fit-of-name.ts'

export { FIT, type Fit } from './fit-of-name.ts'

export interface Target {
  readonly name: string
  readonly code?: string | undefined
}

/** Longer is a paragraph that is being written, and no name. */
const LONGEST_QUERY = 200

/** How a target fits, the less the better; nothing where it does not. Everything fits an empty query. */
export function matcher(query: string, readings: Readings): (target: Target) => Fit | undefined {
  if (query.length > LONGEST_QUERY) return () => undefined
  const raw = foldLabel(query).toLowerCase()
  const typed = lettersOf(asTyped(raw))
  if (raw === '') return () => FIT.wholeCode
  // `≥` and `%` are names too, of operators and of units.
  if (typed === '') return ({ name }) => (foldLabel(name).includes(raw) ? FIT.namePart : undefined)
  const fitOfName = nameFitter(typed, readings)
  const digits = /^\d*/.exec(typed)?.[0] ?? ''
  const fitBehindDigits = nameFitter(typed.slice(digits.length), readings)
  return ({ name, code = '' }) => {
    const own = code.toLowerCase()
    if (own.startsWith(typed)) return own === typed ? FIT.wholeCode : FIT.codeBeginning
    const behind = behindCode(own, name)
    return behind === undefined ? fitOfName(name) : FIT.codeBeginning + behind / 100
  }

  /** The whole code, or some digits of it, and then something of the name. */
  function behindCode(own: string, name: string): Fit | undefined {
    if (own === '') return undefined
    if (digits !== '' && own.startsWith(digits)) return fitBehindDigits(name)
    return typed.startsWith(own) ? nameFitter(typed.slice(own.length), readings)(name) : undefined
  }
}

/** As keys are pressed: no tone marks, v for ü, but ju, qu, xu, yu. The ' that an input method puts between syllables is gone already. */
function asTyped(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300-\u036f]/g, '')
  return plain.normalize('NFC').replace(/([jqxy])v/g, '$1u')
}
