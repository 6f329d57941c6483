/**
 * The words of a line by what they mean, for colours: codes, amounts, columns, tables, names. A row is told by its header, so that a figure in
 * an amount column is another thing than one in a text. Of 100,000 rows each is looked at alone and cheaply.
 */
import { cutCells, isBar, isBlankUnit, type SourceTokenType, tokenizeLine } from '../../grammar/index.ts'
import { type ColumnForm, isNumeric } from '../format/form.ts'
import type { LinePart } from '../model/line-state.ts'
import { classificationKind } from '../model/read-code.ts'
import type { Header } from '../model/row.ts'
import type { NameReader } from '../navigate/name-reader.ts'
import type { Named, NamedPlace } from '../navigate/named.ts'
import type { Line } from '../store/line-document.ts'

export const TOKEN_TYPES = [
  'comment',
  'keyword',
  'operator',
  'string',
  'number',
  'function',
  'type',
  'class',
  'property',
  'variable',
  'enumMember',
  'struct',
  'namespace',
  'label',
] as const
export type TokenType = (typeof TOKEN_TYPES)[number]

export const TOKEN_MODIFIERS = ['declaration', 'defaultLibrary', 'total'] as const
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number]

/** Called for each token of the line, from left to right. */
export type AddToken = (start: number, end: number, type: TokenType, modifier?: TokenModifier) => void

export interface Painter {
  paint(line: Line, add: AddToken): void
}

/** How the cells of a column are told; `undefined` for texts. */
type CellKind = 'number' | 'code' | 'struct' | 'namespace' | undefined

/** Without a reader, as before the first analysis, only the words themselves are told. */
export function painterOf(reader: NameReader | undefined): Painter {
  const kinds = new Map<Header, readonly CellKind[]>()
  const kindsOf = (header: Header): readonly CellKind[] => {
    let known = kinds.get(header)
    if (!known) {
      known = header.slots.map((slot) => slot && cellKind(slot.column))
      kinds.set(header, known)
    }
    return known
  }
  return { paint: (line, add) => paint(reader, kindsOf, line, add) }
}

function paint(reader: NameReader | undefined, kindsOf: (header: Header) => readonly CellKind[], line: Line, add: AddToken): void {
  const part = reader?.context.partOf(line)
  switch (line.syntax.kind) {
    case 'blank':
    case 'dash':
      return
    case 'comment':
      addWhole(line, add)
      return
    case 'row':
      if (!part) addRowOfFormat(reader, line, add)
      else if (part.isHeader) addHeader(line, part, add)
      else if (part.before.header) addRow(reader, line, part, part.before.header, kindsOf(part.before.header), add)
      return
    case 'field':
      if (part?.setsField) addField(line, part.setsField, add)
      else addWords(reader, line, add)
      return
    default:
      addWords(reader, line, add)
  }
}

function addWhole({ text }: Line, add: AddToken): void {
  const start = text.length - text.trimStart().length
  add(start, text.trimEnd().length, 'comment')
}

// —— rows

function addHeader({ text }: Line, { after }: LinePart, add: AddToken): void {
  eachCell(text, (index, start, end) => {
    if (after.header?.slots[index]) add(start, end, 'property', 'declaration')
  })
}

function addRow(reader: NameReader | undefined, line: Line, part: LinePart, header: Header, kinds: readonly CellKind[], add: AddToken): void {
  const { text } = line
  const row = part.rows.find((each) => each.line === line && each.kind !== 'block')
  const isTotal = row?.kind === 'total' || row?.kind === 'subtotal'
  const isFixed = row?.kind === 'fixed'
  eachCell(text, (index, start, end) => {
    const first = text.charCodeAt(start)
    const kind = kinds[index]
    if (first === 0x3d || first === 0xff1d) addFormula(reader, line, start, end, add)
    else if (isTotal) add(start, end, kind === 'number' ? 'number' : 'label', 'total')
    else if (kind === 'code') addCode(text, start, end, add)
    else if (kind) add(start, end, kind)
    else if (isFixed && header.slots[index]) add(start, end, 'label')
  })
}

function cellKind(column: ColumnForm): CellKind {
  if (isNumeric(column) || column.type === '年') return 'number'
  if (classificationKind(column.type)) return 'code'
  return column.type === '项目' ? 'struct' : column.type === '单位' ? 'namespace' : undefined
}

/** The cells that hold something, as `cutCells` finds them, but without making anything: a range may hold 10,000 rows. */
function eachCell(text: string, visit: (index: number, start: number, end: number) => void): void {
  let at = 0
  while (at < text.length && isBlankUnit(text.charCodeAt(at))) at += 1
  if (isBar(text.charCodeAt(at))) at += 1
  for (let index = 0; at < text.length; index += 1) {
    let bar = at
    while (bar < text.length && !isBar(text.charCodeAt(bar))) bar += text.charCodeAt(bar) === 0x5c ? 2 : 1
    let start = at
    let end = Math.min(bar, text.length)
    while (start < end && isBlankUnit(text.charCodeAt(start))) start += 1
    while (end > start && isBlankUnit(text.charCodeAt(end - 1))) end -= 1
    if (end > start) visit(index, start, end)
    at = bar + 1
  }
}

