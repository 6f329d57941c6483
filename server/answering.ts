/**
 * How a question about a document is answered: after every edit that came before it, with the empty answer for a document that is not open,
 * and in steps between which it can be called off.
 */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { BudgetAnalysis } from '../core/analysis/budget-analysis.ts'
import { type Say, sayIn } from '../core/explain/say.ts'
import type { Line, LineDocument } from '../core/store/index.ts'
import type { Session } from './session.ts'
import { createWalk, type Walk } from './walk.ts'

export interface Asked {
  readonly session: Session
  readonly document: LineDocument
  readonly walk: Walk
  readonly say: Say
  /** The first budget that the document is part of: what may stand in a part is the same in all. */
  analysis(): BudgetAnalysis | undefined
  /** The line of a position, if there is one. */
  line(position: { readonly line: number }): Line | undefined
}

export type Answer<P, R> = (params: P, asked: Asked) => R | Promise<R>

export function answering(current: () => Session | undefined) {
  return <P extends { textDocument: { uri: string } }, R>(answer: Answer<P, R>) =>
    async (params: P, token: CancellationToken): Promise<R | null> => {
      const session = current()
      if (!session) return null
      await settled(session, token)
      const document = session.service.files.document(params.textDocument.uri)
      return document ? answer(params, askedOf(session, document, token)) : null
    }
}

/** Every edit that came before the question has been looked at. */
export async function settled(session: Session, token: CancellationToken): Promise<void> {
  await session.publisher.settled()
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
}

export function askedOf(session: Session, document: LineDocument, token: CancellationToken): Asked {
  const { service } = session
  const isCurrent = () => service.files.document(document.uri) === document
  return {
    session,
    document,
    walk: createWalk(session.turn, token, document, isCurrent),
    say: sayIn(session.display.language),
    analysis: () => service.analysesOf(document.uri)[0],
    line: ({ line }) => (Number.isInteger(line) ? document.lines[line] : undefined),
  }
}

/** The lines of a range that are in the document: clients send what they like. */
export function linesOf(document: LineDocument, { start, end }: { start: { line: number }; end: { line: number } }): readonly [number, number] {
  const from = Math.max(0, Math.min(Math.trunc(start.line) || 0, document.lineCount))
  const to = Math.max(from, Math.min((Math.trunc(end.line) || 0) + 1, document.lineCount))
  return [from, to]
}
