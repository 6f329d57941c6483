/** Definition, declaration, implementation: from a name to what states it, to what the format says of it, to where the budget writes it. */
import type { DefinitionParams, Location } from 'vscode-languageserver'
import { type Destination, declarationsOf, definitionsOf, implementationsOf } from '../core/navigate/definition.ts'
import { type NameReader, nameReader } from '../core/navigate/name-reader.ts'
import type { NamedPlace } from '../core/navigate/named.ts'
import type { Asked } from './answering.ts'
import { locationsOf } from './own-documents.ts'

type Lead = (reader: NameReader, place: NamedPlace) => readonly Destination[]

export const definition = leading(definitionsOf)
export const declaration = leading(declarationsOf)
export const implementation = leading(implementationsOf)

function leading(lead: Lead) {
  return ({ position }: DefinitionParams, asked: Asked): Location[] | null => {
    const found = nameAt(asked, position)
    return found ? locationsOf(asked.session, lead(found.reader, found.place)) : null
  }
}

/** The name at a position, read in the first budget that the document is part of. */
export function nameAt(
  { analysis, line }: Asked,
  position: { readonly line: number; readonly character: number },
): { readonly reader: NameReader; readonly place: NamedPlace } | undefined {
  const at = line(position)
  const own = at && analysis()
  const reader = own && nameReader(own)
  const place = reader?.at(at as NonNullable<typeof at>, position.character)
  return reader && place ? { reader, place } : undefined
}
