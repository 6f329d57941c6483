/**
 * The cube of a table: its leaf rows put together by the tuple of the columns that any formula filters or groups by.
 * Filters read tuples, never rows. An index finds the tuples of a key at once, codes also by what they lie below.
 */
import type { CompareOperator } from '../../grammar/index.ts'
import type { ColumnForm } from '../format/form.ts'
import { type Value, valueKey } from '../value.ts'
import { compareValues, isTrue, wordOf } from './arithmetic.ts'
import { ColumnSum } from './column-sum.ts'
import { type Graph, GraphNode, Source } from './graph.ts'
import type { RowRef, RowState } from './row-state.ts'
import type { SideState } from './side-state.ts'

/** One combination of dimension values. A dimension that the rows do not write is computed when asked for. */
export class Tuple implements RowRef {
  readonly side: SideState
  /** A row that stands for all: they agree in every dimension. */
  sample: RowState
  readonly rows = new Set<RowState>()
  readonly #sums = new Map<ColumnForm, ColumnSum>()

  constructor(side: SideState, sample: RowState) {
    this.side = side
    this.sample = sample
  }

  /** A dimension’s value, or for a figure the sum of the tuple’s rows. */
  cell(column: ColumnForm): Value {
    return this.side.dimensions.has(column) && column.type !== '金额' ? this.sample.cell(column) : this.sum(column)
  }

  sum(column: ColumnForm): Value {
    let sum = this.#sums.get(column)
    if (!sum) {
      sum = new ColumnSum(this.side.graph, column, () => this.rows)
      for (const row of this.rows) sum.include(row)
      sum.tell()
      this.#sums.set(column, sum)
    }
    return sum.read()
  }

  /** The sum of a column, if somebody asked for it. */
  sumAsked(column: ColumnForm): ColumnSum | undefined {
    return this.#sums.get(column)
  }

  add(row: RowState): void {
    this.rows.add(row)
    for (const sum of this.#sums.values()) this.side.touched.add(including(sum, row))
  }

  remove(row: RowState): void {
    this.rows.delete(row)
    for (const sum of this.#sums.values()) {
      sum.exclude(row)
      this.side.touched.add(sum)
    }
  }
}

function including(sum: ColumnSum, row: RowState): ColumnSum {
  sum.include(row)
  return sum
}

/** The tuples of one key; a source, since tuples come and go. */
export class Bucket extends Source {
  readonly tuples = new Set<Tuple>()
}

export interface Condition {
  readonly column: ColumnForm
  readonly operator: CompareOperator | 'within'
  readonly right: Value
}

interface Index {
  readonly columns: readonly { readonly column: ColumnForm; readonly below: boolean }[]
  readonly buckets: Map<string, Bucket>
}

export class Cube {
  readonly #side: SideState
  readonly tuples = new Map<string, Tuple>()
  /** Every tuple: for filters that no index serves. */
  readonly all = new Bucket()
  readonly #indexes = new Map<string, Index>()
  readonly #changed = new Set<Bucket>()
  /** Tuples without rows, until the next telling. */
  readonly #emptied = new Set<Tuple>()
  /** Tuples with a dimension that was written and cannot be read: a filter by it has no answer. */
  readonly #unreadable = new Map<ColumnForm, Bucket>()

  constructor(side: SideState) {
    this.#side = side
  }

