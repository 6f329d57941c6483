/** What changed between two budgets, as data: the same for every writer. `old` and `new` are the two sides of each change. */
import type { AmountUnit } from '../../core/money/amount.ts'
import type { BudgetFacts, ComparableCell, ComparableColumn, ComparableRowKind, RowPlace } from './comparable.ts'
import type { Figure } from './figure.ts'

export interface Comparison {
  readonly old: BudgetFacts
  readonly new: BudgetFacts
  /** Exported names, in the order of the new format, those of the old one alone at the end. */
  readonly names: readonly NameChange[]
  readonly renames: readonly Rename[]
  /** Tables that both have, in the new budget's order. */
  readonly tables: readonly TableChange[]
  readonly onlyOld: readonly TableTitle[]
  readonly onlyNew: readonly TableTitle[]
  readonly sections: readonly SectionChange[]
  /** Sections of both that say the same. */
  readonly sameSections: number
}

export interface TableTitle {
  readonly name: string
  readonly title: string
}

export interface TableFacts extends TableTitle {
  readonly unit: AmountUnit
  /** Pages of it are lost: what it lacks may have been there. */
  readonly isIncomplete: boolean
}

/** A name that only one side exports has `present: false` on the other; one that cannot be worked out has no figure. */
export interface NameChange {
  readonly name: string
  readonly old: { readonly present: boolean; readonly figure?: Figure }
  readonly new: { readonly present: boolean; readonly figure?: Figure }
}

/** One code with two names, and the tables that print it. */
export interface Rename {
  /** 项目, 单位, 功能分类 … */
  readonly codes: string
  readonly code: string
  readonly old: string
  readonly new: string
  /** By their names in the new budget. */
  readonly tables: readonly string[]
}

export interface TableChange {
  readonly old: TableFacts
  readonly new: TableFacts
  readonly hasAmounts: boolean
  /** By what it was known again: a table that changed its number is found by its title, one that changed its title by its number. */
  readonly by: 'name-and-title' | 'title' | 'name'
  readonly sides: readonly SideChange[]
  readonly onlyOldSides: readonly string[]
  readonly onlyNewSides: readonly string[]
  readonly notes: { readonly old: readonly string[]; readonly new: readonly string[] }
}

export interface SideChange {
  readonly name: string
  readonly columns: readonly ColumnPair[]
  readonly onlyOld: readonly ComparableColumn[]
  readonly onlyNew: readonly ComparableColumn[]
  /** Columns of one path and of two kinds: words here, figures there. */
  readonly unlike: readonly ColumnPair[]
  /** Keys of one form that the other does not have, and how many rows cannot be told apart without them: these are not compared. */
  readonly missingKeys: readonly ComparableColumn[]
  readonly unclear: number
  readonly rows: readonly RowChange[]
  /** Rows that both have and that say the same. */
  readonly same: number
}

/** One column of both forms, by its number in each. */
export interface ColumnPair {
  readonly old: number
  readonly new: number
  readonly oldColumn: ComparableColumn
  readonly newColumn: ComparableColumn
}

export interface RowChange {
  readonly change: 'added' | 'removed' | 'changed'
  readonly kind: ComparableRowKind
  /** What the row is, key by key; keys that are the same in all rows of the table are not `telling`. */
  readonly keys: readonly RowKey[]
  /** The block that it stands in. */
  readonly block: readonly RowKey[]
  /** It came or went with its whole block. */
  readonly withBlock: boolean
  /** Of a changed row what differs; of another all that it holds. */
  readonly cells: readonly CellChange[]
  /** Same code, other name: the keys of `Rename`. */
  readonly renamed: readonly Omit<Rename, 'tables'>[]
  /** A row that came, and one that went, which are alike in all but this name; each names the other. */
  readonly alike?: string
  readonly oldPlace?: RowPlace
  readonly newPlace?: RowPlace
}

export interface RowKey {
  readonly column: ComparableColumn
  readonly text: string
  readonly isTelling: boolean
}

/** The column is the new form's, except where only the old one has it. */
export interface CellChange {
  readonly column: ComparableColumn
  readonly old?: ComparableCell
  readonly new?: ComparableCell
}

export interface SectionChange {
  readonly change: 'added' | 'removed' | 'changed'
  readonly title: string
  /** Where the title itself reads otherwise. */
  readonly oldTitle?: string
  readonly paragraphs: readonly ParagraphChange[]
}

export interface ParagraphChange {
  readonly old?: string
  readonly new?: string
}
