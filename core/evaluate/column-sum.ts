/** The running sum of one column over a set of rows: a changed cell is a difference, not a new sum. */
import type { ColumnForm } from '../format/form.ts'
import type { Ticks } from '../money/amount.ts'
import { add, fromInteger, type Num, subtract } from '../money/number.ts'
import type { Unknown, Value } from '../value.ts'
import { calculate, withSlack } from './arithmetic.ts'
import { type Graph, GraphNode, Source } from './graph.ts'
import type { RowState } from './row-state.ts'

export class ColumnSum extends Source {
  readonly column: ColumnForm
  readonly #graph: Graph
  #ticks: Ticks = 0n
  #slack: Ticks = 0n
  #number: Num = fromInteger(0)
  /** Rows whose cell cannot be read: with one of these the sum is unknown. */
  readonly #unreadable = new Set<RowState>()
  /** Rows whose cell is computed from beyond the row. */
  readonly #computed = new Map<RowState, GraphNode<Value>>()
  #told: string | undefined = undefined
  #changed = true

  /** The rows that it adds up. */
  readonly members: () => Iterable<RowState>

  constructor(graph: Graph, column: ColumnForm, members: () => Iterable<RowState>) {
    super()
    this.#graph = graph
    this.column = column
    this.members = members
  }

  include(row: RowState): void {
    this.#apply(row, 1n)
  }

  exclude(row: RowState): void {
    this.#apply(row, -1n)
  }

  #apply(row: RowState, sign: 1n | -1n): void {
    const cell = row.settled(this.column)
    this.#changed = true
    if (cell instanceof GraphNode) {
      if (sign > 0n) this.#computed.set(row, cell)
      else this.#computed.delete(row)
      this.#told = undefined
    } else if (cell.k === 'amount') {
      this.#ticks += sign * cell.ticks
      if (cell.slack) this.#slack += sign * cell.slack
    } else if (cell.k === 'number') {
      this.#number = sign > 0n ? add(this.#number, cell.n) : subtract(this.#number, cell.n)
    } else if (cell.k === 'unknown') {
      if (sign > 0n) this.#unreadable.add(row)
      else this.#unreadable.delete(row)
      this.#told = undefined
    }
  }

  /** Tells whoever read the sum that it changed, if it did. */
  tell(): void {
    if (!this.#changed) return
    this.#changed = false
    const now = `${this.#ticks}|${this.#slack}|${this.#number.toFixed()}`
    if (now === this.#told) return
    this.#told = now
    this.#graph.changed(this)
  }

  /** The sum; the node that runs depends on it from now on. */
  read(): Value {
    this.#graph.noteRead(this)
    const unreadable = this.#firstUnreadable()
    if (unreadable) return unreadable
    let sum: Value = this.column.type === '金额' ? withSlack(this.#ticks, this.#slack) : { k: 'number', n: this.#number }
    for (const node of this.#computed.values()) sum = calculate('+', sum, node.get())
    return sum
  }

  /** Of several reasons the same one whatever was edited in which order: the least by its words. */
  #firstUnreadable(): Value | undefined {
    let first: Unknown | undefined
    for (const row of this.#unreadable) {
      const cell = row.settled(this.column)
      if (cell instanceof GraphNode || cell.k !== 'unknown') continue
      if (!first || cell.reason.subject < first.reason.subject) first = cell
    }
    return first
  }
}
