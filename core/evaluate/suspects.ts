/**
 * One wrong cell, one message: failing equations are put together under the one change that mends them all and breaks none
 * that holds (language.md, Meaning 3). Tried in order: a row too many, a row that the form brings and nobody wrote, one cell,
 * two cells exchanged, a row left out. What nothing explains is said at the sum itself.
 */
import { isNumeric } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import { type Value, valueKey } from '../value.ts'
import { calculate } from './arithmetic.ts'
import type { BudgetState } from './budget-state.ts'
import { compareLeaves, type Equation, gapOf, type Leaf } from './equation.ts'
import { exchangedPairs, exchangeOf, type Pair, samePair } from './exchanges.ts'
import { leftOutRows } from './left-out-row.ts'
import type { RowState } from './row-state.ts'
import type { SideState } from './side-state.ts'
import { type Exchange, type TrialResult, tryOut, withCells } from './trial.ts'

/** The change that explains some failing equations. */
export type Cause =
  | { readonly type: 'cell'; readonly leaf: Leaf; readonly value: Value }
  | { readonly type: 'exchange'; readonly leaves: readonly [Leaf, Leaf]; readonly values: readonly [Value | undefined, Value | undefined] }
  | { readonly type: 'extra-row'; readonly row: BoundRow; readonly first: BoundRow; readonly keys: string }
  | { readonly type: 'missing-row'; readonly side: SideState; readonly row: BoundRow }
  | { readonly type: 'sum'; readonly equation: Equation; readonly candidates: readonly Leaf[] }

export interface Suspicion {
  readonly cause: Cause
  readonly equations: readonly Equation[]
}

/** A row whose keys an earlier row has already. */
export interface Repeated {
  readonly row: RowState
  readonly first: RowState
  readonly keys: string
}

/** A sum of more cells than this is not searched: its total is the place. */
const MOST_LEAVES = 80
/** Beyond this many failing equations, or trials, the rest is said where it fails. */
const MOST_FAILING = 80
const MOST_TRIALS = 1500

interface Search {
  readonly state: BudgetState
  readonly open: Map<string, Equation>
  readonly found: Suspicion[]
  readonly done: Exchange[]
  /** Changes of one cell that were tried in the present state: sums share their cells. */
  readonly tried: Map<BoundRow, Map<string, TrialResult>>
  trials: number
}

/** `corrected` is called once while every explanation that was found is in force: what is still wrong then has another cause. */
export function findSuspects(state: BudgetState, duplicates: readonly Repeated[], corrected: () => void): readonly Suspicion[] {
  const errors = inOrder([...state.ledger.failing.values()].filter((equation) => equation.severity !== 'warning' && equation.kind !== 'code-name'))
  const search: Search = {
    state,
    open: new Map(errors.map((equation) => [equation.key, equation])),
    found: [],
    done: [],
    tried: new Map(),
    trials: 0,
  }
  if (errors.length <= MOST_FAILING) {
    removeExtraRows(search, duplicates)
    addMissingRows(search)
    searchCells(search)
  }
  corrected()
  undo(search)
  for (const equation of inOrder([...search.open.values()].map((each) => current(state, each))))
    search.found.push({ cause: { type: 'sum', equation, candidates: [] }, equations: [equation] })
  return search.found.map((suspicion) => ({
    cause: currentCause(state, suspicion.cause),
    equations: suspicion.equations.map((each) => current(state, each)),
  }))
}

/** Trials make the equations of exchanged rows anew; those that stand now can be asked for their places. */
function current(state: BudgetState, equation: Equation): Equation {
  return state.ledger.live.get(equation.key) ?? equation
}

function currentCause(state: BudgetState, cause: Cause): Cause {
  return cause.type === 'sum' ? { ...cause, equation: current(state, cause.equation) } : cause
}

/** Equations in the order of their places, so that the same budget gives the same findings. */
function inOrder(equations: Iterable<Equation>): readonly Equation[] {
  const placed = [...equations].map((equation) => {
    const place = equation.place()
    return { equation, line: place?.line.index ?? -1, start: place?.start ?? -1 }
  })
  const sorted = placed.sort((a, b) => a.line - b.line || a.start - b.start || (a.equation.key < b.equation.key ? -1 : 1))
  return sorted.map(({ equation }) => equation)
}

