/**
 * Formatting while one types: behind a bar the row up to it, behind a new line the table above. Blanks only, by the same printer as
 * everywhere; nothing right of the caret or on its line is touched after a new line, so that the caret stays where it is.
 */
import type { DocumentOnTypeFormattingOptions, DocumentOnTypeFormattingParams, Position, TextEdit } from 'vscode-languageserver'
import { blankEdits } from '../core/navigate/blank-edits.ts'
import type { LineDocument } from '../core/store/index.ts'
import { cutCells, formatLines, isBar } from '../grammar/index.ts'
import type { Asked } from './answering.ts'

export const onTypeOptions: DocumentOnTypeFormattingOptions = { firstTriggerCharacter: '|', moreTriggerCharacter: ['｜', '\n'] }

/** Of a table with more rows only so many around the row are measured, and only the row itself is drawn. */
const MOST_ROWS = 200

export function formatOnType({ position, ch }: DocumentOnTypeFormattingParams, { document }: Asked): TextEdit[] {
  return ch === '\n' ? behindLine(document, position) : behindBar(document, position)
}

/** The lines of a run as the printer wants them, with their numbers: header, dashes, rows. */
interface Window {
  readonly numbers: readonly number[]
  readonly isWhole: boolean
}

function behindBar(document: LineDocument, { line: index, character }: Position): TextEdit[] {
  const line = document.lines[index]
  if (line?.syntax.kind !== 'row' || !isBar(line.text.charCodeAt(character - 1))) return []
  const { numbers } = windowAround(document, index)
  const typed = line.text.slice(0, character)
  const header = document.lines[numbers[0] ?? index]
  const missing = header ? cutCells(header.text).length - cutCells(typed).length : 0
  // The printer leaves a row with too few cells alone: those that are still to be typed are there as blanks.
  const row = typed + ' |'.repeat(Math.max(0, missing))
  const at = numbers.indexOf(index)
  const texts = numbers.map((number) => (number === index ? row : (document.lines[number]?.text ?? '')))
  const drawn = formatLines(texts, { from: at, to: at + 1 })[0]?.text
  if (drawn === undefined) return []
  return editsOf(index, typed, drawn.slice(0, endOfBar(drawn, barsIn(typed))))
}

function behindLine(document: LineDocument, { line: index }: Position): TextEdit[] {
  const done = index - 1
  if (document.lines[done]?.syntax.kind !== 'row') return []
  const { numbers, isWhole } = windowAround(document, done)
  const at = numbers.indexOf(done)
  const texts = numbers.map((number) => document.lines[number]?.text ?? '')
  const changes = formatLines(texts, isWhole ? {} : { from: at, to: at + 1 })
  return changes.flatMap(({ line, text }) => {
    const number = numbers[line] ?? index
    const before = document.lines[number]?.text ?? ''
    if (number === index) return []
    return blankEdits(before, text) === undefined ? [{ range: document.getLineRange(number), newText: text }] : editsOf(number, before, text)
  })
}

function editsOf(line: number, before: string, after: string): TextEdit[] {
  return (blankEdits(before, after) ?? []).map(({ start, end, text }) => ({
    range: { start: { line, character: start }, end: { line, character: end } },
    newText: text,
  }))
}

/** The header above a row, its dashes, and the rows around: all of the table's, if they are not too many. */
function windowAround(document: LineDocument, index: number): Window {
  const kind = (at: number) => document.lines[at]?.syntax.kind
  const isOutside = (at: number) => kind(at) === undefined || opensTable(document, at)
  let header = index
  while (kind(header + 1) !== 'dash' && !isOutside(header - 1)) header -= 1
  if (kind(header) !== 'row' || kind(header + 1) !== 'dash') return { numbers: [index], isWhole: false }
  const rows: number[] = []
  let isWhole = true
  for (let at = index; at > header + 1; at -= 1) {
    if (index - at > MOST_ROWS / 2) isWhole = false
    else if (kind(at) === 'row') rows.unshift(at)
  }
  for (let at = index + 1; !isOutside(at) && kind(at + 1) !== 'dash'; at += 1) {
    if (rows.length >= MOST_ROWS) {
      isWhole = false
      break
    }
    if (kind(at) === 'row') rows.push(at)
  }
  return { numbers: [header, header + 1, ...rows.filter((at) => at > header + 1)], isWhole }
}

function opensTable(document: LineDocument, at: number): boolean {
  const syntax = document.lines[at]?.syntax
  const declaration = syntax?.kind === 'declaration' || syntax?.kind === 'field' ? syntax.declaration : undefined
  return declaration !== undefined && ['table', 'side', 'section', 'budget', 'format'].includes(declaration.type)
}

function barsIn(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (isBar(text.charCodeAt(at))) count += 1
  }
  return count
}

/** Behind the bar with this number, counted from 1. */
function endOfBar(text: string, number: number): number {
  let left = number
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (isBar(text.charCodeAt(at))) {
      left -= 1
      if (left === 0) return at + 1
    }
  }
  return text.length
}
