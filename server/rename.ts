/** Renaming in every file of every budget that the thing is part of; last year's budget and other budgets keep their names. */
import { LSPErrorCodes, type PrepareRenameParams, type Range, type RenameParams, ResponseError, type WorkspaceEdit } from 'vscode-languageserver'
import { type NameReader, nameReader } from '../core/navigate/name-reader.ts'
import { keyOf, type Named, type NamedPlace } from '../core/navigate/named.ts'
import { isRefusal, isWrittenByFormat, refusalOfBeginning, refusalOfName, renameable, renamed, taken } from '../core/navigate/rename.ts'
import { editsOfLine } from '../core/navigate/rename-edits.ts'
import type { Bilingual } from '../core/rules/define-rule.ts'
import { fileNameOf, type LineDocument, normalizeUri } from '../core/store/index.ts'
import type { Asked } from './answering.ts'
import { toWorkspaceEdit, versionsOf } from './convert.ts'
import { nameAt } from './definition.ts'
import { placesIn } from './references.ts'
import type { Session } from './session.ts'
import { stretches } from './walk.ts'

export function prepareRename({ position }: PrepareRenameParams, asked: Asked): { range: Range; placeholder: string } {
  const { start, end, text } = startOf(asked, position).piece
  return { range: { start: { line: position.line, character: start }, end: { line: position.line, character: end } }, placeholder: text }
}

export async function rename({ position, newName: written }: RenameParams, asked: Asked): Promise<WorkspaceEdit> {
  const newName = written.trim()
  const { place, piece } = startOf(asked, position)
  if (newName === piece.text) return { changes: {} }
  if (place.named.type === 'name') await insistOnNoOtherYear(asked, place.named.name)
  const edits: { uri: string; range: Range; newText: string }[] = []
  const seen = new Set<LineDocument>()
  for (const reader of readersOf(asked)) {
    insist(asked, refusalOfName(reader, place.named, newName))
    if (place.named.type !== 'table' && place.named.type !== 'name' && isWrittenByFormat(reader, place.named, piece.text))
      insist(asked, { zh: `格式里写着“${piece.text}”，不能从这里改名`, en: `the format writes “${piece.text}”: it is not renamed from here` })
    insist(asked, refusalOfBeginning(reader, piece.text, newName))
    const keys = keysOf(reader, place.named, newName)
    for (const { document } of reader.context.analysis.flows) {
      if (seen.has(document)) continue
      seen.add(document)
      for await (const edit of editsIn(reader, document, keys, newName, asked)) edits.push(edit)
    }
  }
  const { traits, service } = asked.session
  return toWorkspaceEdit({ title: '', edits }, traits.hasVersionedEdits ? versionsOf(service.files) : undefined)
}

function startOf(asked: Asked, position: { line: number; character: number }) {
  const found = nameAt(asked, position)
  if (!found) throw refused(asked, { zh: '这里没有可以改名的东西', en: 'nothing here can be renamed' })
  const piece = renameable(found.reader, found.place)
  if (isRefusal(piece)) throw refused(asked, piece)
  return { place: found.place, piece }
}

interface Keys {
  readonly own: string
  /** What the thing would be called by, where that is another key. */
  readonly next: string | undefined
}

function keysOf(reader: NameReader, named: Named, newName: string): Keys {
  const own = keyOf(named)
  const next = renamed(reader, named, newName)
  const key = next && keyOf(next)
  return { own, next: key === own ? undefined : key }
}

async function* editsIn(reader: NameReader, document: LineDocument, { own, next }: Keys, newName: string, asked: Asked) {
  for (const [from, to] of stretches(0, document.lineCount)) {
    for (const line of document.lines.slice(from, to)) {
      const places = reader.on(line, (key) => key === own || key === next)
      if (places.some(({ key }) => key === next)) throw refused(asked, taken(newName))
      const edits = editsOfLine(line, places as readonly NamedPlace[], newName)
      if (isRefusal(edits)) throw refused(asked, edits)
      for (const { place, text } of edits)
        yield {
          uri: document.uri,
          range: { start: { line: line.index, character: place.start }, end: { line: line.index, character: place.end } },
          newText: text,
        }
    }
    await asked.walk.step()
  }
}

/** Every budget that shares a file with one of those that the document is part of: the name must stay the same in all of them. */
function readersOf({ session, document }: Asked): readonly NameReader[] {
  const found = new Map<object, NameReader>()
  const waiting = [document.uri]
  const seen = new Set(waiting)
  for (let uri = waiting.pop(); uri !== undefined; uri = waiting.pop()) {
    for (const analysis of session.service.analysesOf(uri)) {
      if (!found.has(analysis)) found.set(analysis, nameReader(analysis))
      for (const { document: part } of analysis.flows) {
        if (seen.has(part.uri)) continue
        seen.add(part.uri)
        waiting.push(part.uri)
      }
    }
  }
  return [...found.values()]
}

/** A later year reads names across the year, as `上年.名`; it is another budget, which a renaming leaves alone. */
async function insistOnNoOtherYear(asked: Asked, name: string): Promise<void> {
  const { service } = asked.session
  const own = new Set(readersOf(asked).flatMap(({ context }) => context.analysis.flows.map(({ document }) => normalizeUri(document.uri))))
  const key = keyOf({ type: 'last-year', name })
  for (const uri of service.files.known()) {
    if (!service.files.linksOf(uri).some(({ type, target }) => type === 'last-year' && own.has(target))) continue
    for (const analysis of service.analysesOf(uri)) {
      const reader = nameReader(analysis)
      for (const document of reader.documents)
        for await (const place of placesIn(reader, document, key, asked.walk))
          throw refused(asked, {
            zh: `${fileNameOf(place.line.document.uri)} 用“上年.${name}”读这个名字，不能从这里改`,
            en: `${fileNameOf(place.line.document.uri)} reads this name as 上年.${name}: it is not renamed from here`,
          })
    }
  }
}

function insist(asked: Pick<Asked, 'session'>, refusal: Bilingual | undefined): void {
  if (refusal) throw refused(asked, refusal)
}

function refused({ session }: { readonly session: Session }, words: Bilingual): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, words[session.display.language])
}