/** Takes an explanation as given: its equations are closed, and the search goes on as if it were mended. */
function accept(search: Search, cause: Cause, equations: readonly Equation[], exchanges: readonly Exchange[]): void {
  search.found.push({ cause, equations })
  for (const { key } of equations) search.open.delete(key)
  for (const { from, to } of exchanges) {
    if (from) search.state.remove(from)
    if (to) search.state.add(to)
    search.done.push({ from, to })
  }
  search.state.settle()
  search.tried.clear()
  for (const key of search.open.keys()) if (!search.state.ledger.failing.has(key)) search.open.delete(key)
}

function undo(search: Search): void {
  for (const { from, to } of [...search.done].reverse()) {
    if (to) search.state.remove(to)
    if (from) search.state.add(from)
  }
  search.state.settle()
}

function attempt(search: Search, exchanges: readonly Exchange[]): TrialResult {
  search.trials += 1
  // A row that an accepted explanation exchanged is no longer there to be exchanged.
  if (exchanges.some(({ from }) => from && !search.state.has(from))) return { mended: [], broken: 1 }
  const { mended, broken } = tryOut(search.state, exchanges)
  return { mended: inOrder(mended.filter(({ key }) => search.open.has(key))), broken }
}

function removeExtraRows(search: Search, duplicates: readonly Repeated[]): void {
  for (const { row, first, keys } of duplicates) {
    const exchanges = [{ from: row.row, to: undefined }]
    const { mended, broken } = attempt(search, exchanges)
    if (broken === 0 && mended.length > 0) accept(search, { type: 'extra-row', row: row.row, first: first.row, keys }, mended, exchanges)
  }
}

function addMissingRows(search: Search): void {
  for (const table of search.state.tables)
    for (const side of table.sides)
      for (const gather of side.gathers)
        for (const row of [...gather.missing]) {
          const exchanges = [{ from: undefined, to: row }]
          const { mended, broken } = attempt(search, exchanges)
          if (broken === 0 && mended.length > 0) accept(search, { type: 'missing-row', side, row }, mended, exchanges)
        }
}

function searchCells(search: Search): void {
  const undecided = new Set<string>()
  for (;;) {
    const next = smallest([...search.open.values()].filter(({ key }) => !undecided.has(key)).map((each) => current(search.state, each)))
    if (!next || search.trials > MOST_TRIALS) return
    if (!explain(search, next.equation, next.leaves)) undecided.add(next.equation.key)
  }
}

/**
 * The equation with the fewest cells, since its cells are the fewest that can be wrong. The format’s own 校验 come last: they
 * compare what the tables’ formulas have already been found right or wrong in. So do rounded figures: they do not say the exact one.
 */
function smallest(equations: readonly Equation[]): { readonly equation: Equation; readonly leaves: readonly Leaf[] } | undefined {
  let best: { readonly equation: Equation; readonly leaves: readonly Leaf[] } | undefined
  for (const equation of inOrder(equations)) {
    const leaves = cellsOf(equation)
    if (!best || rank(equation, leaves) < rank(best.equation, best.leaves)) best = { equation, leaves }
  }
  return best
}

function rank(equation: Equation, leaves: readonly Leaf[]): number {
  const isRounded = equation.target()?.column.rounded === true
  return leaves.length + (equation.kind === 'check' ? 1000 : isRounded ? 500 : 0)
}

function cellsOf(equation: Equation): readonly Leaf[] {
  const cells: Leaf[] = []
  const target = equation.target()
  if (target) cells.push(target)
  for (const leaf of equation.leaves()) {
    if (!isNumeric(leaf.column) || cells.some((cell) => cell.row === leaf.row && cell.column === leaf.column)) continue
    cells.push(leaf)
    if (cells.length > MOST_LEAVES) break
  }
  return [...cells.slice(0, target ? 1 : 0), ...cells.slice(target ? 1 : 0).sort(compareLeaves)]
}

interface Candidate {
  readonly leaf: Leaf
  readonly value: Value
  readonly mended: readonly Equation[]
  readonly exchanges: readonly Exchange[]
}

