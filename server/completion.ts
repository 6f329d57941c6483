/** Completion: what the core offers at a place, as items of the protocol. The order and the filter are the core's, so every client shows the same. */
import {
  type CancellationToken,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionOptions,
  type CompletionParams,
} from 'vscode-languageserver'
import { type Completions, complete, type OfferKind } from '../core/complete/complete.ts'
import type { BudgetWorkspace } from '../core/index.ts'
import type { Language, Position } from '../core/report.ts'

/** What asks for the list by itself: bars and blanks between words, the marks of fields and formulas. Digits and letters do so anyway. */
export const completionOptions: CompletionOptions = { triggerCharacters: ['|', '｜', ' ', '.', '．', '=', '＝', '[', '【', ':', '：', '{', '-'] }

/** What a session must have, and nothing more: a test brings its own. */
export interface CompletionSource {
  readonly publisher: { settled(): Promise<void> }
  readonly service: { complete(uri: string, position: Position): Completions | undefined }
}

export async function completion(
  { textDocument, position }: CompletionParams,
  session: CompletionSource,
  token: CancellationToken,
): Promise<CompletionList | null> {
  await session.publisher.settled()
  if (token.isCancellationRequested) return null
  const found = session.service.complete(textDocument.uri, position)
  return found ? toCompletionList(found, position.line) : null
}

/** In the first budget that the file is part of: what may stand in a part is the same in all. */
export function completeIn(workspace: BudgetWorkspace, uri: string, position: Position, language: Language): Completions | undefined {
  const line = workspace.files.document(uri)?.lines[position.line]
  const [root] = [...workspace.files.rootsOf(uri)].sort()
  return line && root !== undefined ? complete(workspace.analysis(root), line, position.character, language) : undefined
}

/** Never complete: with the next character other items may come first. */
export function toCompletionList({ start, end, items }: Completions, line: number): CompletionList {
  const range = { start: { line, character: start }, end: { line, character: end } }
  return {
    isIncomplete: true,
    items: items.map(
      ({ kind, label, detail, insert, sort, filter }): CompletionItem => ({
        label,
        kind: kinds[kind],
        ...(detail === undefined || detail === '' ? {} : { detail }),
        sortText: sort,
        filterText: filter,
        textEdit: { range, newText: insert },
      }),
    ),
  }
}

const kinds: Record<OfferKind, CompletionItemKind> = {
  keyword: CompletionItemKind.Keyword,
  type: CompletionItemKind.TypeParameter,
  property: CompletionItemKind.Property,
  table: CompletionItemKind.Struct,
  column: CompletionItemKind.Field,
  function: CompletionItemKind.Function,
  operator: CompletionItemKind.Operator,
  name: CompletionItemKind.Variable,
  label: CompletionItemKind.Constant,
  code: CompletionItemKind.EnumMember,
  value: CompletionItemKind.Value,
  rule: CompletionItemKind.Event,
}
