/** Completion: what the core offers at a place, as items of the protocol. The order and the filter are the core's, so every client shows the same. */
import {
  type CancellationToken,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionOptions,
  type CompletionParams,
  MarkupKind,
} from 'vscode-languageserver'
import { type About, type Completion, type Completions, complete, documentation, type OfferKind } from '../core/complete/complete.ts'
import type { BudgetWorkspace } from '../core/index.ts'
import type { Language, Position } from '../core/report.ts'
import { rulePage } from './rule-page.ts'
import type { BudgetService } from './service.ts'

/** What asks for the list by itself: bars and blanks between words, the marks of fields and formulas, and digits. Letters do so anyway. */
export const completionOptions: CompletionOptions = {
  triggerCharacters: [...'|｜ .．=＝[【:：{-/0123456789０１２３４５６７８９'],
  resolveProvider: true,
}

/** What a session must have, and nothing more: a test brings its own. */
export interface CompletionSource {
  readonly publisher: { settled(): Promise<void> }
  readonly service: Pick<BudgetService, 'complete'>
}

export async function completion(
  { textDocument, position, context }: CompletionParams,
  session: CompletionSource,
  token: CancellationToken,
): Promise<CompletionList | null> {
  await session.publisher.settled()
  if (token.isCancellationRequested) return null
  const found = session.service.complete(textDocument.uri, position)
  if (!found || (/^[0-9０-９]$/.test(context?.triggerCharacter ?? '') && !found.items.some(isCode))) return null
  return toCompletionList(found, textDocument.uri, position.line)
}

/** Digits ask for codes, units and projects. In a text they are only digits, and a list that nobody called takes the next Enter. */
function isCode({ label }: Completion): boolean {
  return /^\d{3}[\dA-Z]*[ -]\p{Script=Han}/u.test(label)
}

/** What an item carries to the client and back. */
interface ItemData {
  readonly uri: string
  readonly about: About
}

/** The documentation of the item that somebody looks at; it says what holds then, also if the text changed since the list was made. */
export function resolveCompletion(item: CompletionItem, service: Pick<BudgetService, 'describe'>): CompletionItem {
  const { uri, about }: Partial<ItemData> = item.data ?? {}
  if (!about || uri === undefined) return item
  const markdown = about.k === 'rule' ? rulePage(about) : service.describe(uri, about)
  return markdown ? { ...item, documentation: { kind: MarkupKind.Markdown, value: markdown } } : item
}

/** In the first budget that the file is part of: what may stand in a part is the same in all. */
export function completeIn(workspace: BudgetWorkspace, uri: string, position: Position, language: Language): Completions | undefined {
  const line = workspace.files.document(uri)?.lines[position.line]
  const [root] = [...workspace.files.rootsOf(uri)].sort()
  return line && root !== undefined ? complete(workspace.analysis(root), line, position.character, language, workspace) : undefined
}

export function describeIn(workspace: BudgetWorkspace, uri: string, about: About, language: Language): string | undefined {
  const [root] = [...workspace.files.rootsOf(uri)].sort()
  return root === undefined ? undefined : documentation(workspace.analysis(root), about, language)
}

/** Never complete: with the next character other items may come first. */
export function toCompletionList({ start, end, items }: Completions, uri: string, line: number): CompletionList {
  const range = { start: { line, character: start }, end: { line, character: end } }
  return {
    isIncomplete: true,
    items: items.map(
      ({ kind, label, detail, beside, insert, sort, filter, about }): CompletionItem => ({
        label,
        kind: kinds[kind],
        ...(detail === undefined || detail === '' ? {} : { detail }),
        ...(beside === undefined ? {} : { labelDetails: { description: beside } }),
        sortText: sort,
        filterText: filter,
        textEdit: { range, newText: insert },
        ...(about ? { data: { uri, about } satisfies ItemData } : {}),
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
  file: CompletionItemKind.File,
}
