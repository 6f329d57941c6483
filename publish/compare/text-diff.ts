/**
 * What differs between two texts, piece by piece: Chinese by the character, figures and Latin words as wholes. A text too long to be
 * compared so is one piece that went and one that came.
 */
import { foldName } from '../../core/catalog/index.ts'

export interface Piece {
  readonly k: 'same' | 'old' | 'new'
  readonly text: string
}

/** Both texts' pieces multiplied, after what is the same at the ends. */
const MOST_COMPARISONS = 1_000_000
/** So few characters in common between two changes are chance; without them a reader sees one change, not three. */
const SHORTEST_SAME = 2

/** Words as short as this are shown whole: 元 → 万元. */
const LONGEST_WHOLE = 12

const TOKEN = /[-+]?\d[\d,.]*%?|[A-Za-z]+|\s+|[\s\S]/gu

/** Width and thousands separators make no difference; what stayed is shown as the new text has it. */
export function diffText(old: string, now: string): readonly Piece[] {
  const [a, b] = [old.match(TOKEN) ?? [], now.match(TOKEN) ?? []]
  const [oldKeys, newKeys] = [a.map(wordingKey), b.map(wordingKey)]
  let start = 0
  while (start < a.length && start < b.length && oldKeys[start] === newKeys[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && oldKeys[a.length - 1 - end] === newKeys[b.length - 1 - end]) end += 1
  const middle = diffTokens(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return tidy([...(start > 0 ? [piece('same', b.slice(0, start))] : []), ...middle, ...(end > 0 ? [piece('same', b.slice(b.length - end))] : [])])
}

/** Two wordings with the same key say the same. */
export function wordingKey(text: string): string {
  return foldName(text).replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
}

/** The same for the eye: two short wordings are one that went and one that came. */
export function wordsDiff(old: string, now: string): readonly Piece[] {
  if (old.length > LONGEST_WHOLE || now.length > LONGEST_WHOLE) return diffText(old, now)
  return [
    { k: 'old', text: old } as const,
    ...(old !== '' && now !== '' ? [{ k: 'same', text: ' → ' } as const] : []),
    { k: 'new', text: now } as const,
  ].filter(({ text }) => text !== '')
}

/** The share of the longer text's pieces that both have, from 0 to 1: a long figure weighs no more than a short one. */
export function likeness(old: string, now: string): number {
  const count = (text: string) => text.match(TOKEN)?.length ?? 0
  const longest = Math.max(count(old), count(now))
  if (longest === 0) return 1
  return diffText(old, now).reduce((sum, piece) => sum + (piece.k === 'same' ? count(piece.text) : 0), 0) / longest
}

/** The longest common subsequence, by the table of its lengths. */
function diffTokens(a: readonly string[], b: readonly string[]): readonly Piece[] {
  if (a.length * b.length > MOST_COMPARISONS) return [piece('old', a), piece('new', b)]
  const [oldKeys, newKeys] = [a.map(wordingKey), b.map(wordingKey)]
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (left: number, right: number) => lengths[left * width + right] ?? 0
  for (let left = a.length - 1; left >= 0; left -= 1)
    for (let right = b.length - 1; right >= 0; right -= 1)
      lengths[left * width + right] =
        oldKeys[left] === newKeys[right] ? at(left + 1, right + 1) + 1 : Math.max(at(left + 1, right), at(left, right + 1))
  const pieces: Piece[] = []
  let [left, right] = [0, 0]
  while (left < a.length || right < b.length) {
    if (left < a.length && right < b.length && oldKeys[left] === newKeys[right]) {
      pieces.push({ k: 'same', text: b[right] ?? '' })
      left += 1
      right += 1
    } else if (left < a.length && (right >= b.length || at(left + 1, right) >= at(left, right + 1))) pieces.push({ k: 'old', text: a[left++] ?? '' })
    else pieces.push({ k: 'new', text: b[right++] ?? '' })
  }
  return pieces
}

function piece(k: Piece['k'], tokens: readonly string[]): Piece {
  return { k, text: tokens.join('') }
}

/** Pieces of a kind are joined, what went before what came; a word or two in common between changes goes with them. */
function tidy(pieces: readonly Piece[]): readonly Piece[] {
  const tidied: Piece[] = []
  let [old, now] = ['', '']
  const flush = () => {
    if (old !== '') tidied.push({ k: 'old', text: old })
    if (now !== '') tidied.push({ k: 'new', text: now })
    ;[old, now] = ['', '']
  }
  const joined = joinLike(pieces)
  for (const [index, { k, text }] of joined.entries()) {
    const isBetween = index > 0 && index < joined.length - 1
    if (k === 'old' || (k === 'same' && isBetween && text.length < SHORTEST_SAME)) old += text
    if (k === 'new' || (k === 'same' && isBetween && text.length < SHORTEST_SAME)) now += text
    if (k === 'same' && !(isBetween && text.length < SHORTEST_SAME)) {
      flush()
      tidied.push({ k, text })
    }
  }
  flush()
  return tidied
}

function joinLike(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (const { k, text } of pieces) {
    const last = joined.at(-1)
    if (last?.k === k) joined[joined.length - 1] = { k, text: last.text + text }
    else if (text !== '') joined.push({ k, text })
  }
  return joined
}