  add(row: RowState): Tuple {
    const key = this.#keyOf(row)
    let tuple = this.tuples.get(key)
    if (tuple && this.#emptied.delete(tuple)) tuple.sample = row
    if (!tuple) {
      tuple = new Tuple(this.#side, row)
      this.tuples.set(key, tuple)
      this.#place(tuple, true)
    }
    tuple.add(row)
    return tuple
  }

  remove(row: RowState): void {
    const key = this.#keyOf(row)
    const tuple = this.tuples.get(key)
    if (!tuple) return
    tuple.remove(row)
    const [sample] = tuple.rows
    // An edited row leaves and comes back: its tuple waits for it, unless a dimension lives and dies with the row.
    if (!this.#isSettled(row)) this.#replace(key, tuple)
    else if (!sample) this.#emptied.add(tuple)
    else if (tuple.sample === row) tuple.sample = sample
  }

  #isSettled(row: RowState): boolean {
    for (const column of this.#side.dimensions) if (column.type !== '金额' && row.settled(column) instanceof GraphNode) return false
    return true
  }

  /** Another tuple with the rows that are left takes its place, if any are. */
  #replace(key: string, tuple: Tuple): void {
    const [sample] = tuple.rows
    if (sample && tuple.sample !== sample && tuple.rows.has(tuple.sample)) return
    this.tuples.delete(key)
    this.#place(tuple, false)
    if (!sample) return
    const next = new Tuple(this.#side, sample)
    for (const row of tuple.rows) {
      next.rows.add(row)
      row.tuple = next
    }
    this.tuples.set(key, next)
    this.#place(next, true)
  }

  /** Tells the readers of buckets that gained or lost tuples. */
  tell(graph: Graph): void {
    for (const tuple of this.#emptied) {
      this.tuples.delete(this.#keyOf(tuple.sample))
      this.#place(tuple, false)
    }
    this.#emptied.clear()
    for (const bucket of this.#changed) graph.changed(bucket)
    this.#changed.clear()
  }

  #keyOf(row: RowState): string {
    let key = ''
    for (const column of this.#side.dimensions) {
      if (column.type === '金额') continue
      // A row whose cell cannot be read is no mate of one that has none: only the first has no answer.
      key += `${dimensionKey(row, column) ?? (badCell(row, column) ? '\u0002' : '\u0000')}\u0001`
    }
    return key
  }

  #place(tuple: Tuple, present: boolean): void {
    this.#move(this.all, tuple, present)
    for (const column of this.#side.dimensions) if (badCell(tuple.sample, column)) this.#move(this.#unreadableBy(column), tuple, present)
    for (const index of this.#indexes.values()) for (const key of indexKeys(index, tuple.sample)) this.#move(this.#bucket(index, key), tuple, present)
  }

  #move(bucket: Bucket, tuple: Tuple, present: boolean): void {
    if (present) bucket.tuples.add(tuple)
    else bucket.tuples.delete(tuple)
    this.#changed.add(bucket)
  }

  #bucket(index: Index, key: string): Bucket {
    let bucket = index.buckets.get(key)
    if (!bucket) {
      bucket = new Bucket()
      index.buckets.set(key, bucket)
    }
    return bucket
  }

  #unreadableBy(column: ColumnForm): Bucket {
    let bucket = this.#unreadable.get(column)
    if (!bucket) {
      bucket = new Bucket()
      this.#unreadable.set(column, bucket)
    }
    return bucket
  }

  /** The tuples that meet the conditions. What cannot be decided is the answer instead. */
  select(conditions: readonly Condition[]): readonly Tuple[] | Value {
    for (const { right } of conditions) if (right.k === 'unknown') return right
    const indexed = conditions.filter((condition) => this.#canIndex(condition))
    const rest = conditions.filter((condition) => !indexed.includes(condition))
    for (const { column } of indexed) {
      const bad = this.#unreadableBy(column)
      this.#side.graph.noteRead(bad)
      for (const tuple of bad.tuples) return badCell(tuple.sample, column) as Value
    }
    const bucket = indexed.length === 0 ? this.all : this.#lookUp(indexed)
    this.#side.graph.noteRead(bucket)
    return this.among(bucket.tuples, rest)
  }

  /** Of some tuples those that meet the conditions. What cannot be decided is the answer instead. */
  among(tuples: Iterable<Tuple>, conditions: readonly Condition[]): readonly Tuple[] | Value {
    const hits: Tuple[] = []
    for (const tuple of tuples) {
      const verdict = meets(tuple, conditions)
      if (verdict === true) hits.push(tuple)
      else if (verdict !== false) return verdict
    }
    return hits
  }

  #canIndex({ column, operator, right }: Condition): boolean {
    if (operator !== '=' && operator !== 'within' && operator !== '属于') return false
    return wordOf(right) !== undefined && this.#side.isPlainDimension(column)
  }

  #lookUp(conditions: readonly Condition[]): Bucket {
    const sorted = [...conditions].sort((a, b) => a.column.index - b.column.index)
    const columns = sorted.map(({ column, operator }) => ({ column, below: operator !== '=' }))
    const signature = columns.map(({ column, below }) => `${column.index}${below ? '↓' : ''}`).join()
    let index = this.#indexes.get(signature)
    if (!index) {
      index = { columns, buckets: new Map() }
      this.#indexes.set(signature, index)
      for (const tuple of this.tuples.values()) for (const key of indexKeys(index, tuple.sample)) this.#bucket(index, key).tuples.add(tuple)
    }
    return this.#bucket(index, sorted.map(({ right }) => wordOf(right)).join('\u0001'))
  }
}

function badCell(row: RowState, column: ColumnForm): Value | undefined {
  if (column.type === '金额') return undefined
  const cell = row.settled(column)
  return !(cell instanceof GraphNode) && cell.k === 'unknown' && cell.reason.kind === 'bad-cell' ? cell : undefined
}

/** The key of a written dimension; `undefined` where nothing settles it in the row. */
function dimensionKey(row: RowState, column: ColumnForm): string | undefined {
  const cell = row.settled(column)
  return cell instanceof GraphNode ? undefined : valueKey(cell)
}

function indexKeys(index: Index, row: RowState): readonly string[] {
  let keys: string[] = ['']
  for (const [position, { column, below }] of index.columns.entries()) {
    const key = dimensionKey(row, column)
    if (key === undefined) return []
    const cell = row.settled(column)
    const steps = below && !(cell instanceof GraphNode) && cell.k === 'code' ? prefixes(key) : [key]
    keys = keys.flatMap((start) => steps.map((step) => (position === 0 ? step : `${start}\u0001${step}`)))
  }
  return keys
}

function prefixes(code: string): readonly string[] {
  return Array.from({ length: code.length }, (_, length) => code.slice(0, length + 1))
}

function meets(tuple: Tuple, conditions: readonly Condition[]): boolean | Value {
  let open: Value | undefined
  for (const { column, operator, right } of conditions) {
    const left = tuple.cell(column)
    const verdict = operator === 'within' ? compareValues(left.k === 'code' ? '属于' : '=', left, right) : compareValues(operator, left, right)
    if (verdict.k === 'truth' && !verdict.truth) return false
    if (!isTrue(verdict)) open ??= verdict
  }
  return open ?? true
}
