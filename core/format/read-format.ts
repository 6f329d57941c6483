/**
 * Reads a format file: lines → Format. A slip in a line is a problem at that line; the rest of the form stands.
 * Inheritance is resolved by whoever knows the other files: the inherited format is passed in.
 */
import type { Declaration, Expression, NamePath, Word } from '../../grammar/index.ts'
import { cutCells, parseExpression } from '../../grammar/index.ts'
import type { AmountUnit } from '../money/amount.ts'
import type { Line } from '../store/line-document.ts'
import { findColumn } from './find-column.ts'
import {
  type CellForm, type CheckForm, type CodeAddition, type ColumnForm, type DefineForm, type EachForm, type Format, type FormProblem,
  isNumeric, placeOf, type RowForm, type SideForm, type TableForm, wholeLine
} from './form.ts'
import { bareLabel, foldLabel, totalKind } from './label.ts'

type Declared<T extends Declaration['type']> = Extract<Declaration, { type: T }>

/** What is being put together; frozen into a TableForm when the next table begins. */
interface TableDraft {
  readonly line: Line
  readonly name: string
  readonly title: string
  unit: AmountUnit
  decimals: number | undefined
  zero: string | undefined
  sides: SideDraft[]
  keys: NamePath[]
  keysLine: Line | undefined
  notes: string[]
  noData: TableForm['noData']
}
interface SideDraft {
  readonly name: string
  readonly columns: ColumnForm[]
  readonly rows: RowForm[]
  readonly each: { readonly declared: Declared<'each'>; readonly line: Line }[]
  header: (ColumnForm | undefined)[] | undefined
  outline: { readonly word: Word; readonly line: Line } | undefined
}

interface Draft {
  name: string
  from: number
  to: number | undefined
  unit: AmountUnit
  decimals: number | undefined
  zero: string | undefined
  readonly tables: Map<string, TableForm>
  readonly defines: Map<string, DefineForm>
  readonly checks: CheckForm[]
  readonly codes: CodeAddition[]
  readonly problems: FormProblem[]
  table: TableDraft | undefined
}

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
    table: undefined
  }
  for (const line of lines) readLine(draft, line)
  closeTable(draft)
  const { name, from, to, unit, decimals, zero, tables, defines, checks, codes, problems } = draft
  return { name, from, to, unit, decimals, zero, tables, defines, checks, codes, problems, uris: [uri, ...(base?.uris ?? [])] }
}

function readLine(draft: Draft, line: Line): void {
  if (line.syntax.kind === 'row') return readRow(draft, line)
  const declaration = declarationOf(line)
  if (declaration) readDeclaration(draft, line, declaration)
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
        problem(draft, line, declared.table, 'unknown-table', `没有继承来的表“${declared.table.value}”`, `no inherited table “${declared.table.value}”`)
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
    place: declared.name ? placeOf(line, declared.name) : wholeLine(line)
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
    noData: undefined
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

function newSide(name: string): SideDraft {
  return { name, columns: [], rows: [], each: [], header: undefined, outline: undefined }
}

function currentSide(table: TableDraft): SideDraft {
  const last = table.sides[table.sides.length - 1]
  if (last) return last
  const side = newSide('')
  table.sides.push(side)
  return side
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
    place: placeOf(line, declared.name)
  })
}

function readRow(draft: Draft, line: Line): void {
  const table = draft.table
  if (!table) return
  const side = currentSide(table)
  const cells = cutCells(line.syntax.text)
  if (!side.header) {
    side.header = cells.map((cell) => {
      const match = findColumn(side.columns, [cell.text])
      if (match && 'column' in match) return match.column
      problem(draft, line, cell, 'unknown-column', `没有列“${cell.text}”`, `no column “${cell.text}”`)
      return undefined
    })
    return
  }
  const forms = new Map<ColumnForm, CellForm>()
  for (const [index, cell] of cells.entries()) {
    const column = side.header[index]
    if (!column || cell.text === '') continue
    forms.set(column, readCellForm(draft, line, column, cell))
  }
  side.rows.push(readRowForm(line, forms))
}

