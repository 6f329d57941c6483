/**
 * A document as an array of lines, each lexed alone: an edit costs what it touches, not what the file holds.
 * It has the `TextDocument` interface of vscode-languageserver-textdocument (whose own class copies the whole text
 * on each edit). It knows syntax, but not what a line means beside its neighbours.
 */
import type { Position, Range, TextDocument } from 'vscode-languageserver-textdocument'
import { type Line, OwnLine, type Splice, type TextChange } from './line.ts'
import { LineOffsets } from './line-offsets.ts'
import { type LineText, splitLines } from './split-lines.ts'

export type { Line, Splice, TextChange } from './line.ts'

/** `Array.prototype.splice` takes its items as arguments, and an engine's stack holds only so many. */
const SPLICE_CHUNK = 8192

export class LineDocument implements TextDocument {
  readonly uri: string
  readonly languageId: string
  version: number
  readonly #lines: OwnLine[]
  readonly #offsets: LineOffsets

  private constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri
    this.languageId = languageId
    this.version = version
    this.#lines = splitLines(text).map((line, index) => new OwnLine(line, index, this))
    this.#offsets = new LineOffsets(this.#lines)
  }

  static create(uri: string, languageId: string, version: number, text: string): LineDocument {
    return new LineDocument(uri, languageId, version, text)
  }

  /** One array for the document's life, changed in place. */
  get lines(): readonly Line[] {
    return this.#lines
  }

  get lineCount(): number {
    return this.#lines.length
  }

  /** The splices in order; each one's `start` counts in the state that the ones before it left. */
  applyChanges(changes: readonly TextChange[], version: number): readonly Splice[] {
    this.version = version
    const splices: Splice[] = []
    for (const change of changes) {
      const range = change.range ?? this.#wholeRange()
      const splice = this.#replace(range, change.text)
      if (splice) splices.push(splice)
    }
    return splices
  }

  getText(range?: Range): string {
    const [start, end] = this.#ordered(range ?? this.#wholeRange())
    const first = this.#lineAt(start.line)
    if (start.line === end.line) return first.text.slice(start.character, end.character)
    const pieces = [first.text.slice(start.character), first.ending]
    for (let at = start.line + 1; at < end.line; at++) {
      const line = this.#lineAt(at)
      pieces.push(line.text, line.ending)
    }
    pieces.push(this.#lineAt(end.line).text.slice(0, end.character))
    return pieces.join('')
  }

  offsetAt(position: Position): number {
    const { line, character } = this.#clamp(position)
    return this.#offsets.startOf(line) + character
  }

  positionAt(offset: number): Position {
    const line = this.#offsets.lineAt(offset)
    const character = Math.trunc(offset) - this.#offsets.startOf(line)
    return this.#clamp({ line, character })
  }

  getLineRange(line: number): Range {
    if (line < 0) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
    const at = Math.min(line, this.lineCount - 1)
    return { start: { line: at, character: 0 }, end: { line: at, character: this.#lineAt(at).text.length } }
  }

  getEOLCharacters(line: number): string {
    return this.#lines[line]?.ending ?? ''
  }

  #replace(range: Range, text: string): Splice | undefined {
    const [from, to] = this.#ordered(range)
    const last = this.#lineAt(to.line)
    let start = from.line
    let replacement = this.#lineAt(start).text.slice(0, from.character) + text + last.text.slice(to.character) + last.ending
    const before = this.#lines[start - 1]
    // A `\n` that arrives right after a lone `\r` makes one line ending with it.
    if (before?.ending === '\r' && replacement.startsWith('\n')) {
      replacement = `${before.text}\r${replacement}`
      start--
    }
    const pieces = splitLines(replacement)
    if (last.ending !== '') pieces.pop() // the empty rest after the last ending is the beginning of a line that stays
    return this.#splice(start, to.line + 1, pieces)
  }

  /** Lines at both ends of the stretch that kept their text keep their object. */
  #splice(start: number, end: number, pieces: readonly LineText[]): Splice | undefined {
    const shared = Math.min(end - start, pieces.length)
    let head = 0
    while (head < shared && this.#keeps(start + head, pieces[head])) head++
    let tail = 0
    while (tail < shared - head && this.#keeps(end - 1 - tail, pieces[pieces.length - 1 - tail])) tail++
    const at = start + head
    const removed = this.#lines.slice(at, end - tail)
    const added = pieces.slice(head, pieces.length - tail).map((piece, index) => new OwnLine(piece, at + index, this))
    this.#offsets.forgetFrom(start)
    if (removed.length === 0 && added.length === 0) return undefined
    this.#exchange(at, removed.length, added)
    return { start: at, removed, added }
  }

  #keeps(index: number, piece: LineText | undefined): boolean {
    const line = this.#lineAt(index)
    if (piece === undefined || line.text !== piece.text) return false
    line.ending = piece.ending
    return true
  }

  #exchange(at: number, removed: number, added: readonly OwnLine[]): void {
    this.#lines.splice(at, removed, ...added.slice(0, SPLICE_CHUNK))
    for (let done = SPLICE_CHUNK; done < added.length; done += SPLICE_CHUNK) {
      this.#lines.splice(at + done, 0, ...added.slice(done, done + SPLICE_CHUNK))
    }
    if (removed === added.length) return
    for (let index = at + added.length; index < this.#lines.length; index++) this.#lineAt(index).index = index
  }

  #wholeRange(): Range {
    const line = this.lineCount - 1
    return { start: { line: 0, character: 0 }, end: { line, character: this.#lineAt(line).text.length } }
  }

  #ordered(range: Range): readonly [Position, Position] {
    const start = this.#clamp(range.start)
    const end = this.#clamp(range.end)
    const swapped = start.line > end.line || (start.line === end.line && start.character > end.character)
    return swapped ? [end, start] : [start, end]
  }

  /** Any position a client may send, as one that is in the document: never inside a line ending, never not a number. */
  #clamp({ line, character }: Position): Position {
    if (!(line >= 0)) return { line: 0, character: 0 }
    const last = this.lineCount - 1
    if (line > last) return { line: last, character: this.#lineAt(last).text.length }
    const at = Math.trunc(line)
    const length = this.#lineAt(at).text.length
    return { line: at, character: character >= 0 ? Math.min(Math.trunc(character), length) : 0 }
  }

  #lineAt(index: number): OwnLine {
    const line = this.#lines[index]
    if (line === undefined) throw new RangeError(`line ${index} of ${this.lineCount}: positions are clamped before they get here`)
    return line
  }
}
