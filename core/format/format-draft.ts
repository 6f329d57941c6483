/** A form while it is being read: what read-format.ts gathers line by line, before a table is closed. */
import type { Declaration, NamePath, Word } from '../../grammar/index.ts'
import type { AmountUnit } from '../money/amount.ts'
import type { Line } from '../store/line-document.ts'
import {
  type CheckForm,
  type CodeAddition,
  type ColumnForm,
  type DefineForm,
  type FormProblem,
  placeOf,
  type RowForm,
  type TableForm,
} from './form.ts'

export type Declared<T extends Declaration['type']> = Extract<Declaration, { type: T }>

/** What is being put together; frozen into a TableForm when the next table begins. */
export interface TableDraft {
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
export interface SideDraft {
  readonly name: string
  readonly columns: ColumnForm[]
  readonly rows: RowForm[]
  readonly each: { readonly declared: Declared<'each'>; readonly line: Line }[]
  header: (ColumnForm | undefined)[] | undefined
  outline: { readonly word: Word; readonly line: Line } | undefined
}

export interface Draft {
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

export function newSide(name: string): SideDraft {
  return { name, columns: [], rows: [], each: [], header: undefined, outline: undefined }
}

export function currentSide(table: TableDraft): SideDraft {
  const last = table.sides[table.sides.length - 1]
  if (last) return last
  const side = newSide('')
  table.sides.push(side)
  return side
}

export function pathText(path: NamePath): string {
  return path.steps.map((step) => step.value).join('.')
}

export function problem(
  draft: Draft,
  line: Line,
  span: { readonly start: number; readonly end: number },
  rule: string,
  zh: string,
  en: string,
): void {
  draft.problems.push({ rule, place: placeOf(line, span), zh, en })
}
