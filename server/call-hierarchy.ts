/**
 * Where a figure comes from and where it goes, as the protocol's call hierarchy: outgoing calls are the cells that it is made of or checked
 * against, incoming calls what is computed from it.
 */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyPrepareParams,
  type CancellationToken,
  SymbolKind,
} from 'vscode-languageserver'
import type { BudgetAnalysis } from '../core/analysis/budget-analysis.ts'
import { dependentsOf, type Figure } from '../core/evaluate/dependents.ts'
import { precedentsOf } from '../core/evaluate/precedents.ts'
import { type Say, sayIn } from '../core/explain/say.ts'
import { addressOf, type FigureAddress, figureAt } from '../core/navigate/figure-address.ts'
import { describeFigureItem, figuresAt } from '../core/navigate/figures.ts'
import { nameReader } from '../core/navigate/name-reader.ts'
import { rangeOf } from '../core/workspace.ts'
import { type Asked, settled } from './answering.ts'
import { isOwnDocument } from './own-documents.ts'
import type { Session } from './session.ts'

/** A total of 100,000 rows has more addends than anybody unfolds. */
const MOST_ITEMS = 500

interface ItemData {
  readonly uri: string
  readonly figure: FigureAddress
}

export function prepareCallHierarchy(
  { position }: CallHierarchyPrepareParams,
  { session, document, analysis, line, say }: Asked,
): CallHierarchyItem[] | null {
  const own = analysis()
  const at = line(position)
  if (!own || !at) return null
  const items = figuresAt(nameReader(own), at, position.character).flatMap((figure) => itemOf(session, document.uri, figure, say) ?? [])
  return items.length > 0 ? items : null
}

export async function incomingCalls(item: CallHierarchyItem, session: Session, token: CancellationToken): Promise<CallHierarchyIncomingCall[]> {
  return related(
    item,
    session,
    token,
    (analysis, figure) => (analysis.state ? dependentsOf(analysis.state, figure) : []),
    (each) => ({
      from: each,
      fromRanges: [each.selectionRange],
    }),
  )
}

export async function outgoingCalls(item: CallHierarchyItem, session: Session, token: CancellationToken): Promise<CallHierarchyOutgoingCall[]> {
  return related(
    item,
    session,
    token,
    (analysis, figure) => (analysis.state ? precedentsOf(analysis.state, figure, MOST_ITEMS) : []),
    (each) => ({
      to: each,
      fromRanges: [item.selectionRange],
    }),
  )
}

async function related<T>(
  item: CallHierarchyItem,
  session: Session,
  token: CancellationToken,
  find: (analysis: BudgetAnalysis, figure: Figure) => readonly Figure[],
  toCall: (item: CallHierarchyItem) => T,
): Promise<T[]> {
  await settled(session, token)
  const data = dataOf(item)
  const [analysis] = data ? session.service.analysesOf(data.uri) : []
  const figure = analysis && data && figureAt(analysis, data.figure)
  if (!data || !figure) return []
  const say = sayIn(session.display.language)
  return find(analysis, figure)
    .slice(0, MOST_ITEMS)
    .flatMap((each) => itemOf(session, data.uri, each, say) ?? [])
    .map(toCall)
}

/** What another program sends back as ours may be anything. */
function dataOf({ data }: CallHierarchyItem): ItemData | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { uri, figure } = data as Partial<ItemData>
  return typeof uri === 'string' && typeof figure === 'object' && figure !== null ? { uri, figure } : undefined
}

/** What nobody wrote stands in the format that computes it; a client that cannot show that is not told of it. */
function itemOf(session: Session, uri: string, figure: Figure, say: Say): CallHierarchyItem | undefined {
  const text = describeFigureItem(figure)
  if (!text || (isOwnDocument(text.place.line.document.uri) && !session.traits.showsOwnDocuments)) return undefined
  const range = rangeOf(text.place)
  const data: ItemData = { uri, figure: addressOf(figure) }
  const detail = text.isGenerated ? say('生成的数', 'generated') : say(`第 ${range.start.line + 1} 行`, `line ${range.start.line + 1}`)
  return { name: text.name, kind: KINDS[figure.type], detail, uri: text.place.line.document.uri, range, selectionRange: range, data }
}

const KINDS: Readonly<Record<Figure['type'], SymbolKind>> = {
  row: SymbolKind.Number,
  fixed: SymbolKind.Number,
  name: SymbolKind.Variable,
  check: SymbolKind.Event,
}
