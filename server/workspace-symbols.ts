/**
 * The search for symbols: tables, projects and codes of the budgets that were looked at, and the tables of those that were not. Found by the
 * same matcher as completions: codes, names, pinyin, initials. What was collected is kept until the budget changes.
 */
import { type CancellationToken, type SymbolInformation, SymbolKind, type WorkspaceSymbolParams } from 'vscode-languageserver'
import type { BudgetAnalysis } from '../core/analysis/budget-analysis.ts'
import { matcher } from '../core/complete/match.ts'
import { addSymbols, type BudgetSymbol, tablesOf } from '../core/navigate/symbols.ts'
import { fileNameOf } from '../core/store/index.ts'
import { settled } from './answering.ts'
import { placeLocation } from './own-documents.ts'
import type { Session } from './session.ts'
import { createWalk, stretches, type Walk } from './walk.ts'

/** More than this nobody reads; the next character makes it less. */
const MOST_SYMBOLS = 200

export type FindSymbols = (params: WorkspaceSymbolParams, session: Session, token: CancellationToken) => Promise<SymbolInformation[]>

export function createSymbolSearch(): FindSymbols {
  const kept = new WeakMap<BudgetAnalysis, { readonly result: unknown; readonly symbols: readonly BudgetSymbol[] }>()

  async function symbolsIn(analysis: BudgetAnalysis, walk: Walk): Promise<readonly BudgetSymbol[]> {
    const { result } = analysis
    const known = kept.get(analysis)
    if (known && known.result === result) return known.symbols
    const found = new Map<string, BudgetSymbol>()
    for (const flow of analysis.flows)
      for (const [from, to] of stretches(0, flow.parts.length)) {
        addSymbols(analysis, flow, from, to, found)
        await walk.step()
      }
    const symbols = [...found.values()]
    kept.set(analysis, { result, symbols })
    return symbols
  }

  return async ({ query }, session, token) => {
    await settled(session, token)
    const { service, publisher, turn } = session
    if (!service.catalog) return []
    const walk = createWalk(turn, token)
    await service.files.loadWorkspace()
    const fits = matcher(query, service.catalog.readings)
    const hits: { readonly symbol: BudgetSymbol; readonly fit: number }[] = []
    const seen = new Set<BudgetAnalysis>()
    for (const uri of service.files.known()) {
      const document = service.files.document(uri)
      const symbols = document ? [...tablesOf(document)] : []
      // A budget that nobody opened is not put together for the sake of a search.
      const isLookedAt = service.files.rootsOf(uri).some((root) => publisher.found(root).length > 0)
      for (const analysis of isLookedAt ? service.analysesOf(uri) : []) {
        if (seen.has(analysis)) continue
        seen.add(analysis)
        symbols.push(...(await symbolsIn(analysis, walk)))
      }
      for (const symbol of symbols) {
        const fit = fits(symbol)
        if (fit !== undefined) hits.push({ symbol, fit })
      }
      await walk.step()
    }
    hits.sort((a, b) => a.fit - b.fit || compare(a.symbol, b.symbol))
    return hits.slice(0, MOST_SYMBOLS).flatMap(({ symbol }) => toInformation(session, symbol) ?? [])
  }
}

function compare(a: BudgetSymbol, b: BudgetSymbol): number {
  const order = ['table', 'project', 'code']
  const [one, other] = [a.code ?? a.name, b.code ?? b.name]
  return order.indexOf(a.type) - order.indexOf(b.type) || (one < other ? -1 : one > other ? 1 : 0)
}

function toInformation(session: Session, { type, name, code, table, place }: BudgetSymbol): SymbolInformation | undefined {
  const location = placeLocation(session, place)
  const file = fileNameOf(place.line.document.uri)
  const containerName = table === undefined ? file : `${file} › ${table}`
  return location && { name: code === undefined ? name : `${code} ${name}`.trim(), kind: KINDS[type], location, containerName }
}

const KINDS: Readonly<Record<BudgetSymbol['type'], SymbolKind>> = { table: SymbolKind.Class, project: SymbolKind.Object, code: SymbolKind.EnumMember }
