/**
 * A budget as it is compared: what it publishes, side by side apart and with the keys by which rows are known again.
 * Pure data, made by from-analysis.ts; a test may make its own.
 */
import type { AmountUnit } from '../../core/money/amount.ts'
import type { PublishedColumn, PublishedSection } from '../model.ts'
import type { Figure } from './figure.ts'

export interface ComparableBudget {
  readonly facts: BudgetFacts
  /** What the format exports by 设, in its order: these names cross the year though the form changed. */
  readonly names: readonly NamedFigure[]
  readonly tables: readonly ComparableTable[]
  readonly sections: readonly PublishedSection[]
}

export interface BudgetFacts {
  readonly title: string
  readonly year?: number
  /** 预算, a source; or a document under review. */
  readonly isPublished: boolean
  /** The code and name of the department, else of its only unit. */
  readonly publisher: { readonly code: string; readonly name: string }
  /** 北京市西城区, and the years that the format in force is for. */
  readonly format?: { readonly name: string; readonly from: number; readonly to?: number }
  readonly unit: AmountUnit
  /** Findings of level error. */
  readonly errors: number
}

export interface NamedFigure {
  readonly name: string
  /** The name folded, by which it is the same. */
  readonly key: string
  /** Absent where it cannot be worked out. */
  readonly figure?: Figure
}

export interface ComparableTable {
  readonly name: string
  readonly title: string
  /** Name and title folded, years in them told from the budget's own. */
  readonly nameKey: string
  readonly titleKey: string
  readonly unit: AmountUnit
  readonly hasAmounts: boolean
  readonly sides: readonly ComparableSide[]
  readonly notes: readonly string[]
  /** Pages of it are lost (缺页): a row that is not there may have been. */
  readonly isIncomplete: boolean
}

export interface ComparableSide {
  /** 收入; empty for a table of one side. */
  readonly name: string
  readonly columns: readonly ComparableColumn[]
  /** In the order of print; a block of fields is a row before the rows that it holds for. */
  readonly rows: readonly ComparableRow[]
}

/**
 * What a column is in a row: `key` the form declares so · `label` has the words of the rows that the form fixes · `typed` a code, a unit, a project … ·
 * `text` any other words · `name` the name of a code in another column · `value` words that say how much (an indicator's) or are worked out · `figure`.
 */
export type ColumnRole = 'key' | 'label' | 'typed' | 'text' | 'name' | 'value' | 'figure'

export interface ComparableColumn {
  /** As printed: 本年预算数 › 小计 */
  readonly path: readonly string[]
  /** The form's path, folded, years in it told from the budget's own. */
  readonly steps: readonly string[]
  readonly kind: PublishedColumn['kind']
  readonly decimals: number
  readonly role: ColumnRole
  /** Printed once for a block. */
  readonly isField: boolean
  /** What its codes are codes of: 功能分类, 项目 …; empty for words. */
  readonly codes: string
  /** For a `name`: the number of the column whose codes it names. */
  readonly nameOf?: number
}

export type ComparableRowKind = 'data' | 'total' | 'subtotal' | 'block'

export interface ComparableRow {
  readonly kind: ComparableRowKind
  /** One for each column of the side. */
  readonly cells: readonly ComparableCell[]
  /** The number, among the side's rows, of the block that it stands in. */
  readonly block?: number
  readonly place?: RowPlace
}

/** Where a row is written; what is generated has none. Lines count from 0. */
export interface RowPlace {
  readonly uri: string
  readonly line: number
}

export interface ComparableCell {
  readonly text: string
  /** Absent for words, and for a figure that is not known. */
  readonly figure?: Figure
  /** By which its row is known again: a code if there is one, else the name folded. */
  readonly id: string
  /** The name folded, without the code. */
  readonly nameKey: string
  /** The name that stands with a code. */
  readonly name?: string
}
