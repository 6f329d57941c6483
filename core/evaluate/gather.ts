/**
 * A 每 line at work: the source’s tuples put together by the view’s keys. Gives each row what it gathers (本组), and the rows
 * that the form brings and nobody wrote: in a source they are generated, in a published document they are missing.
 */
import type { ColumnForm, EachForm } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import type { Line } from '../store/line-document.ts'
import { type Unknown, unknown, type Value } from '../value.ts'
import { isTrue, wordOf } from './arithmetic.ts'
import type { Compiled, Frame, GroupRef } from './compile.ts'
import { type Graph, GraphNode, Source } from './graph.ts'
import { KnownKeys } from './known-keys.ts'
import { ANY, broughtRow, isBlankKey, isUnreadable, levelsOf, type Membership, type Part, partOf, sameMembership } from './membership.ts'
import type { RowState } from './row-state.ts'
import type { SideState } from './side-state.ts'
import { Bucket, type Tuple } from './tuple.ts'

interface Member {
  readonly node: GraphNode<Membership>
  keys: readonly string[]
}

/** A code cut to a level: 2010301 at 款 is 20103. */
export type CutAt = (value: Value, column: ColumnForm, level: string) => Value

export class Gather {
  readonly form: EachForm
  readonly view: SideState
  readonly source: SideState
  readonly #graph: Graph
  readonly #keys: readonly Compiled[]
  readonly #when: Compiled | undefined
  readonly #members = new Map<Tuple, Member>()
  readonly #buckets = new Map<string, Bucket>()
  /** How many tuples of the source, and how many rows of the view, know each key. */
  readonly #known: KnownKeys
  readonly #undecided = new Map<Tuple, Unknown>()
  /** Rows of the view whose own key cannot be read: one of them may be the row that seems to be missing. */
  readonly #unreadableRows = new Set<RowState>()
  /** Changes when a key comes to be known or falls away, and when a group begins or ends. */
  readonly groups = new Source()
  /** Changes when a written row of the view comes or goes. */
  readonly #viewRows = new Source()
  /** Changes when it comes to be known, or no longer known, to which groups the tuples belong. */
  readonly #certainty = new Source()
  readonly #scan: GraphNode<number>
  readonly #wanted: GraphNode<readonly string[]>
  readonly #brought = new Map<string, BoundRow>()
  readonly #viewKeys = new Map<RowState, string>()
  readonly #rowsOfKey = new Map<string, Set<RowState>>()
  #generation = 0
  readonly #cutAt: CutAt

