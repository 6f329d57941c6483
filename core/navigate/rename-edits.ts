/** The edits of a renaming, line by line: escaped as the place asks, then read again. A line that would say anything else is a refusal. */
import { cutCells, parseLine } from '../../grammar/index.ts'
import type { Place } from '../format/form.ts'
import { splitProject } from '../model/read-cell.ts'
import type { Line } from '../store/line-document.ts'
import type { NamedPlace } from './named.ts'
import { type Refusal, withoutQuotes } from './rename.ts'

export interface RenameEdit {
  readonly place: Place
  readonly text: string
}

/** `places` are those of one line, all of one thing. */
export function editsOfLine(line: Line, places: readonly NamedPlace[], newName: string): readonly RenameEdit[] | Refusal {
  const isRow = line.syntax.kind === 'row'
  const edits = new Map<number, RenameEdit>()
  for (const { name } of places) {
    if (!name) continue
    const { start, end } = withoutQuotes(line.text, name)
    edits.set(start, { place: { line, start, end }, text: isRow ? newName.replace(/[|｜]/g, '\\$&') : newName })
  }
  const inOrder = [...edits.values()].sort((a, b) => a.place.start - b.place.start)
  if (edits.size === 0) return []
  const isText = places[0]?.named.type === 'text'
  return readsAsMeant(line, inOrder, newName, isText) ? inOrder : cannotBeWritten(line, newName)
}

function cannotBeWritten({ index }: Line, newName: string): Refusal {
  return {
    zh: `第 ${index + 1} 行写不下“${newName}”：那里会读成别的`,
    en: `“${newName}” cannot be written in line ${index + 1}: it would be read as something else`,
  }
}

function readsAsMeant(line: Line, edits: readonly RenameEdit[], newName: string, isText: boolean): boolean {
  let text = line.text
  for (const { place, text: added } of [...edits].reverse()) text = text.slice(0, place.start) + added + text.slice(place.end)
  const before = line.syntax
  const after = parseLine(text)
  if (after.kind !== before.kind || after.problems.length > before.problems.length) return false
  if (before.kind === 'row') return cellsReadAsMeant(line, text, edits, newName, isText)
  if (before.kind === 'field' && after.kind === 'field')
    return after.name.value === before.name.value && namesItself(before.value.value, after.value.value, newName, isText)
  return declaredType(before) === declaredType(after)
}

function declaredType(syntax: Line['syntax']): string | undefined {
  return 'declaration' in syntax ? syntax.declaration?.type : undefined
}

function cellsReadAsMeant(line: Line, text: string, edits: readonly RenameEdit[], newName: string, isText: boolean): boolean {
  const before = cutCells(line.text)
  const after = cutCells(text)
  if (before.length !== after.length) return false
  return before.every((cell, index) => {
    const now = after[index]?.text ?? ''
    const isEdited = edits.some(({ place }) => cell.start <= place.start && place.end <= cell.end)
    if (!isEdited) return cell.text === now
    return /^[=＝]/.test(cell.text) ? /^[=＝]/.test(now) : namesItself(cell.text, now, newName, isText)
  })
}

/** The cell keeps its code, and has the new name behind it, or nothing but the new name. A key's text has no code. */
function namesItself(before: string, now: string, newName: string, isText: boolean): boolean {
  if (isText) return now === newName
  const was = splitProject(before)
  const is = splitProject(now)
  const hasCode = was.code !== undefined && was.name !== undefined && now !== newName
  return hasCode ? is.code === was.code && is.name === newName : is.code === undefined && now === newName
}
