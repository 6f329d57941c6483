/**
 * What an expanding selection takes in: a name in a cell, the cell, the row, the rows under one header, the group, the table, the file; in
 * a formula each expression that holds the place. From the lines alone.
 */
import type { Position, Range, SelectionRange, SelectionRangeParams } from 'vscode-languageserver'
import type { Line, LineDocument } from '../core/store/index.ts'
import { cutCells, parseExpression, tokenizeLine } from '../grammar/index.ts'
import type { Asked } from './answering.ts'
import { type Section, sectionsOf } from './sections.ts'

interface Span {
  readonly start: number
  readonly end: number
}

export function selectionRanges({ positions }: SelectionRangeParams, { document }: Asked): SelectionRange[] {
  const sections = sectionsOf(document)
  return positions.map((position) => nested(around(document, sections, clamped(document, position)), position))
}

/** A client may ask about a place that an edit took away; the answer must be as long as the question. */
function clamped(document: LineDocument, position: Position): Position {
  return document.positionAt(document.offsetAt(position))
}

/** From the inside out; each holds the one before it. */
function around(document: LineDocument, sections: readonly Section[], { line: index, character }: Position): readonly Range[] {
  const line = document.lines[index]
  if (!line) return []
  const inLine = [...spansIn(line, character), contentOf(line), { start: 0, end: line.text.length }]
  const ranges = inLine.filter(({ start, end }) => start <= character && character <= end).map((span) => rangeOf(line, span))
  return [...ranges, ...rowsAround(document, index), ...sectionsAround(sections, index), wholeOf(document)]
    .filter((range) => holds(range, { line: index, character }))
    .sort((a, b) => sizeOf(document, a) - sizeOf(document, b))
}

function nested(ranges: readonly Range[], position: Position): SelectionRange {
  let found: SelectionRange | undefined
  for (const range of [...ranges].reverse()) if (!found || isInside(range, found.range)) found = found ? { range, parent: found } : { range }
  return found ?? { range: { start: position, end: position } }
}

// —— in a line

function spansIn(line: Line, character: number): readonly Span[] {
  const { syntax, text } = line
  if (syntax.kind === 'row') return spansInRow(text, character)
  const tokens = tokenizeLine(text).filter(({ type }) => type !== 'blank')
  const parts = syntax.kind === 'field' ? [syntax.name, syntax.value] : []
  return [...tokens, ...parts, ...spansOfTree(syntax)]
}

function spansInRow(text: string, character: number): readonly Span[] {
  const cell = cutCells(text).find(({ start, end }) => start <= character && character <= end)
  if (!cell) return []
  const written = text.slice(cell.start, cell.end)
  if (/^[=＝]/.test(written)) return [cell, ...spansOfTree(parseExpression(written.slice(1), cell.start + 1).expression)]
  // A code and the name behind it are two things.
  const code = /^[A-Za-z]?\d[\dA-Za-z]*(?=\s*[-－—–])/.exec(written)?.[0].length
  const name = code === undefined ? 0 : (/^\s*[-－—–]\s*/.exec(written.slice(code))?.[0].length ?? 0)
  if (code === undefined) return [cell]
  return [cell, { start: cell.start, end: cell.start + code }, { start: cell.start + code + name, end: cell.end }]
}

/** Every piece of a tree that says where it stands. */
function spansOfTree(node: unknown): readonly Span[] {
  if (Array.isArray(node)) return node.flatMap(spansOfTree)
  if (typeof node !== 'object' || node === null) return []
  const { start, end } = node as Partial<Span>
  const own = typeof start === 'number' && typeof end === 'number' && end > start ? [{ start, end }] : []
  return [...own, ...Object.values(node).flatMap(spansOfTree)]
}

function contentOf({ text }: Line): Span {
  return { start: text.length - text.trimStart().length, end: Math.max(text.trimEnd().length, text.length - text.trimStart().length) }
}

// —— beyond a line

/** The rows that stand together, without their header. */
function rowsAround(document: LineDocument, index: number): readonly Range[] {
  const isRow = (at: number) => document.lines[at]?.syntax.kind === 'row' && document.lines[at + 1]?.syntax.kind !== 'dash'
  if (!isRow(index)) return []
  let from = index
  let to = index
  while (isRow(from - 1)) from -= 1
  while (isRow(to + 1)) to += 1
  return [linesRange(document, from, to)]
}

function sectionsAround(sections: readonly Section[], index: number): readonly Range[] {
  return sections.flatMap((section) => {
    const from = section.heads[0]?.index ?? 0
    if (index < from || section.last.index < index) return []
    return [...sectionsAround(section.children, index), linesRange(section.last.document, from, section.last.index)]
  })
}

function linesRange(document: LineDocument, from: number, to: number): Range {
  return { start: { line: from, character: 0 }, end: document.getLineRange(to).end }
}

function wholeOf(document: LineDocument): Range {
  return linesRange(document, 0, document.lineCount - 1)
}

function rangeOf({ index }: Line, { start, end }: Span): Range {
  return { start: { line: index, character: start }, end: { line: index, character: end } }
}

function holds({ start, end }: Range, at: Position): boolean {
  return !isBefore(at, start) && !isBefore(end, at)
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character)
}

/** Strictly: the same stretch again would be an expansion that does nothing. */
function isInside(inner: Range, outer: Range): boolean {
  const isSame = !isBefore(outer.start, inner.start) && !isBefore(inner.end, outer.end)
  return !isSame && !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end)
}

function sizeOf(document: LineDocument, { start, end }: Range): number {
  return document.offsetAt(end) - document.offsetAt(start)
}
