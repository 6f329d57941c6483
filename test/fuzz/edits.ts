/**
 * Random edits of a text that is an array of lines: characters, tokens and lines inserted, deleted or replaced. Seeded, so that a failing run
 * can be told by its seed. Knows the language only as words that hurt; the properties are the callers'.
 */
import { tokenizeLine } from '../../grammar/index.ts'

/** Numbers in [0, 1): a small generator of its own (mulberry32), since the same seed must give the same edits on every machine. */
export type Random = () => number

export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** Lines `[start, end)` become `lines`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly lines: readonly string[]
}

export function applyEdit(lines: readonly string[], edit: Edit): string[] {
  return [...lines.slice(0, edit.start), ...edit.lines, ...lines.slice(edit.end)]
}

/** Pieces that occur in budgets or are near to what does. */
const PIECES = [
  ...[
    '|',
    '｜',
    ':',
    '：',
    '.',
    '。',
    ',',
    '，',
    '、',
    '(',
    ')',
    '（',
    '）',
    '[',
    ']',
    '【',
    '】',
    '{',
    '}',
    '「',
    '」',
    '"',
    '“',
    '”',
    '《',
    '》',
    '#',
    '>',
  ],
  ...[
    '=',
    '＝',
    '+',
    '-',
    '−',
    '×',
    '÷',
    '/',
    '<',
    '<=',
    '《=',
    '%',
    '\\',
    '\\|',
    '<br>',
    '…',
    ' ',
    '  ',
    '\t',
    '\u3000',
    '0',
    '９',
    '1,200',
    '5.97%',
    '元',
    '万元',
  ],
  ...[
    '且',
    ' 且 ',
    ' 属于 ',
    ' 于 ',
    ' 至 ',
    ' 除 ',
    '缺省',
    '列',
    '表',
    '每',
    '设',
    '合计',
    '无',
    '求和(以上)',
    '若(',
    '本组[',
    '上年.',
    '---',
    '---:',
    '\u{20000}',
    '\uD840',
    '\0',
    'é',
  ],
]
const LINES = ['', '|---|---:|', '> {年}年', '合计:', '栏 收入', '列 甲 : 金额 = 乙', '| 合计 | 1.00 |', '忽略 列合计: 四舍五入', '# 注']

function pick<T>(random: Random, among: readonly T[]): T {
  return among[Math.floor(random() * among.length)] as T
}

/** One edit of lines that hold at least one line. */
export function randomEdit(lines: readonly string[], random: Random): Edit {
  const line = Math.floor(random() * lines.length)
  const text = lines[line] ?? ''
  const kind = random()
  if (kind < 0.45) return { start: line, end: line + 1, lines: [editedCharacters(text, random)] }
  if (kind < 0.7) return { start: line, end: line + 1, lines: [editedTokens(text, random)] }
  if (kind < 0.78) return { start: line, end: line + 1, lines: splitAt(text, random) }
  if (kind < 0.84) return { start: line, end: Math.min(line + 2, lines.length), lines: [text + (lines[line + 1] ?? '')] }
  if (kind < 0.9) return { start: line, end: line, lines: [random() < 0.5 ? pick(random, lines) : pick(random, LINES)] }
  if (kind < 0.95 && lines.length > 1) return { start: line, end: line + 1, lines: [] }
  return { start: line, end: line + 1, lines: [pick(random, lines)] }
}

function editedCharacters(text: string, random: Random): string {
  const start = Math.floor(random() * (text.length + 1))
  const end = Math.min(text.length, start + Math.floor(random() * 3))
  return text.slice(0, start) + (random() < 0.6 ? pick(random, PIECES) : '') + text.slice(end)
}

function editedTokens(text: string, random: Random): string {
  const images = tokenizeLine(text).map((token) => token.image)
  const place = Math.floor(random() * (images.length + 1))
  const kind = random()
  if (kind < 0.3) images.splice(place, 1)
  else if (kind < 0.6) images.splice(place, 0, pick(random, PIECES))
  else if (kind < 0.8) images.splice(place, 1, pick(random, images.length > 0 ? images : PIECES))
  else images.splice(place, 0, pick(random, images.length > 0 ? images : PIECES))
  return images.join('')
}

function splitAt(text: string, random: Random): string[] {
  const place = Math.floor(random() * (text.length + 1))
  return [text.slice(0, place), text.slice(place)]
}
