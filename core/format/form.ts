/**
 * A form as data: what a format file (with all that it inherits) says of its tables. Made by read-format.ts, read by everything.
 * A table without a format gets a form of the same shape from its own header (ad-hoc-form.ts).
 */
import type { ColumnTypeName, EachClause, Expression, NamePath, Template, Word } from '../../grammar/index.ts'
import type { AmountUnit } from '../money/amount.ts'
import type { SectionLines } from '../prose/sections.ts'
import type { Line } from '../store/line-document.ts'

/** A place in a file: a line, and a piece of it. The line knows its document and where it stands now. */
export interface Place {
  readonly line: Line
  readonly start: number
  readonly end: number
}

/** Something wrong in a form or a budget's declarations, found while reading it. */
export interface FormProblem {
  readonly rule: string
  readonly place: Place
  readonly zh: string
  readonly en: string
}

export interface ColumnForm {
  /** Where it stands among its side's columns. */
  readonly index: number
  /** `本年预算数.基本支出.小计` as steps. */
  readonly path: readonly string[]
  readonly folded: readonly string[]
  readonly name: string
  readonly isField: boolean
  readonly type: ColumnTypeName
  readonly levels: readonly string[]
  readonly unit: AmountUnit
  /** Decimals printed: the column's, its table's or its format's. */
  readonly decimals: number | undefined
  /** Written on the column's own line: figures are then rounded to it, and stand for an interval. */
  readonly rounded: boolean
  readonly zero: string | undefined
  readonly unpublished: boolean
  readonly noTotal: boolean
  readonly printName: boolean
  readonly numbering: string | undefined
  readonly printedAs: Template | undefined
  readonly defaultValue: Expression | undefined
  readonly formula: Expression | undefined
  readonly place: Place
}

/** 金额, 数 and 百分比: columns that add up and take `= 式`. */
export function isNumeric(column: ColumnForm): boolean {
  return column.type === '金额' || column.type === '数' || column.type === '百分比'
}

export interface CellForm {
  readonly place: Place
  /** The label, or any fixed text. */
  readonly text: string
  readonly formula?: Expression
  /** 无: the column's formula does not hold here. */
  readonly none: boolean
}

export interface RowForm {
  readonly kind: 'fixed' | 'total' | 'rows'
  /** As printed; folded and bare for look-up. A label that is a formula (`= 年 - 1`) is in `labelFormula`. */
  readonly label: string
  readonly folded: string
  readonly bare: string
  readonly labelColumn: ColumnForm | undefined
  readonly labelFormula?: Expression
  readonly cells: ReadonlyMap<ColumnForm, CellForm>
  readonly place: Place
}

/** `每 列 = 式, … 于 表 当 条件 层级 …`, its columns found. */
export interface EachForm {
  readonly clause: EachClause
  readonly keys: readonly { readonly column: ColumnForm; readonly source: Expression | undefined; readonly sourceName: string }[]
  readonly table: string
  readonly when: Expression | undefined
  readonly levels: readonly string[]
  readonly place: Place
}

export interface SideForm {
  readonly index: number
  /** The word after 栏; empty for a table of one side. */
  readonly name: string
  readonly columns: readonly ColumnForm[]
  readonly rows: readonly RowForm[]
  readonly each: readonly EachForm[]
  /** 层级 of an outline by depth: the column that holds it. */
  readonly outline: ColumnForm | undefined
  /** Whether rows that the form does not fix may stand here. */
  readonly open: boolean
}

export interface TableForm {
  readonly name: string
  readonly folded: string
  readonly title: string
  readonly unit: AmountUnit
  readonly decimals: number | undefined
  readonly zero: string | undefined
  readonly sides: readonly SideForm[]
  readonly keys: readonly ColumnForm[]
  readonly notes: readonly string[]
  readonly noData: { readonly cells?: readonly string[]; readonly text?: string } | undefined
  /** Made from a budget's own header, since no format knows it. */
  readonly adHoc: boolean
  readonly place: Place
}

export interface DefineForm {
  readonly name: string
  readonly value: Expression
  readonly place: Place
}

export interface CheckForm {
  readonly severity: 'error' | 'warning'
  readonly name: string
  readonly each: EachClause | undefined
  readonly when: Expression | undefined
  readonly condition: Expression
  readonly place: Place
}

export interface CodeAddition {
  readonly classification: string
  readonly code: string
  readonly name: string
}

export interface Format {
  readonly name: string
  readonly from: number
  /** `undefined` is open: this year and all that follow. */
  readonly to: number | undefined
  readonly unit: AmountUnit
  readonly decimals: number | undefined
  readonly zero: string | undefined
  readonly tables: ReadonlyMap<string, TableForm>
  readonly defines: ReadonlyMap<string, DefineForm>
  readonly checks: readonly CheckForm[]
  readonly codes: readonly CodeAddition[]
  /** 说明: what a source prints where it writes no section of the title. */
  readonly sections: readonly SectionLines[]
  readonly problems: readonly FormProblem[]
  readonly uris: readonly string[]
}

export function placeOf(line: Line, span: { readonly start: number; readonly end: number }): Place {
  return { line, start: span.start, end: span.end }
}

export function wholeLine(line: Line): Place {
  const text = line.syntax.text
  const start = text.length - text.trimStart().length
  return { line, start, end: Math.max(start, text.trimEnd().length) }
}

export type { NamePath, Word }
