/**
 * `source.fixAll.gouji`: every mend that is certain, in one go. What is certain the rules say; a total that does not fit its rows is not, since
 * the row may be the wrong one. Nothing is done where two mends would touch the same text.
 */
import { type CancellationToken, type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver'
import { normalizeUri } from '../core/store/index.ts'
import { settled } from './answering.ts'
import { toWorkspaceEdit, versionsOf } from './convert.ts'
import type { Finding, Mend } from './service.ts'
import type { Session } from './session.ts'

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.gouji`

export async function fixAll(uri: string, session: Session, token: CancellationToken): Promise<CodeAction[]> {
  await settled(session, token)
  const { files } = session.service
  const document = files.document(uri)
  const key = normalizeUri(uri)
  const found = files.rootsOf(uri).flatMap((root) => session.publisher.found(root))
  const own = found.filter((file) => normalizeUri(file.uri) === key && file.version === document?.version)
  const edits = distinct(own.flatMap(({ diagnostics }) => diagnostics.flatMap((finding) => certainEdits(finding, uri))))
  if (edits.length === 0) return []
  const title =
    session.display.language === 'zh' ? `改正 ${edits.length} 处确定的问题` : `Mend ${edits.length} certain ${edits.length === 1 ? 'slip' : 'slips'}`
  const mend = { title, edits: edits.map(({ range, newText }) => ({ uri: document?.uri ?? uri, range, newText })) }
  const edit = toWorkspaceEdit(mend, session.traits.hasVersionedEdits ? versionsOf(files) : undefined)
  return [{ title, kind: FIX_ALL, edit }]
}

/** The mend of a finding that has only one, if that is certain and stays in this file. */
function certainEdits({ fixes }: Finding, uri: string): readonly TextEdit[] {
  const [only, ...others] = fixes
  if (!only?.isCertain || others.length > 0 || !isHere(only, uri)) return []
  return only.edits.map(({ range, newText }) => ({ range, newText }))
}

function isHere({ edits }: Mend, uri: string): boolean {
  return edits.every((edit) => normalizeUri(edit.uri) === normalizeUri(uri))
}

/** In the order of the text; of edits that touch the same text only the first. */
function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  const inOrder = [...edits].sort((a, b) => compare(a.range.start, b.range.start) || compare(a.range.end, b.range.end))
  const kept: TextEdit[] = []
  for (const edit of inOrder) {
    const last = kept[kept.length - 1]
    if (!last || compare(last.range.end, edit.range.start) < 0) kept.push(edit)
  }
  return kept
}

function compare(a: { line: number; character: number }, b: { line: number; character: number }): number {
  return a.line - b.line || a.character - b.character
}
