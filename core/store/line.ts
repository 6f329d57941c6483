/**
 * One line of a document, and what a change does to lines. The object is the line's identity: it stays the same (`===`)
 * as long as the line's text does, so that whatever was computed from it can be kept by it.
 */
import type { Range } from 'vscode-languageserver-textdocument'
import { type LineSyntax, parseLine } from '../../grammar/index.ts'
import type { LineDocument } from './line-document.ts'
import type { LineEnding, LineText } from './split-lines.ts'

export interface Line {
  readonly text: string
  /** Lexed when first asked for, then kept. */
  readonly syntax: LineSyntax
  /** The current position, renumbered when lines come or go above. A removed line keeps its last one. */
  readonly index: number
  readonly ending: LineEnding
  readonly document: LineDocument
}

/** What one change did: at `start`, `removed` gave way to `added`. Either may be empty, never both. */
export interface Splice {
  readonly start: number
  readonly removed: readonly Line[]
  readonly added: readonly Line[]
}

/** As the protocol sends it: with a range a replacement, without one the whole new text. */
export interface TextChange {
  readonly range?: Range
  readonly text: string
}

/** The line as its document sees it: only there may it be moved or given another ending. */
export class OwnLine implements Line {
  readonly text: string
  readonly document: LineDocument
  index: number
  ending: LineEnding
  #syntax: LineSyntax | undefined

  constructor({ text, ending }: LineText, index: number, document: LineDocument) {
    this.text = text
    this.ending = ending
    this.index = index
    this.document = document
  }

  get syntax(): LineSyntax {
    const syntax = this.#syntax ?? parseLine(this.text)
    this.#syntax = syntax
    return syntax
  }
}
