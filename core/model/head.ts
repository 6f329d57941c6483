/**
 * What a budget declares about itself: status, year, units, known facts, names and checks of its own. Read from the
 * declarations of all its files; tables and rows are line-flow.ts's.
 */
import type { Declaration, Expression, NamePath } from '../../grammar/index.ts'
import type { CheckForm, CodeAddition, DefineForm, Place } from '../format/form.ts'
import { placeOf, wholeLine } from '../format/form.ts'
import { addCheck, declarationOf } from '../format/read-format.ts'
import type { AmountUnit } from '../money/amount.ts'
import type { Line } from '../store/line-document.ts'

export type BudgetStatus = 'source' | 'published' | 'none'

export interface KnownFact {
  readonly path: NamePath
  readonly value: Expression
  readonly place: Place
}
export interface UnitDeclaration {
  readonly code: string
  readonly name: string
  readonly nature: string | undefined
}
export interface BudgetHead {
  readonly status: BudgetStatus
  readonly year: number | undefined
  readonly department: { readonly code: string; readonly name: string } | undefined
  readonly units: readonly UnitDeclaration[]
  readonly format: { readonly name: string; readonly place: Place } | undefined
  readonly unit: AmountUnit | undefined
  readonly known: readonly KnownFact[]
  readonly defines: readonly DefineForm[]
  readonly checks: readonly CheckForm[]
  readonly codes: readonly CodeAddition[]
  readonly lastYear: { readonly path: string; readonly place: Place } | undefined
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Declarations that change what every table means: an edit of one of these puts the whole budget together anew. */
const HEAD_TYPES: ReadonlySet<Declaration['type']> = new Set([
  'budget',
  'format',
  'inherit',
  'remove',
  'department',
  'unit',
  'amount-unit',
  'decimals',
  'zero',
  'last-year',
  'include',
  'known',
  'define',
  'table',
  'side',
  'column',
  'keys',
  'each',
  'levels',
  'check',
  'code',
  'no-data',
  'lost-pages',
])

/** `outside`: above the first table of its file, where `金额单位：元` declares and sets no column. */
export function isHeadLine(line: Line, outside: boolean): boolean {
  const { kind } = line.syntax
  const declaration = kind === 'declaration' || kind === 'field' ? declarationOf(line) : undefined
  return declaration !== undefined && HEAD_TYPES.has(declaration.type) && (kind === 'declaration' || outside || declaration.type === 'table')
}

export function readHead(files: readonly (readonly Line[])[]): BudgetHead {
  const head: Mutable<BudgetHead> = {
    status: 'none',
    year: undefined,
    department: undefined,
    units: [],
    format: undefined,
    unit: undefined,
    known: [],
    defines: [],
    checks: [],
    codes: [],
    lastYear: undefined,
  }
  const lists = {
    units: [] as UnitDeclaration[],
    known: [] as KnownFact[],
    defines: [] as DefineForm[],
    checks: [] as CheckForm[],
    codes: [] as CodeAddition[],
  }
  for (const lines of files) {
    let inTable = false
    for (const line of lines) {
      const declared = line.syntax.kind === 'declaration' || line.syntax.kind === 'field' ? declarationOf(line) : undefined
      if (!declared) continue
      inTable ||= declared.type === 'table'
      // Inside a table `单位: 299001` sets a column; only the keyword line without a colon declares.
      if (line.syntax.kind === 'declaration' || !inTable) readDeclaration(head, lists, line, declared, inTable)
    }
  }
  return Object.assign(head, lists)
}

type Lists = Mutable<{ [K in 'units' | 'known' | 'defines' | 'checks' | 'codes']: BudgetHead[K][number][] }>

function readDeclaration(head: Mutable<BudgetHead>, lists: Lists, line: Line, declared: Declaration, inTable: boolean): void {
  switch (declared.type) {
    case 'budget':
      if (head.status !== 'none') return
      head.status = declared.status
      head.year = declared.year
      return
    case 'format':
      if (declared.name && !head.format) head.format = { name: declared.name.value, place: placeOf(line, declared.name) }
      return
    case 'department':
      head.department = { code: declared.code?.value ?? '', name: declared.name?.value ?? '' }
      return
    case 'unit':
      if (declared.code) lists.units.push({ code: declared.code.value, name: declared.name?.value ?? '', nature: declared.nature?.value })
      return
    case 'amount-unit':
      if (!inTable && (declared.unit?.value === '元' || declared.unit?.value === '万元')) head.unit = declared.unit.value
      return
    case 'known':
      if (declared.name && declared.value) lists.known.push({ path: declared.name, value: declared.value, place: wholeLine(line) })
      return
    case 'define':
      if (declared.name && declared.value)
        lists.defines.push({ name: declared.name.value, value: declared.value, place: placeOf(line, declared.name) })
      return
    case 'check':
      addCheck(lists.checks, declared, line)
      return
    case 'code':
      if (declared.classification && declared.code && declared.name)
        lists.codes.push({ classification: declared.classification.value, code: declared.code.value, name: declared.name.value })
      return
    case 'last-year':
      if (declared.path) head.lastYear = { path: declared.path.value, place: placeOf(line, declared.path) }
      return
    default:
  }
}
