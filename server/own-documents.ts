/**
 * Documents that only the server has, read-only: the classifications (`gouji-catalog:`) and the formats that ship (`gouji-format:`). Clients that
 * know `workspace/textDocumentContent` show them; others are never sent there.
 */
import type { Connection, Location } from 'vscode-languageserver'
import { classificationKinds } from '../core/catalog/index.ts'
import type { Place } from '../core/format/form.ts'
import { catalogDocument } from '../core/navigate/catalog-document.ts'
import type { Destination } from '../core/navigate/definition.ts'
import { rangeOf } from '../core/workspace.ts'
import type { Session } from './session.ts'

const CATALOG = 'gouji-catalog'
const FORMAT = 'gouji-format'

export const OWN_SCHEMES: readonly string[] = [CATALOG, FORMAT]

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

export function provideOwnDocuments(connection: Connection, current: () => Session | undefined): void {
  connection.workspace.textDocumentContent.on(({ uri }) => {
    const session = current()
    const text = session && textOf(session, uri)
    return text === undefined ? null : { text }
  })
}

/** `gouji-format:/xicheng-2024.budget` · `gouji-catalog:/functional-2024.txt`, without a year the newest names. */
function textOf({ service, display }: Session, uri: string): string | undefined {
  const [scheme, path = ''] = decode(uri).split(':/')
  if (scheme === FORMAT) return service.shippedFormat(path)
  const [, name, year] = /^([a-z-]+?)(?:-(\d{4}))?\.txt$/.exec(path) ?? []
  const kind = classificationKinds.find((each) => each === name)
  if (scheme !== CATALOG || !kind || !service.catalog) return undefined
  return catalogDocument(service.catalog, kind, year === undefined ? undefined : Number(year), display.language).lines.join('\n')
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}

/** Addresses that the client can open. */
export function locationsOf(session: Session, destinations: readonly Destination[]): Location[] {
  const all = destinations.flatMap((destination) => locationOf(session, destination) ?? [])
  const seen = new Set<string>()
  return all.filter((location) => !seen.has(JSON.stringify(location)) && seen.add(JSON.stringify(location)))
}

function locationOf(session: Session, destination: Destination): Location | undefined {
  if ('place' in destination) return placeLocation(session, destination.place)
  if ('file' in destination) return isShown(session, destination.file) ? { uri: destination.file, range: START } : undefined
  const { catalog: kind, code, year } = destination
  if (!session.traits.showsOwnDocuments || !session.service.catalog) return undefined
  const { lines, lineOf } = catalogDocument(session.service.catalog, kind, year, session.display.language)
  const line = lineOf.get(code) ?? 0
  const character = Math.max(0, lines[line]?.indexOf(code) ?? 0)
  const range = { start: { line, character }, end: { line, character: lines[line]?.length ?? 0 } }
  return { uri: `${CATALOG}:/${kind}${year === undefined ? '' : `-${year}`}.txt`, range }
}

export function placeLocation(session: Session, place: Place): Location | undefined {
  const { uri } = place.line.document
  return isShown(session, uri) ? { uri, range: rangeOf(place) } : undefined
}

function isShown({ traits }: Session, uri: string): boolean {
  return traits.showsOwnDocuments || !isOwnDocument(uri)
}

export function isOwnDocument(uri: string): boolean {
  return OWN_SCHEMES.some((scheme) => uri.startsWith(`${scheme}:`))
}
