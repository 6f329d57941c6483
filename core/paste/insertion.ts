/**
 * New lines put into a document: where, and drawn straight with the rows that they join. The editor itself replaces what is selected; what else
 * must change are edits beside that, and none of them overlaps it.
 */
import { formatLines, parseLine } from '../../grammar/index.ts'
import type { Range } from '../report.ts'
import type { LineDocument } from '../store/index.ts'

export interface LineEdit {
  readonly range: Range
  readonly newText: string
}
export interface Insertion {
  /** Takes the place of what is selected. */
  readonly text: string
  readonly edits: readonly LineEdit[]
}

/** Rows that stand farther away are left as they are drawn. */
const MOST_REDRAWN = 2000

/** `before` is the number of the line above which the new lines go; absent, they go where the selection is. */
export function insertLines(document: LineDocument, selection: Range, lines: readonly string[], before?: number): Insertion {
  const old = document.lines.map(({ text }) => text)
  const { start, end } = selection
  const stub = isStub(document, selection) ? stubEdits(old, selection) : undefined
  const head = stub ? '' : (old[start.line] ?? '').slice(0, start.character).trimEnd()
  const tail = stub ? '' : (old[end.line] ?? '').slice(end.character).trimStart()
  if (before !== undefined || (head !== '' && tail !== '')) return insertBeside(document, selection, lines, before ?? end.line + 1)
  // What is left of the selected lines stays above or below.
  const above = [...old.slice(0, start.line), ...(head === '' ? [] : [head])]
  const below = [...(tail === '' ? [] : [tail]), ...old.slice(end.line + 1)]
  const { drawn, redrawn } = draw(above, lines, below)
  const edits = redrawn.flatMap(({ line, text }) => {
    if (head !== '' && line === start.line)
      return [{ range: { start: { ...start, character: 0 }, end: { ...start, character: head.length } }, newText: text }]
    const own = line < above.length ? line : old.length - (above.length + lines.length + below.length - line)
    return own >= start.line && own <= end.line ? [] : [{ range: document.getLineRange(own), newText: text }]
  })
  return { text: `${head === '' ? '' : '\n'}${drawn.join('\n')}${tail === '' ? '' : '\n'}`, edits: [...edits, ...(stub ?? [])] }
}

/** Beside the selection stands nothing but the bar that a new line in a table begins with. */
export function isStub({ lines }: LineDocument, { start, end }: Range): boolean {
  const beside = (lines[start.line]?.text ?? '').slice(0, start.character) + (lines[end.line]?.text ?? '').slice(end.character)
  return /^\s*[|｜]\s*$/.test(beside)
}

/** What takes it away, on either side of the selection. */
function stubEdits(lines: readonly string[], { start, end }: Range): readonly LineEdit[] {
  const pieces = [
    { start: { line: start.line, character: 0 }, end: start },
    { start: end, end: { line: end.line, character: lines[end.line]?.length ?? 0 } },
  ]
  return pieces.filter((piece) => piece.start.character < piece.end.character).map((range) => ({ range, newText: '' }))
}

function insertBeside(document: LineDocument, { start, end }: Range, lines: readonly string[], at: number): Insertion {
  const old = document.lines.map(({ text }) => text)
  const { drawn, redrawn } = draw(old.slice(0, at), lines, old.slice(at))
  const isAtEnd = at >= old.length
  const place = isAtEnd ? document.getLineRange(old.length - 1).end : { line: at, character: 0 }
  const text = drawn.join('\n')
  const edits = redrawn.flatMap((change) => {
    const own = change.line < at ? change.line : change.line - lines.length
    return own >= start.line && own <= end.line ? [] : [{ range: document.getLineRange(own), newText: change.text }]
  })
  return { text: '', edits: [{ range: { start: place, end: place }, newText: isAtEnd ? `\n${text}` : `${text}\n` }, ...edits] }
}

interface Drawn {
  readonly drawn: readonly string[]
  /** Rows that the new ones moved, by their line in the new text. */
  readonly redrawn: readonly { readonly line: number; readonly text: string }[]
}

/** Only the table that the new rows joined is drawn anew, not another that nobody had drawn straight. */
function draw(above: readonly string[], lines: readonly string[], below: readonly string[]): Drawn {
  const all = [...above, ...lines, ...below]
  const from = above.length
  const to = from + lines.length
  let first = from
  while (first > Math.max(0, from - MOST_REDRAWN) && !opensTable(all[first])) first -= 1
  let last = to
  while (last < Math.min(all.length, to + MOST_REDRAWN) && !opensTable(all[last])) last += 1
  const drawn = [...lines]
  const redrawn: { readonly line: number; readonly text: string }[] = []
  for (const change of formatLines(all, { from: first, to: last })) {
    if (change.line >= from && change.line < to) drawn[change.line - from] = change.text
    else if (isRow(all[change.line])) redrawn.push(change)
  }
  return { drawn, redrawn }
}

function isRow(text = ''): boolean {
  const { kind } = parseLine(text)
  return kind === 'row' || kind === 'dash'
}

function opensTable(text = ''): boolean {
  const line = parseLine(text)
  const declaration = line.kind === 'declaration' || line.kind === 'field' ? line.declaration : undefined
  return declaration?.type === 'table' || declaration?.type === 'section' || declaration?.type === 'side'
}
