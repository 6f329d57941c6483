/** Hover: what the core says about a place, after it has taken in every edit that came before the question. */
import type { CancellationToken, Hover, HoverParams } from 'vscode-languageserver'
import { toHover } from './convert.ts'
import type { Session } from './session.ts'

export async function hover({ textDocument, position }: HoverParams, session: Session, token: CancellationToken): Promise<Hover | null> {
  await session.publisher.settled()
  if (token.isCancellationRequested) return null
  const text = session.service.hover(textDocument.uri, position)
  return text ? toHover(text) : null
}
