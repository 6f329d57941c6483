/**
 * What is published: the whole document, prose and tables as the form prints them, ready for any writer. Pure data; the writers know no budget.
 * A document is a title page, a list of contents (made from the sections and tables), the sections in order, then the tables in order.
 */
import type { ColumnTypeName } from '../grammar/index.ts'

export interface Publication {
  /** e.g. 北京市西城区政务服务管理局2024年部门预算 */
  readonly title: string
  /** Who publishes it, for the title page: the department, else its only unit; empty if the budget names neither. */
  readonly publisher: string
  /** The publisher's code, if the budget gives one: 299. */
  readonly publisherCode?: string
  readonly year?: number
  /** Printed on each page when the budget still has errors. */
  readonly draft: boolean
  readonly language: 'zh' | 'en'
  /** The prose, all before the tables: a form that prints a heading over its tables ends its prose with that heading. */
  readonly sections: readonly PublishedSection[]
  readonly tables: readonly PublishedTable[]
  /** Where the money goes and comes from, drawn from the tables; empty where no table tells. */
  readonly charts: readonly PublishedChart[]
}

/** An amount by parts, the largest first. */
export interface PublishedChart {
  /** 支出：按功能分类 */
  readonly title: string
  /** 元 or 万元 */
  readonly unit: string
  /** The table that it is drawn from: 表三 */
  readonly from: string
  readonly total: PublishedShare
  readonly bars: readonly PublishedBar[]
}

/** Rounded for the eye in `text`, exact in `value`. */
export interface PublishedShare {
  readonly text: string
  readonly value: string
}

export interface PublishedBar extends PublishedShare {
  /** 201 一般公共服务支出 */
  readonly label: string
  /** Of the total: `73.2%`; absent where a share says nothing. */
  readonly share?: string
  /** Of the total, in percent, 0–100; where shares say nothing, of the longest bar, and less than nothing has no length. */
  readonly length: number
}

export interface PublishedSection {
  /** From the way its title is numbered: 1 第一部分 · 2 一、 · 3 （一） · 4 1. */
  readonly level: 1 | 2 | 3 | 4
  readonly title: string
  /** Their figures filled in. A section may have none: then it is a heading alone. */
  readonly paragraphs: readonly PublishedParagraph[]
  readonly source?: SourcePlace
}

export interface PublishedParagraph {
  readonly text: string
  /** Its first line; absent where the form supplies the words. */
  readonly source?: SourcePlace
}

/** Where something printed is written. `line` counts from 0; `start` and `end` are UTF-16 units in it. */
export interface SourcePlace {
  readonly uri: string
  readonly line: number
  readonly start: number
  readonly end: number
}

export interface PublishedTable {
  /** 表三 */
  readonly name: string
  /** 部门支出总体情况表 */
  readonly title: string
  /** 元 or 万元; printed as 金额单位：万元. Absent when the table has no amount. */
  readonly unit?: string
  /** The printed header, row by row; merged cells carry spans and the cells they cover are left out. */
  readonly header: readonly (readonly HeaderCell[])[]
  readonly columns: readonly PublishedColumn[]
  /** The names of its sides (收入, 支出); absent for a table of one. */
  readonly sides?: readonly string[]
  readonly rows: readonly PublishedRow[]
  /** Below the table: notes, or the statement of an empty table. */
  readonly notes: readonly string[]
  /** The line that opens it; absent where it is generated. */
  readonly source?: SourcePlace
  /** How many more rows there are: only in a preview, which does not show them all. */
  readonly omitted?: number
}

export interface HeaderCell {
  readonly text: string
  readonly rowSpan: number
  readonly columnSpan: number
}

export interface PublishedColumn {
  /** 本年预算数 › 基本支出 › 小计 */
  readonly path: readonly string[]
  readonly kind: 'amount' | 'number' | 'percent' | 'text'
  /** Decimals printed, for amounts, numbers and percentages. */
  readonly decimals: number
  /** What the form says that it holds: 金额, 功能分类, 单位, … */
  readonly type: ColumnTypeName
  /** The number of its side, 0 for a table of one. */
  readonly side: number
  /** The columns, by number, whose figures its own add up in each row; empty if they follow from others in another way. Absent: figures of their own. */
  readonly sumOf?: readonly number[]
  /** The column, by number, whose codes it gives the names of. */
  readonly namesOf?: number
}

export interface PublishedRow {
  readonly kind: 'data' | 'total' | 'subtotal'
  /** One for each column, in order. */
  readonly cells: readonly PublishedCell[]
}

export interface PublishedCell {
  /** As printed: `6,119.852024`, `299001-…`, or empty. */
  readonly text: string
  /** The exact decimal in the column's own unit (`6119.852024`), absent for text and for a printed blank. A percentage is its fraction (`0.0597`). */
  readonly value?: string
  /** The code that it names, of a classification, a unit, a project or a service: also where the form prints the name alone. */
  readonly code?: string
  /** The rows, by number, whose figures in this column it adds up; empty if it follows from others in another way. Absent: a figure of its own. */
  readonly sumOf?: readonly number[]
  /** How many rows down this cell is merged (fields printed once for a block); covered cells have `covered: true`. */
  readonly rowSpan?: number
  readonly covered?: boolean
  /** What it was written as; absent where it is generated. */
  readonly source?: SourcePlace
}