  constructor(form: EachForm, view: SideState, source: SideState, keys: readonly Compiled[], when: Compiled | undefined, cutAt: CutAt) {
    this.form = form
    this.view = view
    this.source = source
    this.#graph = view.graph
    this.#keys = keys
    this.#when = when
    this.#cutAt = cutAt
    this.#known = new KnownKeys(form.keys.length)
    this.#scan = new GraphNode<number>(this.#graph, {
      compute: () => this.#scanSource(),
      onCycle: () => this.#generation,
      keepsOnCycle: true,
      same: (a, b) => a === b,
      watch: () => {},
    })
    this.#wanted = new GraphNode<readonly string[]>(this.#graph, {
      compute: () => this.#findWanted(),
      onCycle: () => [...this.#brought.keys()],
      keepsOnCycle: true,
      same: (a, b) => a.length === b.length && a.every((key, index) => key === b[index]),
      watch: (keys) => this.#bringRows(keys),
    })
  }

  /** Makes sure that the rows which the form brings are there before they are read. */
  bring(): Unknown | undefined {
    if (this.view.isPublished) return undefined
    this.#wanted.get()
    this.#graph.noteRead(this.#certainty)
    // While nobody knows which groups there are, nobody knows which rows there are.
    const [undecided] = this.#undecided.values()
    return undecided && unknown(undecided.reason.kind, undecided.reason.subject)
  }

  /** In a published document: rows that the form brings and nobody wrote. */
  get missing(): Iterable<BoundRow> {
    // By their keys: in which order they came to be missing is a matter of history.
    const inOrder = [...this.#brought].sort(([a], [b]) => (a < b ? -1 : 1))
    return this.view.isPublished ? inOrder.map(([, row]) => row) : []
  }

  // —— the source's side

  #scanSource(): number {
    const missing = this.source.table.missing()
    const tuples = new Set(missing ? [] : this.source.tuples)
    for (const [tuple, member] of this.#members) {
      if (tuples.has(tuple)) continue
      this.#members.delete(tuple)
      this.#count(member.node.value, -1)
      this.#move(tuple, member, undefined)
      member.node.dispose()
    }
    for (const tuple of tuples) {
      let member = this.#members.get(tuple)
      if (!member) {
        member = this.#join(tuple)
        this.#members.set(tuple, member)
      }
      member.node.get()
    }
    return this.#generation
  }

  #join(tuple: Tuple): Member {
    const member: Member = {
      keys: [],
      node: new GraphNode<Membership>(this.#graph, {
        compute: () => this.#membership(tuple),
        onCycle: () => unknown('nothing', this.form.table),
        keepsOnCycle: true,
        same: sameMembership,
        watch: (now, before) => {
          this.#count(before, -1)
          this.#count(now, 1)
          this.#move(tuple, member, now)
        },
      }),
    }
    return member
  }

  #membership(tuple: Tuple): Membership {
    const frame: Frame = { row: tuple, side: this.source }
    if (this.#when) {
      const verdict = this.#when.run(frame)
      if (verdict.k === 'unknown') return verdict
      if (!isTrue(verdict)) return undefined
    }
    const parts = this.#keys.map((key): Part => partOf(key.run(frame)))
    for (const { value } of parts) if (value.k === 'unknown' && value.reason.kind === 'bad-cell') return value
    if (this.form.levels.length === 0) return [parts]
    return this.form.levels.map((level) => parts.map((part, index) => this.#cutPart(part, index, level)))
  }

  #cutPart(part: Part, index: number, level: string): Part {
    const column = this.form.keys[index]?.column
    return column && part.value.k === 'code' ? partOf(this.#cutAt(part.value, column, level)) : part
  }

  #count(membership: Membership, by: 1 | -1): void {
    const words = (levelsOf(membership)[0] ?? []).map((part) => part.word)
    if (this.#known.countSource(words, by)) this.#regroup()
  }

  #move(tuple: Tuple, member: Member, membership: Membership): void {
    const undecided = membership && 'k' in membership ? membership : undefined
    if (undecided || this.#undecided.has(tuple)) {
      const wasSure = this.#undecided.size === 0
      if (undecided) this.#undecided.set(tuple, undecided)
      else this.#undecided.delete(tuple)
      if (wasSure !== (this.#undecided.size === 0)) this.#graph.changed(this.#certainty)
      this.#changed()
    }
    const keys = [...new Set(levelsOf(membership).map((parts) => this.#keyOf(parts.map((part) => part.word))))]
    for (const key of member.keys) if (!keys.includes(key)) this.#leave(key, tuple)
    for (const key of keys) if (!member.keys.includes(key)) this.#enter(key, tuple)
    member.keys = keys
  }

  #enter(key: string, tuple: Tuple): void {
    const bucket = this.#bucket(key)
    if (bucket.tuples.size === 0) this.#changed()
    bucket.tuples.add(tuple)
    this.#graph.changed(bucket)
  }

  #leave(key: string, tuple: Tuple): void {
    const bucket = this.#bucket(key)
    bucket.tuples.delete(tuple)
    if (bucket.tuples.size === 0) this.#changed()
    this.#graph.changed(bucket)
  }

  #bucket(key: string): Bucket {
    let bucket = this.#buckets.get(key)
    if (!bucket) {
      bucket = new Bucket()
      this.#buckets.set(key, bucket)
    }
    return bucket
  }

  #changed(): void {
    this.#generation += 1
    this.#graph.changed(this.groups)
  }

  /** A key became known, or fell away: every group has another name. */
  #regroup(): void {
    for (const [tuple, member] of this.#members) this.#move(tuple, member, member.node.value)
    for (const state of [...this.#viewKeys.keys()]) this.#rekey(state)
    this.#changed()
  }

  #keyOf(words: readonly (string | undefined)[]): string {
    return words.map((word, index) => (this.#known.isActive(index) ? (word ?? '') : ANY)).join('\u0001')
  }

  // —— the view's side

  /** Called for each written row of the view as it comes and goes. */
  onViewRow(state: RowState, present: boolean): void {
    if (state.row.kind !== 'data' || !state.row.line) return
    const turned = this.#known.countView(this.#wordsOf(state), present ? 1 : -1)
    if (present) this.#rekey(state)
    else this.#forget(state)
    if (present && this.form.keys.some(({ column }) => isUnreadable(state, column))) this.#unreadableRows.add(state)
    else this.#unreadableRows.delete(state)
    if (turned) this.#regroup()
    this.#graph.changed(this.#viewRows)
  }

  #wordsOf(state: RowState): readonly (string | undefined)[] {
    return this.form.keys.map(({ column }) => {
      const cell = state.settled(column)
      const word = cell instanceof GraphNode ? undefined : wordOf(cell)
      return word === '' ? undefined : word
    })
  }

  #rekey(state: RowState): void {
    this.#forget(state)
    const key = this.#keyOf(this.#wordsOf(state))
    this.#viewKeys.set(state, key)
    const rows = this.#rowsOfKey.get(key) ?? new Set<RowState>()
    rows.add(state)
    this.#rowsOfKey.set(key, rows)
  }

  #forget(state: RowState): void {
    const key = this.#viewKeys.get(state)
    if (key === undefined) return
    this.#viewKeys.delete(state)
    const rows = this.#rowsOfKey.get(key)
    rows?.delete(state)
    if (rows?.size === 0) this.#rowsOfKey.delete(key)
  }

  /** The rows of the view that share a row’s key: more than one are compared as a group. */
  peers(state: RowState): ReadonlySet<RowState> {
    this.#graph.noteRead(this.groups)
    this.#graph.noteRead(this.#viewRows)
    const key = this.#viewKeys.get(state)
    return (key !== undefined && this.#rowsOfKey.get(key)) || new Set([state])
  }

  groupOf(frame: Frame): GroupRef | Value {
    const missing = this.source.table.missing() ?? this.source.table.lost()
    if (missing) return missing
    this.#scan.get()
    this.#graph.noteRead(this.groups)
    const { row } = frame
    if (!row) return unknown('nothing', '本组')
    for (const undecided of this.#undecided.values()) return undecided
    const values = this.form.keys.map(({ column }, index) => (this.#known.isActive(index) ? row.cell(column) : undefined))
    for (const value of values) if (value?.k === 'unknown' && value.reason.kind === 'bad-cell') return value
    const words = values.map((value) => value && wordOf(value))
    const bucket = this.#bucket(this.#keyOf(words))
    return {
      side: this.source,
      tuples: () => {
        this.#graph.noteRead(bucket)
        return [...bucket.tuples]
      },
    }
  }

  // —— rows that nobody wrote

  #findWanted(): readonly string[] {
    this.#scan.get()
    this.#graph.noteRead(this.groups)
    this.#graph.noteRead(this.#viewRows)
    const keys: string[] = []
    if (this.#undecided.size > 0 || this.#unreadableRows.size > 0 || this.view.table.isIncomplete) return keys
    for (const [key, bucket] of this.#buckets) if (bucket.tuples.size > 0 && !this.#rowsOfKey.has(key) && !isBlankKey(key)) keys.push(key)
    return keys
  }

  #bringRows(keys: readonly string[]): void {
    const wanted = new Set(keys)
    for (const [key, row] of this.#brought) {
      if (wanted.has(key) && this.#sampleOf(key)) continue
      this.#brought.delete(key)
      if (!this.view.isPublished) this.view.remove(row)
    }
    for (const key of keys) {
      if (this.#brought.has(key)) continue
      const row = this.#makeRow(key)
      if (!row) continue
      this.#brought.set(key, row)
      if (!this.view.isPublished) this.view.add(row)
    }
    this.view.tell()
  }

  #sampleOf(key: string): Tuple | undefined {
    const [tuple] = this.#bucket(key).tuples
    return tuple
  }

  #makeRow(key: string): BoundRow | undefined {
    const tuple = this.#sampleOf(key)
    const membership = tuple && this.#members.get(tuple)?.node.value
    const parts = levelsOf(membership).find((each) => this.#keyOf(each.map((part) => part.word)) === key)
    const line = tuple?.sample.row.line
    if (!tuple || !parts) return undefined
    return broughtRow(this.form, this.view, parts, line as Line)
  }
}
