/** What lies around the file that is being written: files for 引用 and 上年 as paths from here, and the formats that there are. */
import type { FormatHead } from '../format/find-format.ts'
import { foldLabel } from '../format/label.ts'
import { declarationOf } from '../format/read-format.ts'
import { reachedFrom } from '../store/file-graph.ts'
import { type LineDocument, normalizeUri, relativePath, type SourceFiles } from '../store/index.ts'
import type { Offer } from './offer.ts'
import type { AskedPlace } from './place.ts'

/** As much of a workspace as completion looks at. */
export interface Surroundings {
  readonly files: Pick<SourceFiles, 'known' | 'document' | 'linksOf'>
  readonly formats: readonly FormatHead[]
}

/** A part mostly says nothing of itself; a budget says what it is and of which year. */
export function includeOffers(place: AskedPlace): readonly Offer[] {
  return filesAround(place).flatMap(({ path, document }): Offer[] => {
    const role = roleOf(document)
    return role === 'format' ? [] : [{ kind: 'file', name: path, tier: role ? 1 : 0, ...(role && { detail: sayBudget(role, place) }) }]
  })
}

/** The year before, then those before it, then the others. */
export function lastYearOffers(place: AskedPlace): readonly Offer[] {
  const ownYear = place.analysis.head?.year
  return filesAround(place).flatMap(({ path, document }): Offer[] => {
    const role = roleOf(document)
    if (!role || role === 'format') return []
    const ago = ownYear !== undefined && role.year !== undefined ? ownYear - role.year : 0
    return [{ kind: 'file', name: path, tier: ago > 0 ? ago : 99, detail: sayBudget(role, place) }]
  })
}

/** Formats of the budget's year first, each name once. */
export function formatOffers({ around, analysis: { head, format }, say }: AskedPlace): readonly Offer[] {
  const year = head?.year
  const heads = around?.formats ?? []
  const names = new Map([...(format ? [format] : []), ...heads].map(({ name }) => [foldLabel(name), name]))
  return [...names].map(([folded, name]) => {
    const own = heads.filter((each) => foldLabel(each.name) === folded)
    const holds = year === undefined || own.some(({ from, to }) => from <= year && year <= (to ?? year))
    return { kind: 'name', name, detail: [say('格式', 'format'), ...own.map(yearsOf)].join(' '), tier: holds ? 0 : 1 }
  })
}

function yearsOf({ from, to }: FormatHead): string {
  return from === to ? `${from}` : `${from || ''}..${to ?? ''}`
}

/** Those that do not lead back here, so that none of them would close a circle; the nearest first. */
function filesAround({ around, line }: AskedPlace): readonly { readonly path: string; readonly document: LineDocument }[] {
  const own = normalizeUri(line.document.uri)
  const { files } = around ?? {}
  const found = (files?.known() ?? []).flatMap((uri) => {
    const document = files?.document(uri)
    const path = relativePath(own, uri)
    if (!files || !document || path === undefined || uri === own) return []
    return reachedFrom(uri, (at) => files.linksOf(at), ['include', 'last-year']).has(own) ? [] : [{ path, document }]
  })
  const steps = (path: string) => path.split('/').length
  return found.sort((a, b) => steps(a.path) - steps(b.path))
}

interface BudgetRole {
  readonly status: 'source' | 'published'
  readonly year?: number
}

/** What a file says that it is, by its first declaration. */
function roleOf(document: LineDocument): BudgetRole | 'format' | undefined {
  for (const line of document.lines) {
    const declaration = declarationOf(line)
    if (declaration?.type === 'budget') return declaration
    if (declaration) return declaration.type === 'format' ? 'format' : undefined
  }
  return undefined
}

function sayBudget({ status, year }: BudgetRole, { say }: AskedPlace): string {
  return `${status === 'source' ? say('预算', 'source') : say('公开稿', 'published')} ${year ?? ''}`.trim()
}
