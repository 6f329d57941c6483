/** Formatting of a document or a part of it: blanks only, by the grammar's printer. A line that stays as it is has no edit. */
import type { Range, TextEdit } from 'vscode-languageserver'
import type { LineDocument } from '../core/store/index.ts'
import { formatLines } from '../grammar/index.ts'

/** The client's tab size and the like mean nothing here: columns are as wide as what is in them. */
export function formatDocument(document: LineDocument): TextEdit[] {
  return editsOf(document, {})
}

/** The lines that the range touches; an end at a line's very start does not touch that line. */
export function formatRange(document: LineDocument, { start, end }: Range): TextEdit[] {
  const to = end.character === 0 && end.line > start.line ? end.line : end.line + 1
  return editsOf(document, { from: Math.max(0, start.line), to: Math.min(to, document.lineCount) })
}

/** Several stretches at once, as a version control system or several carets ask; a line in two of them is edited once. */
export function formatRanges(document: LineDocument, ranges: readonly Range[]): TextEdit[] {
  const edits = new Map(ranges.flatMap((range) => formatRange(document, range)).map((edit) => [edit.range.start.line, edit]))
  return [...edits.values()].sort((a, b) => a.range.start.line - b.range.start.line)
}

function editsOf(document: LineDocument, lines: { from?: number; to?: number }): TextEdit[] {
  const changes = formatLines(
    document.lines.map((line) => line.text),
    lines,
  )
  return changes.map(({ line, text }) => ({ range: document.getLineRange(line), newText: text }))
}
