/** A sentence with its figures filled in, that still knows where each piece of it is written. */
import type { Place } from '../format/form.ts'
import type { Line } from '../store/line-document.ts'
import type { Reason, Value } from '../value.ts'

export interface RenderedPiece {
  readonly text: string
  readonly line: Line
  /** The characters of the line that it comes from. */
  readonly start: number
  readonly end: number
  readonly hole: RenderedHole | undefined
}

/** `{e = 3,447.10, 元}`: what the formula comes to, and the figure that the author wrote beside it. */
export interface RenderedHole {
  readonly value: Value
  readonly stated: Value | undefined
  /** Where the written figure stands, and how the value is printed like it. */
  readonly statedPlace: Place | undefined
  readonly correction: string
  readonly formula: string
  /** 元 or 万元 where it is money. */
  readonly unit: string
}

export interface RenderedParagraph {
  readonly pieces: readonly RenderedPiece[]
  readonly text: string
  /** Why figures in it are not known. */
  readonly missing: readonly Reason[]
}

export function joinPieces(pieces: readonly RenderedPiece[], missing: readonly Reason[]): RenderedParagraph {
  return { pieces, text: pieces.map(({ text }) => text).join(''), missing }
}

/** Where characters of the text are written; `undefined` where a formula gave any of them, or they stand on two lines. */
export function placeOfText({ pieces }: RenderedParagraph, from: number, to: number): Place | undefined {
  let at = 0
  for (const piece of pieces) {
    const end = at + piece.text.length
    if (from >= at && to <= end) return piece.hole ? undefined : { line: piece.line, start: piece.start + from - at, end: piece.start + to - at }
    at = end
  }
  return undefined
}
