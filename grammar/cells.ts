/**
 * Cuts a row into its cells. Plain code and no lexer: of 100,000 rows few are looked into, and those must be cheap.
 * A missing first or last bar is tolerated. `\|` is a bar inside a cell, `<br>` a line break; `｜` is a bar.
 */
import type { CellSyntax } from './syntax.ts'

const BREAK = /<br\s*\/?>/gi
const OTHER_BLANK = new Set([0x1680, 0x2028, 0x2029, 0x202f, 0x205f])

export function cutCells(text: string): CellSyntax[] {
  const cells: CellSyntax[] = []
  let start = skipBlanks(text, 0)
  if (isBar(text.charCodeAt(start))) start++
  let escaped = false
  for (let index = start; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 0x5c) {
      escaped = true
      index++
    } else if (isBar(unit)) {
      cells.push(cell(text, start, index, escaped))
      start = index + 1
      escaped = false
    }
  }
  if (skipBlanks(text, start) < text.length) cells.push(cell(text, start, text.length, escaped))
  return cells
}

export function isBar(unit: number): boolean {
  return unit === 0x7c || unit === 0xff5c
}

/** The same blanks as the lexer's `\s`. */
export function isBlankUnit(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  if (unit > 0x3000) return unit === 0xfeff
  return unit === 0x3000 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200a) || OTHER_BLANK.has(unit)
}

export function skipBlanks(text: string, from: number): number {
  let index = from
  while (index < text.length && isBlankUnit(text.charCodeAt(index))) index++
  return index
}

export function trimmedEnd(text: string, from: number, to: number): number {
  let end = to
  while (end > from && isBlankUnit(text.charCodeAt(end - 1))) end--
  return end
}

/** The trimmed piece; an empty cell has an empty span after its first blank, where one would type. */
function cell(text: string, from: number, to: number, escaped: boolean): CellSyntax {
  let start = from
  while (start < to && isBlankUnit(text.charCodeAt(start))) start++
  if (start === to) {
    const place = Math.min(from + 1, to)
    return { start: place, end: place, text: '' }
  }
  const end = trimmedEnd(text, start, to)
  let value = text.slice(start, end)
  if (escaped) value = value.replace(/\\([|｜])/g, '$1')
  if (value.includes('<')) value = value.replace(BREAK, '\n')
  return { start, end, text: value }
}