function readCellForm(draft: Draft, line: Line, column: ColumnForm, cell: { readonly text: string; readonly start: number; readonly end: number }): CellForm {
  const place = placeOf(line, cell)
  if (/^[=＝]/.test(cell.text) && cell.text.length > 1) {
    const { expression, problems } = parseExpression(cell.text.slice(1), cell.start + 1)
    for (const slip of problems) problem(draft, line, slip, 'syntax', slip.zh, slip.en)
    return { place, text: cell.text, formula: expression, none: false }
  }
  return { place, text: cell.text, none: cell.text === '无' && isNumeric(column) }
}

function readRowForm(line: Line, cells: ReadonlyMap<ColumnForm, CellForm>): RowForm {
  const place = wholeLine(line)
  const [labelColumn] = cells.keys()
  const labelCell = labelColumn && cells.get(labelColumn)
  const label = labelCell?.text ?? ''
  const folded = foldLabel(label)
  const kind = label === '…' || label === '...' ? 'rows' : totalKind(folded) === 'total' ? 'total' : 'fixed'
  const form: RowForm = { kind, label, folded, bare: bareLabel(folded), labelColumn, cells, place }
  return labelCell?.formula && kind === 'fixed' ? { ...form, labelFormula: labelCell.formula } : form
}

function closeTable(draft: Draft): void {
  const table = draft.table
  draft.table = undefined
  if (!table) return
  const sides = table.sides.map((side, index) => closeSide(draft, side, index))
  const keys = table.keys.flatMap((path) => {
    const match = findColumn(sides.flatMap((side) => side.columns), path.steps.map((step) => step.value))
    if (match && 'column' in match) return [match.column]
    if (table.keysLine) problem(draft, table.keysLine, path, 'unknown-column', `没有列“${pathText(path)}”`, `no column “${pathText(path)}”`)
    return []
  })
  const { name, title, unit, decimals, zero, notes, noData, line } = table
  const form: TableForm = { name, folded: foldLabel(name), title, unit, decimals, zero, sides, keys, notes, noData, adHoc: false, place: wholeLine(line) }
  draft.tables.set(name, form)
}

function closeSide(draft: Draft, side: SideDraft, index: number): SideForm {
  const each = side.each.map(({ declared, line }) => closeEach(draft, side, declared, line))
  const outlineMatch = side.outline && findColumn(side.columns, [side.outline.word.value])
  if (side.outline && !(outlineMatch && 'column' in outlineMatch))
    problem(draft, side.outline.line, side.outline.word, 'unknown-column', `没有列“${side.outline.word.value}”`, `no column “${side.outline.word.value}”`)
  const hasFixed = side.rows.some((row) => row.kind === 'fixed')
  return {
    index,
    name: side.name,
    columns: side.columns,
    rows: side.rows,
    each,
    outline: outlineMatch && 'column' in outlineMatch ? outlineMatch.column : undefined,
    open: !hasFixed || side.rows.some((row) => row.kind === 'rows') || each.length > 0
  }
}

function closeEach(draft: Draft, side: SideDraft, declared: Declared<'each'>, line: Line): EachForm {
  const { each } = declared
  const keys = each.keys.flatMap(({ column, source }) => {
    const match = findColumn(side.columns, column.steps.map((step) => step.value))
    if (match && 'column' in match) return [{ column: match.column, source: source as Expression | undefined, sourceName: pathText(column) }]
    problem(draft, line, column, 'unknown-column', `本表没有列“${pathText(column)}”`, `this table has no column “${pathText(column)}”`)
    return []
  })
  return { clause: each, keys, table: each.table?.value ?? '', when: each.when, levels: each.levels.map((word) => word.value), place: wholeLine(line) }
}

function pathText(path: NamePath): string {
  return path.steps.map((step) => step.value).join('.')
}

function problem(draft: Draft, line: Line, span: { readonly start: number; readonly end: number }, rule: string, zh: string, en: string): void {
  draft.problems.push({ rule, place: placeOf(line, span), zh, en })
}
