/**
 * A data row at work: what its cells are worth. A cell is settled when the row alone decides it (written, zero, or a formula
 * over settled cells); otherwise it is a node of the graph. Language.md, Meaning 2.
 */
import { type ColumnForm, isNumeric } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import type { AmountUnit } from '../money/amount.ts'
import { fromInteger, ticksInUnit } from '../money/number.ts'
import { unknown, type Value, ZERO } from '../value.ts'
import { total } from './arithmetic.ts'
import type { Compiled } from './compile.ts'
import { GraphNode } from './graph.ts'
import type { SideState } from './side-state.ts'
import type { Tuple } from './tuple.ts'

/** Whatever a formula may ask for a column's value: a data row, a fixed row, a total row, a group of rows. */
export interface RowRef {
  cell(column: ColumnForm): Value
}

const NUMBER_ZERO: Value = { k: 'number', n: fromInteger(0) }
const BLANK: Value = { k: 'text', text: '', key: '' }

export function zeroOf(column: ColumnForm): Value {
  return column.type === '金额' ? ZERO : NUMBER_ZERO
}

export class RowState implements RowRef {
  readonly row: BoundRow
  readonly side: SideState
  readonly #cells: (Value | GraphNode<Value> | 'running' | undefined)[]
  tuple: Tuple | undefined = undefined
  /** Nodes that live and die with the row: its computed cells and its equations. */
  readonly nodes: GraphNode<unknown>[] = []
  /** In a tree: the rows directly below it, of which it is the sum. */
  children: readonly RowState[] = []

  constructor(row: BoundRow, side: SideState) {
    this.row = row
    this.side = side
    this.#cells = new Array(side.form.columns.length).fill(undefined)
  }

  get isParent(): boolean {
    return this.children.length > 0
  }

  cell(column: ColumnForm): Value {
    const cell = this.settled(column)
    return cell instanceof GraphNode ? cell.get() : cell
  }

  /** The value if the row decides it alone, else the node that computes it. */
  settled(column: ColumnForm): Value | GraphNode<Value> {
    const known = this.#cells[column.index]
    if (known === 'running') return this.#node(column, this.#formulaOf(column) as Compiled)
    if (known !== undefined) return known
    this.#cells[column.index] = 'running'
    const cell = this.#work(column)
    const meanwhile = this.#cells[column.index]
    if (meanwhile instanceof GraphNode) return meanwhile
    this.#cells[column.index] = cell
    return cell
  }

  /** Whether the budget itself says what the cell holds: then a formula for it is something to check. */
  isWritten(column: ColumnForm): boolean {
    return this.row.written[column.index] !== undefined || (this.side.isPublished && isNumeric(column) && this.isPrinted(column))
  }

  isPrinted(column: ColumnForm): boolean {
    return this.row.header?.slots.some((slot) => slot?.column === column) === true
  }

  #work(column: ColumnForm): Value | GraphNode<Value> {
    const written = this.row.written[column.index]
    if (written) return written.formula ? this.#compute(column, this.side.compileCell(this.row, column, written.formula)) : written.value
    if (this.#countsElsewhere(column)) return zeroOf(column)
    const formula = this.#formulaOf(column)
    if (formula) return this.#compute(column, formula)
    return this.#blank(column)
  }

  /** A field's figure stands once for its block: in a row of its own, or in the first row of those that write it as a column. */
  #countsElsewhere(column: ColumnForm): boolean {
    const { kind, block, line } = this.row
    return kind === 'data' && column.isField && isNumeric(column) && block?.side === this.side.form && block.countedAt !== line
  }

  /** The formula that stands in for a cell which nobody wrote: the column's own in a source, the default in either. */
  #formulaOf(column: ColumnForm): Compiled | undefined {
    const written = this.row.written[column.index]
    if (written?.formula) return this.side.compileCell(this.row, column, written.formula)
    const mayCompute = !this.side.isPublished || column.unpublished
    if (mayCompute || this.row.line === undefined) {
      const own = this.side.formula(column)
      if (own) return own
    }
    if (mayCompute || !isNumeric(column)) return this.side.defaultOf(column)
    return undefined
  }

  #blank(column: ColumnForm): Value | GraphNode<Value> {
    if (!isNumeric(column))
      return this.isPrinted(column) || this.row.kind === 'block' ? BLANK : unknown('column-missing', `${this.row.table.name}.${column.name}`)
    // A field's figure stands once for its block, in a row of its own.
    if (this.row.kind === 'block' || column.isField || this.row.block?.written[column.index]) return zeroOf(column)
    if ((this.side.isPublished || this.row.header?.isUnread) && this.row.line && !this.isPrinted(column))
      return unknown('column-missing', `${this.row.table.name}.${column.name}`)
    return this.side.isTree && !this.side.isPublished && column !== this.side.form.outline && !column.noTotal
      ? this.#sumOfChildren(column)
      : zeroOf(column)
  }

  /** What a tree's source leaves blank above its leaves follows from them. Which rows lie below depends on all rows. */
  #sumOfChildren(column: ColumnForm): GraphNode<Value> {
    const { side } = this
    const node = new GraphNode<Value>(side.graph, {
      compute: () => {
        side.graph.noteRead(side.order)
        return this.isParent ? total(this.children.map((child) => child.cell(column))) : zeroOf(column)
      },
      onCycle: () => unknown('cycle', `${this.row.table.name}.${column.name}`),
    })
    this.nodes.push(node)
    return node
  }

  #compute(column: ColumnForm, formula: Compiled): Value | GraphNode<Value> {
    if (!formula.local) return this.#node(column, formula)
    for (const used of formula.columns) if (this.settled(used) instanceof GraphNode) return this.#node(column, formula)
    return inCell(formula.run({ row: this, side: this.side, column }), column, this.row.unit)
  }

  #node(column: ColumnForm, formula: Compiled): GraphNode<Value> {
    const known = this.#cells[column.index]
    if (known instanceof GraphNode) return known
    const node = new GraphNode<Value>(this.side.graph, {
      compute: () => inCell(formula.run({ row: this, side: this.side, column }), column, this.row.unit),
      onCycle: (gently) => unknown(gently ? 'nothing' : 'cycle', `${this.row.table.name}.${column.name}`),
      isDefault: formula === this.side.defaultOf(column),
    })
    this.#cells[column.index] = node
    this.nodes.push(node)
    return node
  }

  dispose(): void {
    for (const node of this.nodes) node.dispose()
  }
}

/** A bare number in an amount cell has the table's unit. */
export function inCell(value: Value, column: ColumnForm, unit: AmountUnit): Value {
  if (column.type !== '金额' || value.k !== 'number') return value
  return { k: 'amount', ticks: ticksInUnit(value.n, unit) }
}
