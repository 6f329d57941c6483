/**
 * Reads a format file: lines → Format. A slip in a line is a problem at that line; the rest of the form stands.
 * Inheritance is resolved by whoever knows the other files: the inherited format is passed in.
 */
import type { Declaration } from '../../grammar/index.ts'
import { readSections } from '../prose/sections.ts'
import type { Line } from '../store/line-document.ts'
import { closeTable } from './close-table.ts'
import { type CheckForm, type Format, placeOf, wholeLine } from './form.ts'
import { currentSide, type Declared, type Draft, newSide, problem, type TableDraft } from './format-draft.ts'
import { foldLabel } from './label.ts'
import { readRow } from './read-format-row.ts'

export interface InheritRequest {
  readonly name: string
  readonly year: number
  readonly line: Line
}

/** The format that a file's 继承 line asks for, if it has one. */
export function inheritedFormat(lines: readonly Line[]): InheritRequest | undefined {
  for (const line of lines) {
    const declaration = declarationOf(line)
    if (declaration?.type === 'inherit' && declaration.name && declaration.year !== undefined)
      return { name: declaration.name.value, year: declaration.year, line }
  }
  return undefined
}

/** A line's declaration, also where it is written with a colon (`金额单位：元`). */
export function declarationOf(line: Line): Declaration | undefined {
  const { syntax } = line
  if (syntax.kind === 'declaration') return syntax.declaration
  return syntax.kind === 'field' ? syntax.declaration : undefined
}

export function readFormat(lines: readonly Line[], base: Format | undefined, uri: string): Format {
  const draft: Draft = {
    name: '',
    from: 0,
    to: undefined,
    unit: base?.unit ?? '元',
    decimals: base?.decimals,
    zero: base?.zero,
    tables: new Map(base?.tables),
    defines: new Map(base?.defines),
    checks: [...(base?.checks ?? [])],
    codes: [...(base?.codes ?? [])],
    problems: [],
    table: undefined,
  }
  for (const line of lines) readLine(draft, line)
  closeTable(draft)
  const { name, from, to, unit, decimals, zero, tables, defines, checks, codes, problems } = draft
  // A document's prose is one text: a form that writes any of it takes over none.
  const own = readSections(lines)
  const sections = own.length > 0 ? own : (base?.sections ?? [])
  return { name, from, to, unit, decimals, zero, tables, defines, checks, codes, sections, problems, uris: [uri, ...(base?.uris ?? [])] }
}

function readLine(draft: Draft, line: Line): void {
  const declaration = declarationOf(line)
  if (line.syntax.kind === 'row') readRow(draft, line)
  else if (declaration) readDeclaration(draft, line, declaration)
}

function readDeclaration(draft: Draft, line: Line, declared: Declaration): void {
  switch (declared.type) {
    case 'format':
      draft.name = declared.name?.value ?? ''
      draft.from = declared.years?.from ?? 0
      draft.to = declared.years ? declared.years.to : undefined
      return
    case 'remove':
      closeTable(draft)
      if (declared.table && !draft.tables.delete(declared.table.value))
        problem(
          draft,
          line,
          declared.table,
          'unknown-table',
          `没有继承来的表“${declared.table.value}”`,
          `no inherited table “${declared.table.value}”`,
        )
      return
    case 'amount-unit':
      setUnit(draft, declared)
      return
    case 'decimals':
      if (draft.table) draft.table.decimals = declared.digits
      else draft.decimals = declared.digits
      return
    case 'zero':
      if (draft.table) draft.table.zero = declared.print?.value
      else draft.zero = declared.print?.value
      return
    case 'define':
      closeTable(draft)
      if (declared.name && declared.value)
        draft.defines.set(foldLabel(declared.name.value), { name: declared.name.value, value: declared.value, place: placeOf(line, declared.name) })
      return
    case 'check':
      closeTable(draft)
      addCheck(draft.checks, declared, line)
      return
    case 'code':
      closeTable(draft)
      if (declared.classification && declared.code && declared.name)
        draft.codes.push({ classification: declared.classification.value, code: declared.code.value, name: declared.name.value })
      return
    case 'table':
      openTable(draft, line, declared)
      return
    case 'section':
      closeTable(draft)
      return
    default:
      readTablePart(draft, line, declared)
  }
}

/** Adds a 校验 or 核实; one of the same name replaces the inherited one. */
export function addCheck(checks: CheckForm[], declared: Declared<'check'>, line: Line): void {
  if (!declared.condition) return
  const name = declared.name?.value ?? ''
  const check: CheckForm = {
    severity: declared.severity,
    name,
    each: declared.each,
    when: declared.when,
    condition: declared.condition,
    place: declared.name ? placeOf(line, declared.name) : wholeLine(line),
  }
  const earlier = name ? checks.findIndex((each) => each.name === name) : -1
  if (earlier >= 0) checks[earlier] = check
  else checks.push(check)
}

function setUnit(draft: Draft, declared: Declared<'amount-unit'>): void {
  const unit = declared.unit?.value
  if (unit !== '元' && unit !== '万元') return
  if (draft.table) draft.table.unit = unit
  else draft.unit = unit
}

function openTable(draft: Draft, line: Line, declared: Declared<'table'>): void {
  closeTable(draft)
  if (!declared.name) return
  draft.table = {
    line,
    name: declared.name.value,
    title: declared.title?.value ?? '',
    unit: draft.unit,
    decimals: draft.decimals,
    zero: draft.zero,
    sides: [],
    keys: [],
    keysLine: undefined,
    notes: [],
    noData: undefined,
  }
}

function readTablePart(draft: Draft, line: Line, declared: Declaration): void {
  const table = draft.table
  if (!table) return
  switch (declared.type) {
    case 'side':
      table.sides.push(newSide(declared.name?.value ?? ''))
      return
    case 'column':
      addColumn(draft, table, line, declared)
      return
    case 'keys':
      table.keys.push(...declared.columns)
      table.keysLine = line
      return
    case 'each':
      currentSide(table).each.push({ declared, line })
      return
    case 'levels':
      if (declared.levels[0]) currentSide(table).outline = { word: declared.levels[0], line }
      return
    case 'note':
      if (declared.text) table.notes.push(declared.text.value)
      return
    case 'no-data':
      table.noData = declared.cells ? { cells: declared.cells.map((cell) => cell.text) } : { text: declared.text?.value ?? '' }
      return
    default:
  }
}

function addColumn(draft: Draft, table: TableDraft, line: Line, declared: Declared<'column'>): void {
  if (!declared.name) return
  const side = currentSide(table)
  const path = declared.name.steps.map((step) => step.value)
  const folded = path.map(foldLabel)
  if (side.columns.some((column) => column.folded.join('.') === folded.join('.')))
    problem(draft, line, declared.name, 'syntax', `列“${path.join('.')}”写了两次`, `the column “${path.join('.')}” is declared twice`)
  side.columns.push({
    index: side.columns.length,
    path,
    folded,
    name: path[path.length - 1] ?? '',
    isField: declared.isField,
    type: declared.columnType?.name ?? '文本',
    levels: declared.columnType?.levels ?? [],
    unit: table.unit,
    decimals: declared.decimals ?? (declared.columnType?.name === '金额' ? table.decimals : undefined),
    rounded: declared.decimals !== undefined,
    zero: declared.zero?.value ?? table.zero,
    unpublished: declared.unpublished,
    noTotal: declared.noTotal,
    printName: declared.printName,
    numbering: declared.numbering?.value,
    printedAs: declared.printedAs,
    defaultValue: declared.defaultValue,
    formula: declared.formula,
    place: placeOf(line, declared.name),
  })
}
