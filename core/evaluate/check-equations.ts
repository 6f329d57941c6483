/** The equations that a format or a budget states itself: 校验 and 核实, and 已知 facts against 设 names (control figures). */
import type { CompareOperator, Expression } from '../../grammar/index.ts'
import { findColumn } from '../format/find-column.ts'
import { type CheckForm, type ColumnForm, isNumeric, type Place, placeOf } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { cellPlace, rowPlace } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import { syntax } from '../rules/syntax.ts'
import { unknown } from '../value.ts'
import { compareValues, isTrue } from './arithmetic.ts'
import { type Compiled, compile, type Environment, type Frame, type Scope } from './compile.ts'
import type { Names } from './environment.ts'
import { compareLeaves, type Equation, isNothing, judge, type Leaf, type Outcome, sameOutcome } from './equation.ts'
import { type Graph, GraphNode } from './graph.ts'
import { GroupRow, groupByKeys } from './group-row.ts'
import type { Ledger } from './ledger.ts'
import type { SideState } from './side-state.ts'
import type { TableState } from './table-state.ts'
import { leavesOf } from './trace.ts'
import type { Tuple } from './tuple.ts'

export interface CheckContext {
  readonly environment: Environment
  readonly graph: Graph
  readonly ledger: Ledger
  readonly tables: ReadonlyMap<string, TableState>
  readonly report: (finding: Finding) => void
}

/** One comparison of a check’s chain. */
interface Link {
  readonly left: Compiled
  readonly operator: CompareOperator
  readonly right: Compiled
  /** As the format writes it, operator and all. */
  readonly subject: string
  readonly isEquality: boolean
}

export class CheckEquations {
  readonly #context: CheckContext
  readonly #nodes: GraphNode<unknown>[] = []

  constructor(context: CheckContext) {
    this.#context = context
  }

  addAll(checks: readonly CheckForm[]): void {
    for (const check of checks) this.#add(check)
  }

  #add(check: CheckForm): void {
    const { environment, report } = this.#context
    const line = check.place.line
    const side = check.each && this.#sideOf(check)
    if (check.each && !side) return
    const scope: Scope = { environment, line, report, ...(side ? { side } : {}) }
    const links = this.#links(scope, check)
    const when = check.when && compile(scope, check.when)
    if (!side || !check.each) {
      this.#standing(check, links, when, {}, '', undefined)
      return
    }
    const keys = check.each.keys.flatMap(({ column }) => {
      const match = findColumn(
        side.form.columns,
        column.steps.map((step) => step.value),
      )
      if (match && 'column' in match) return [match.column]
      report(syntax.at(placeOf(line, column), { zh: `没有列“${column.steps.map((step) => step.value).join('.')}”`, en: 'no such column' }))
      return []
    })
    for (const key of keys) side.addDimension(key)
    this.#forEachKey(check, links, when, side, keys)
  }

  #sideOf(check: CheckForm): SideState | undefined {
    const word = check.each?.table
    const table = word && this.#context.tables.get(foldLabel(word.value))
    if (!table) {
      this.#context.report(
        syntax.at(word ? placeOf(check.place.line, word) : check.place, {
          zh: `没有表“${word?.value ?? ''}”`,
          en: `there is no table “${word?.value ?? ''}”`,
        }),
      )
      return undefined
    }
    const keys = check.each?.keys.map(({ column }) => column.steps.map((step) => step.value)) ?? []
    return table.sides.find((side) => keys.every((steps) => findColumn(side.form.columns, steps))) ?? table.sides[0]
  }

  #links(scope: Scope, check: CheckForm): readonly Link[] {
    const { condition } = check
    if (condition.type !== 'compare') {
      this.#context.report(syntax.at(check.place, { zh: '校验要写成“甲 = 乙”或“甲 不超过 乙”', en: 'a check compares: “a = b”, “a <= b”' }))
      return []
    }
    const parts = condition.operands.map((operand) => compile(scope, operand))
    return condition.operators.map((operator, index) => ({
      left: parts[index] as Compiled,
      operator,
      right: parts[index + 1] as Compiled,
      subject: textBetween(scope, condition.operands[index], condition.operands[index + 1]),
      isEquality: operator === '=',
    }))
  }

  /** A check for each combination of keys; combinations come and go with the rows. */
  #forEachKey(check: CheckForm, links: readonly Link[], when: Compiled | undefined, side: SideState, keys: readonly ColumnForm[]): void {
    const standing = new Map<string, { readonly row: GroupRow; readonly nodes: readonly GraphNode<unknown>[] }>()
    const node = new GraphNode<ReadonlyMap<string, readonly Tuple[]>>(this.#context.graph, {
      compute: () => (side.table.missing() ? new Map() : groupByKeys(side, keys)),
      onCycle: () => new Map(),
      watch: (groups) => {
        for (const [key, { nodes }] of standing)
          if (!groups.has(key)) {
            this.#drop(nodes)
            standing.delete(key)
          }
        for (const [key, tuples] of groups) {
          const known = standing.get(key)
          if (known) {
            known.row.tuples = tuples
            for (const each of known.nodes) this.#context.graph.invalidate(each)
            continue
          }
          const row = new GroupRow(tuples)
          const before = this.#nodes.length
          this.#standing(check, links, when, { row, side }, key, row)
          standing.set(key, { row, nodes: this.#nodes.splice(before) })
        }
      },
    })
    this.#nodes.push(node as GraphNode<unknown>)
  }

  #drop(nodes: readonly GraphNode<unknown>[]): void {
    for (const node of nodes) {
      node.dispose()
      const { equation } = node as GraphNode<unknown> & { equation?: Equation }
      if (equation) this.#context.ledger.remove(equation)
    }
  }

  #standing(check: CheckForm, links: readonly Link[], when: Compiled | undefined, frame: Frame, key: string, group: GroupRow | undefined): void {
    for (const [index, link] of links.entries()) {
      const table = frame.side?.table.form.name ?? [...link.left.tables][0]?.form.name ?? ''
      this.#watch(
        {
          key: `check|${check.name}|${check.place.line.index}|${index}|${key}`,
          kind: 'check',
          table,
          subject: key ? `${link.subject}（${key.replaceAll('\u0001', '、')}）` : link.subject,
          ...(check.name ? { checkName: check.name } : {}),
          severity: check.severity,
          isEquality: link.isEquality,
          ...figureStyle(frame.side?.table ?? [...link.left.tables][0] ?? [...link.right.tables][0]),
          target: () => undefined,
        },
        () => {
          const condition = when?.run(frame)
          if (condition && !isTrue(condition))
            return condition.k === 'unknown' ? { status: 'not-run', reason: condition.reason } : { status: 'trivial' }
          return compareLink(link, frame)
        },
        () => (group ? leavesOfTuples(group.tuples, link) : []),
        check.place,
      )
    }
  }

  addControlFigures(names: Names): void {
    for (const [folded, known] of names.known) {
      const define = names.defines.get(folded)
      if (!define) continue
      this.#watch(
        {
          key: `known|${folded}`,
          kind: 'control-figure',
          table: '',
          subject: known.form.name,
          ...literalUnit(known.form.value),
          decimals: undefined,
          target: () => undefined,
        },
        () => judge(known.node.get(), define.node.get()),
        () => [],
        known.form.place,
        'here',
      )
    }
    for (const [folded, known] of names.lastYearKnown) {
      const read = this.#context.environment.lastYear(folded)
      if (!read) continue
      this.#watch(
        {
          key: `known|上年|${folded}`,
          kind: 'control-figure',
          table: '',
          subject: `上年.${known.form.name}`,
          ...literalUnit(known.form.value),
          decimals: undefined,
          target: () => undefined,
        },
        () => {
          const outcome = judge(known.node.get(), read())
          return outcome.status === 'held' ? { status: 'trivial' } : outcome
        },
        () => [],
        known.form.place,
        'here',
      )
    }
  }

  #watch(
    base: Omit<Equation, 'leaves' | 'outcome' | 'place'>,
    compute: () => Outcome,
    own: () => Iterable<Leaf>,
    stated: Place,
    at: 'here' | 'cell' = 'cell',
  ): void {
    const leaves = function* (): Generator<Leaf> {
      yield* own()
      yield* leavesOf(node)
    }
    const equation: Equation = {
      ...base,
      leaves,
      place: () => (at === 'here' ? stated : (firstPlace(leaves()) ?? stated)),
      outcome: { status: 'trivial' },
    }
    const node = new GraphNode<Outcome>(this.#context.graph, {
      compute,
      onCycle: () => ({ status: 'not-run', reason: unknown('cycle', base.subject).reason }),
      watch: (outcome) => {
        if (!sameOutcome(equation.outcome, outcome)) this.#context.ledger.change(equation, outcome)
      },
    })
    Object.assign(node, { equation })
    this.#nodes.push(node as GraphNode<unknown>)
    this.#context.ledger.enter(equation)
  }
}