/** The digits; the name behind them is the catalogue's word for them, and left as text. */
function addCode(text: string, start: number, end: number, add: AddToken): void {
  let at = start
  while (at < end && isDigit(text.charCodeAt(at))) at += 1
  if (at > start) add(start, at, 'enumMember', 'defaultLibrary')
}

function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)
}

function addField(line: Line, column: ColumnForm, add: AddToken): void {
  if (line.syntax.kind !== 'field') return
  const { name, value } = line.syntax
  const kind = cellKind(column)
  add(name.start, name.end, 'property')
  if (value.end === value.start) return
  if (kind === 'code') addCode(line.text, value.start, value.end, add)
  else if (kind) add(value.start, value.end, kind)
}

/** What comes before the formula, so that it is read as one: a declaration's beginning of the same shape. */
const BEFORE_FORMULA = '设 _ '

function addFormula(reader: NameReader | undefined, line: Line, start: number, end: number, add: AddToken): void {
  const tokens = tokenizeLine(BEFORE_FORMULA + line.text.slice(start, end))
  const names = reader?.on(line) ?? []
  for (const { type, start: at, end: stop, image } of tokens) {
    if (type === 'blank' || at < BEFORE_FORMULA.length) continue
    const moved = start - BEFORE_FORMULA.length
    addWord(names, type, at + moved + (type === 'name' ? pointBefore(image) : 0), stop + moved, add)
  }
}

/** A row of a format, or one that nothing is known of yet: labels, and the formulas in its cells. */
function addRowOfFormat(reader: NameReader | undefined, line: Line, add: AddToken): void {
  const names = reader?.on(line) ?? []
  for (const cell of cutCells(line.text)) {
    const isLabel = names.some(({ named, start }) => named.type === 'row' && start === cell.start)
    if (/^[=＝]./.test(cell.text)) addFormula(reader, line, cell.start, cell.end, add)
    else if (isLabel) add(cell.start, cell.end, 'label', 'declaration')
    else if (/^-?\d[\d,]*(?:\.\d+)?%?$/.test(cell.text)) add(cell.start, cell.end, 'number')
  }
}

/** The point between two names belongs to neither. */
function pointBefore(image: string): 0 | 1 {
  return /^[.．。]/.test(image) ? 1 : 0
}

// —— declarations, prose

function addWords(reader: NameReader | undefined, line: Line, add: AddToken): void {
  const names = reader?.on(line) ?? []
  for (const { type, start, end, image } of tokenizeLine(line.text)) {
    if (type === 'blank') continue
    // A word of digits is a year, or a code.
    addWord(names, type === 'word' && /^\d/.test(image) ? 'number' : type, start + (type === 'name' ? pointBefore(image) : 0), end, add)
  }
}

const WORDS: Readonly<Partial<Record<SourceTokenType, readonly [type: TokenType, modifier?: TokenModifier]>>> = {
  comment: ['comment'],
  keyword: ['keyword'],
  'field-name': ['keyword'],
  type: ['type', 'defaultLibrary'],
  function: ['function', 'defaultLibrary'],
  number: ['number'],
  text: ['string'],
  value: ['string'],
  operator: ['operator'],
  'word-operator': ['keyword'],
  name: ['variable'],
}

function addWord(names: readonly NamedPlace[], type: SourceTokenType, start: number, end: number, add: AddToken): void {
  const place =
    type === 'name' || type === 'word' || type === 'number' || type === 'text' || type === 'value' ? narrowest(names, start, end) : undefined
  const meant = place && MEANINGS[place.named.type]
  const [kind, modifier] = meant ?? WORDS[type] ?? []
  if (kind) add(start, end, kind, place?.declares ? 'declaration' : modifier)
}

const MEANINGS: Readonly<Record<Named['type'], readonly [type: TokenType, modifier?: TokenModifier]>> = {
  code: ['enumMember', 'defaultLibrary'],
  project: ['struct'],
  unit: ['namespace'],
  text: ['string'],
  table: ['class'],
  column: ['property'],
  row: ['label'],
  name: ['variable'],
  'last-year': ['variable'],
  format: ['namespace'],
  file: ['string'],
}

function narrowest(names: readonly NamedPlace[], start: number, end: number): NamedPlace | undefined {
  let found: NamedPlace | undefined
  for (const name of names) if (name.start <= start && end <= name.end && (!found || name.end - name.start < found.end - found.start)) found = name
  return found
}
