/**
 * A long answer in short steps: between two of them messages are heard, so that a question that was cancelled is given up at once, and one
 * whose document was edited is not answered with places that moved.
 */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { LineDocument } from '../core/store/index.ts'

/** Milliseconds between two looks at the queue: an edit that waits behind a walk waits no longer. */
const STEP = 4

/** Lines between two looks at the clock. */
export const LINES_AT_ONCE = 200

export interface Walk {
  /** Call it between steps; it throws what the client is then told. */
  step(): Promise<void> | undefined
}

/** `document` is the one that must stay as it is; an answer about no document has none. */
export function createWalk(turn: () => Promise<void>, token: CancellationToken, document?: LineDocument, isOpen: () => boolean = () => true): Walk {
  const version = document?.version
  let since = performance.now()
  const rest = async () => {
    await turn()
    await turn()
    since = performance.now()
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
    if (document?.version !== version || !isOpen()) throw new ResponseError(LSPErrorCodes.ContentModified, 'the document changed')
  }
  return { step: () => (performance.now() - since < STEP ? undefined : rest()) }
}

/** Pieces of `[from, to)` that are short enough to be done between two steps. */
export function* stretches(from: number, to: number, size = LINES_AT_ONCE): Generator<readonly [start: number, end: number]> {
  for (let start = from; start < to; start += size) yield [start, Math.min(to, start + size)]
}
