/**
 * Random edits as people make them in a budget: a digit, a figure, a cell blanked, cells exchanged, rows moved, repeated or left out, a code cut.
 * Unlike edits.ts they mostly leave a budget that still means something, so that the evaluator stays at work.
 */
import { cutCells } from '../../grammar/index.ts'
import { type Edit, type Random, randomEdit } from './edits.ts'

const FIGURES = ['0', '1', '-1.5', '5,582.740016', '１２', '1.000000', '= 1 + 2', '= 求和(以上)', '= 12 × 0.56', '元', '1.2345678', '']

export function randomBudgetEdit(lines: readonly string[], random: Random): Edit {
  const kind = random()
  if (kind < 0.35) return randomEdit(lines, random)
  if (kind < 0.85) return cellEdit(lines, random) ?? randomEdit(lines, random)
  return rowEdit(lines, random) ?? randomEdit(lines, random)
}

function pick<T>(random: Random, among: readonly T[]): T {
  return among[Math.floor(random() * among.length)] as T
}

/** Lines that are rows, and of a table: what people touch most. A few tries, since most lines of a budget are. */
function someRow(lines: readonly string[], random: Random): number | undefined {
  for (let tries = 0; tries < 12; tries++) {
    const at = Math.floor(random() * lines.length)
    if (/^\s*[|｜]/.test(lines[at] ?? '')) return at
  }
  return undefined
}

function cellEdit(lines: readonly string[], random: Random): Edit | undefined {
  const at = someRow(lines, random)
  if (at === undefined) return undefined
  const text = lines[at] ?? ''
  const cells = cutCells(text)
  if (cells.length === 0) return undefined
  const written = cells.filter((cell) => cell.text.trim() !== '')
  const cell = random() < 0.8 && written.length > 0 ? pick(random, written) : pick(random, cells)
  const replaced = (start: number, end: number, now: string): Edit => ({
    start: at,
    end: at + 1,
    lines: [text.slice(0, start) + now + text.slice(end)],
  })
  const kind = random()
  const digit = [...text.slice(cell.start, cell.end).matchAll(/\d/g)]
  if (kind < 0.5 && digit.length > 0) {
    const place = cell.start + (pick(random, digit).index ?? 0)
    return replaced(place, place + 1, random() < 0.7 ? String(Math.floor(random() * 10)) : '')
  }
  if (kind < 0.65) return replaced(cell.start, cell.end, '')
  if (kind < 0.8) return replaced(cell.start, cell.end, ` ${pick(random, FIGURES)} `)
  return exchanged(text, cell, pick(random, cells), replaced)
}

type Cell = ReturnType<typeof cutCells>[number]

function exchanged(text: string, a: Cell, b: Cell, replaced: (start: number, end: number, now: string) => Edit): Edit {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a]
  if (first === second) return replaced(first.start, first.end, '')
  const middle = text.slice(first.end, second.start)
  return replaced(first.start, second.end, text.slice(second.start, second.end) + middle + text.slice(first.start, first.end))
}

function rowEdit(lines: readonly string[], random: Random): Edit | undefined {
  const at = someRow(lines, random)
  const other = someRow(lines, random)
  if (at === undefined || other === undefined) return undefined
  const kind = random()
  if (kind < 0.25) return { start: at, end: at + 1, lines: [] }
  if (kind < 0.45) return { start: at, end: at, lines: [lines[at] ?? ''] }
  if (kind < 0.65) return { start: at, end: at, lines: [lines[other] ?? ''] }
  if (kind < 0.8) return { start: at, end: Math.min(lines.length, at + 1 + Math.floor(random() * 6)), lines: [] }
  if (kind < 0.9) return { start: at, end: at, lines: lines.slice(other, other + 5) }
  return { start: at, end: at + 2, lines: lines.slice(at, at + 2).reverse() }
}