function explain(search: Search, equation: Equation, cells: readonly Leaf[]): boolean {
  const gap = gapOf(equation.outcome)
  if (!gap) return false
  const candidates = cells.length > MOST_LEAVES ? [] : cells.flatMap((leaf) => tryCell(search, equation, leaf, gap))
  const most = Math.max(0, ...candidates.map(({ mended }) => mended.length))
  const best = candidates.filter(({ mended }) => mended.length === most)
  const [only] = best
  if (only && best.length === 1) {
    accept(search, { type: 'cell', leaf: only.leaf, value: only.value }, only.mended, only.exchanges)
    return true
  }
  if (explainByPair(search, equation) || explainByRow(search)) return true
  if (best.length > 1) {
    // Several cells could be it: said at the sum, with all of them beside it.
    const target = equation.target()
    const atTarget = best.find(({ leaf }) => target && leaf.row === target.row && leaf.column === target.column) ?? best[0]
    accept(search, { type: 'sum', equation, candidates: best.map(({ leaf }) => leaf) }, atTarget?.mended ?? [equation], atTarget?.exchanges ?? [])
    return true
  }
  return false
}

function tryCell(search: Search, equation: Equation, leaf: Leaf, gap: Value): readonly Candidate[] {
  if (!leaf.row.line || (gap.k === 'amount' && search.state.wouldBreakRow(leaf))) return []
  const before = leaf.row.written[leaf.column.index]?.value ?? zeroLike(gap)
  if (before.k !== gap.k) return []
  for (const value of [calculate('-', before, gap), calculate('+', before, gap)]) {
    const exchanges = [{ from: leaf.row, to: withCells(leaf.row, [[leaf.column, value]]) }]
    const { mended, broken } = attemptOnce(search, leaf, value, exchanges)
    if (broken === 0 && mended.some(({ key }) => key === equation.key)) return [{ leaf, value, mended, exchanges }]
  }
  return []
}

function attemptOnce(search: Search, leaf: Leaf, value: Value, exchanges: readonly Exchange[]): TrialResult {
  const ofRow = search.tried.get(leaf.row) ?? new Map<string, TrialResult>()
  search.tried.set(leaf.row, ofRow)
  const name = `${leaf.column.index}=${valueKey(value)}`
  const known = ofRow.get(name)
  if (known) return known
  const result = attempt(search, exchanges)
  ofRow.set(name, result)
  return result
}

function zeroLike(gap: Value): Value {
  return gap.k === 'amount' ? { k: 'amount', ticks: 0n } : calculate('-', gap, gap)
}

/** A value in the wrong column of its row, or two rows' values exchanged. */
function explainByPair(search: Search, equation: Equation): boolean {
  const hits: { readonly pair: Pair; readonly mended: readonly Equation[]; readonly exchanges: readonly Exchange[] }[] = []
  for (const pair of exchangedPairs(
    equation,
    [...search.open.values()].map((each) => current(search.state, each)),
  )) {
    if (search.trials > MOST_TRIALS) break
    const exchanges = exchangeOf(pair)
    const { mended, broken } = attempt(search, exchanges)
    const isHit = broken === 0 && mended.length > 1 && mended.some(({ key }) => key === equation.key)
    if (isHit && !hits.some((hit) => samePair(hit.pair, pair))) hits.push({ pair, mended, exchanges })
  }
  const most = Math.max(0, ...hits.map(({ mended }) => mended.length))
  const best = hits.filter(({ mended }) => mended.length === most)
  const [only] = best
  if (!only || best.length > 1) return false
  accept(search, { type: 'exchange', ...only.pair }, only.mended, only.exchanges)
  return true
}

function explainByRow(search: Search): boolean {
  for (const { side, row } of leftOutRows(
    search.state,
    [...search.open.values()].map((each) => current(search.state, each)),
  )) {
    const exchanges = [{ from: undefined, to: row }]
    const { mended, broken } = attempt(search, exchanges)
    if (broken > 0 || mended.length < 2) continue
    accept(search, { type: 'missing-row', side, row }, mended, exchanges)
    return true
  }
  return false
}
