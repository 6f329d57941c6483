/**
 * What a name in a budget stands for, and where it stands: the common word of definition, references, highlights and rename. Two places
 * mean the same thing if their keys are the same.
 */
import type { ClassificationKind } from '../catalog/index.ts'
import type { ColumnForm, RowForm, SideForm, TableForm } from '../format/form.ts'
import type { Line } from '../store/line-document.ts'

export type Named =
  | { readonly type: 'code'; readonly kind: ClassificationKind; readonly code: string }
  | { readonly type: 'project'; readonly project: string }
  | { readonly type: 'unit'; readonly unit: string }
  /** A text by which rows are told apart, in every column of its name. */
  | { readonly type: 'text'; readonly column: string; readonly text: string }
  | { readonly type: 'table'; readonly table: TableForm }
  | { readonly type: 'column'; readonly table: TableForm; readonly side: SideForm; readonly column: ColumnForm }
  | { readonly type: 'row'; readonly table: TableForm; readonly side: SideForm; readonly row: RowForm }
  /** 设 and 已知; one of both kinds is one figure. */
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'last-year'; readonly name: string }
  | { readonly type: 'format'; readonly name: string }
  | { readonly type: 'file'; readonly target: string }

export interface NamedPlace {
  readonly line: Line
  readonly start: number
  readonly end: number
  readonly named: Named
  readonly key: string
  /** What states the thing, as opposed to what uses it. */
  readonly declares: boolean
  /** The piece that is its name, where that is less than the whole: a cell may hold a code before it. */
  readonly name: { readonly start: number; readonly end: number } | undefined
}

/** Which things are asked for, by key: the places of others are not even worked out. */
export type Accepts = (key: string) => boolean

export const EVERYTHING: Accepts = () => true

export function keyOf(named: Named): string {
  switch (named.type) {
    case 'code':
      return `code|${named.kind}|${named.code}`
    case 'project':
      return `project|${named.project}`
    case 'unit':
      return `unit|${named.unit}`
    case 'text':
      return `text|${named.column}|${named.text}`
    case 'table':
      return `table|${named.table.folded}`
    case 'column':
      return `column|${named.table.folded}|${named.side.index}|${named.column.folded.join('.')}`
    case 'row':
      return `row|${named.table.folded}|${named.side.index}|${named.side.rows.indexOf(named.row)}`
    case 'file':
      return `file|${named.target}`
    default:
      return `${named.type}|${named.name}`
  }
}
