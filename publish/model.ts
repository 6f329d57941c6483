/**
 * What is published: tables as the form prints them, ready for any writer. Pure data; the writers know no budget.
 */
export interface Publication {
  /** e.g. 北京市西城区政务服务管理局2024年部门预算 */
  readonly title: string
  /** Printed on each page when the budget still has errors. */
  readonly draft: boolean
  readonly language: 'zh' | 'en'
  readonly tables: readonly PublishedTable[]
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
  readonly rows: readonly PublishedRow[]
  /** Below the table: notes, or the statement of an empty table. */
  readonly notes: readonly string[]
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
  /** How many rows down this cell is merged (fields printed once for a block); covered cells have `covered: true`. */
  readonly rowSpan?: number
  readonly covered?: boolean
}
