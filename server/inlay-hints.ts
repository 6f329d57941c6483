/** Inlay hints, one at the end of a line: what the core says stands there without being written. Only for the lines that are asked about. */
import type { InlayHint, InlayHintParams } from 'vscode-languageserver'
import { hintsOfLine } from '../core/explain/line-hints.ts'
import { type Asked, linesOf } from './answering.ts'
import { stretches } from './walk.ts'

export async function inlayHints({ range }: InlayHintParams, { session, document, analysis, walk }: Asked): Promise<InlayHint[]> {
  const kinds = session.display.inlayHints
  const own = kinds.codeNames || kinds.generated ? analysis() : undefined
  const flow = own?.flows.find((each) => each.document === document)
  const hints: InlayHint[] = []
  if (!own || !flow) return hints
  for (const [from, to] of stretches(...linesOf(document, range))) {
    for (let line = from; line < to; line++) {
      const pieces = hintsOfLine(own, flow, line, kinds)
      if (pieces.length === 0) continue
      const position = { line, character: document.lines[line]?.text.length ?? 0 }
      hints.push({ position, label: pieces.join(' · '), paddingLeft: true })
    }
    await walk.step()
  }
  return hints
}
