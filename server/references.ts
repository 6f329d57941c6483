/** References in all budgets that the document is part of, and highlights in the document itself. They walk the lines in steps. */
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type Location,
  type ReferenceParams,
} from 'vscode-languageserver'
import { type NameReader, nameReader } from '../core/navigate/name-reader.ts'
import type { NamedPlace } from '../core/navigate/named.ts'
import type { LineDocument } from '../core/store/index.ts'
import { rangeOf } from '../core/workspace.ts'
import type { Asked } from './answering.ts'
import { nameAt } from './definition.ts'
import { placeLocation } from './own-documents.ts'
import { stretches, type Walk } from './walk.ts'

export async function references({ position, context }: ReferenceParams, asked: Asked): Promise<Location[] | null> {
  const { session, document, walk } = asked
  const found = nameAt(asked, position)
  if (!found) return null
  const byPlace = new Map<string, Location>()
  for (const analysis of session.service.analysesOf(document.uri)) {
    const reader = nameReader(analysis)
    for (const each of reader.documents)
      for await (const place of placesIn(reader, each, found.place.key, walk)) {
        const location = context.includeDeclaration || !place.declares ? placeLocation(session, place) : undefined
        if (location) byPlace.set(JSON.stringify(location), location)
      }
  }
  return [...byPlace.values()]
}

export async function highlights({ position }: DocumentHighlightParams, asked: Asked): Promise<DocumentHighlight[] | null> {
  const found = nameAt(asked, position)
  if (!found) return null
  const all: DocumentHighlight[] = []
  for await (const place of placesIn(found.reader, asked.document, found.place.key, asked.walk))
    all.push({ range: rangeOf(place), kind: place.declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read })
  return all
}

/** Every place of one thing in a document. */
export async function* placesIn({ on }: NameReader, document: LineDocument, key: string, walk: Walk): AsyncGenerator<NamedPlace> {
  for (const [from, to] of stretches(0, document.lineCount)) {
    for (const line of document.lines.slice(from, to)) yield* on(line, (each) => each === key)
    await walk.step()
  }
}