function figureStyle(table: TableState | undefined): Pick<Equation, 'decimals' | 'unit'> {
  return table ? { decimals: table.form.decimals, unit: table.form.unit } : { decimals: undefined }
}

/** The unit in which a fact is stated is the one in which it is compared. */
function literalUnit(value: Expression): Pick<Equation, 'unit'> {
  return value.type === 'number' && (value.unit === '元' || value.unit === '万元') ? { unit: value.unit } : {}
}

function compareLink(link: Link, frame: Frame): Outcome {
  const left = link.left.run(frame)
  const right = link.right.run(frame)
  if (left.k === 'unknown') return { status: 'not-run', reason: left.reason }
  if (right.k === 'unknown') return { status: 'not-run', reason: right.reason }
  const verdict = compareValues(link.operator, left, right)
  if (verdict.k === 'unknown') return { status: 'not-run', reason: verdict.reason }
  if (isTrue(verdict)) return { status: isNothing(left) && isNothing(right) ? 'trivial' : 'held' }
  return { status: 'failed', expected: right, written: left }
}

function* leavesOfTuples(tuples: readonly Tuple[], link: Link): Generator<Leaf> {
  for (const tuple of tuples)
    for (const state of tuple.rows)
      for (const column of [...link.left.columns, ...link.right.columns])
        if (isNumeric(column) && state.isWritten(column)) yield { row: state.row, column }
}

/** The first cell as a reader meets them: in which order they came to the sums is a matter of history. */
function firstPlace(leaves: Iterable<Leaf>): Place | undefined {
  let first: Leaf | undefined
  let count = 0
  for (const leaf of leaves) {
    count += 1
    if (count > MOST_LEAVES) break
    const isPlaced = leaf.row.line !== undefined || leaf.row.written[leaf.column.index] !== undefined
    if (isPlaced && (!first || compareLeaves(leaf, first) < 0)) first = leaf
  }
  return first && (cellPlace(first.row, first.column) ?? rowPlace(first.row))
}

/** Beyond this many cells a check stands at the first that is met. */
const MOST_LEAVES = 2000

function textBetween(scope: Scope, from: Expression | undefined, to: Expression | undefined): string {
  return from && to ? scope.line.text.slice(from.start, to.end).trim() : ''
}
