/** Which two cells may have been exchanged: two columns of one row, or two rows of one column, whose values differ by what is missing. */
import { isNumeric } from '../format/form.ts'
import { type Value, valueKey, ZERO } from '../value.ts'
import { type Equation, gapOf, type Leaf, leavesInOrder } from './equation.ts'
import { type Exchange, withCells } from './trial.ts'

/** Proposals are many where sums are long; a form with more than this is not searched for exchanges. */
const MOST_CELLS = 400

/** Two cells, and what they would hold instead. */
export interface Pair {
  readonly leaves: readonly [Leaf, Leaf]
  readonly values: readonly [Value | undefined, Value | undefined]
}

export function* exchangedPairs(equation: Equation, failing: readonly Equation[]): Generator<Pair> {
  const gap = gapOf(equation.outcome)
  if (gap?.k !== 'amount') return
  const own = cellsOf(equation)
  // A value in the wrong column of its row: both cells stand in one row, and one of them holds what the sum lacks.
  for (const leaf of own)
    for (const column of leaf.row.side.columns) {
      if (column === leaf.column || !isNumeric(column) || column.type !== leaf.column.type) continue
      const other = { row: leaf.row, column }
      if (leaf.row.line && isSlot(other) && differBy(leaf, other, gap.ticks)) yield swap(leaf, other)
    }
  for (const opposite of failing) {
    if (opposite === equation) continue
    const other = gapOf(opposite.outcome)
    if (other?.k !== 'amount' || other.ticks !== -gap.ticks) continue
    for (const a of own)
      for (const b of cellsOf(opposite)) {
        if (!a.row.line || !b.row.line) continue
        if (a.column === b.column && a.row !== b.row && differBy(a, b, gap.ticks)) yield swap(a, b)
      }
    // A part of one total put into another of the same row.
    const [first, second] = [equation.target(), opposite.target()]
    if (first?.row.line && second && first.row === second.row && first.column !== second.column) yield* shifts(first, second, gap.ticks)
  }
}

function swap(a: Leaf, b: Leaf): Pair {
  return { leaves: [a, b], values: [b.row.written[b.column.index]?.value, a.row.written[a.column.index]?.value] }
}

function* shifts(a: Leaf, b: Leaf, ticks: bigint): Generator<Pair> {
  const first = writtenValue(a)
  const second = writtenValue(b)
  if (first.k !== 'amount' || second.k !== 'amount') return
  for (const part of [ticks, -ticks])
    yield {
      leaves: [a, b],
      values: [
        { k: 'amount', ticks: first.ticks + part },
        { k: 'amount', ticks: second.ticks - part },
      ],
    }
}

function cellsOf(equation: Equation): readonly Leaf[] {
  const target = equation.target()
  return [...(target ? [target] : []), ...leavesInOrder(equation, MOST_CELLS)]
}

/** Whether the row's header has the column, so that a value could stand there. */
function isSlot({ row, column }: Leaf): boolean {
  return row.header?.slots.some((slot) => slot?.column === column) === true
}

function differBy(a: Leaf, b: Leaf, ticks: bigint): boolean {
  const first = writtenValue(a)
  const second = writtenValue(b)
  if (first.k !== 'amount' || second.k !== 'amount') return false
  const difference = first.ticks - second.ticks
  return difference === ticks || difference === -ticks
}

function writtenValue({ row, column }: Leaf): Value {
  return row.written[column.index]?.value ?? ZERO
}

/** Whether two proposals come to the same. */
export function samePair(a: Pair, b: Pair): boolean {
  const cells = (pair: Pair) =>
    pair.leaves
      .map(({ row, column }, index) => `${row.line?.index}.${column.index}=${valueKey(pair.values[index] ?? ZERO)}`)
      .sort()
      .join()
  return cells(a) === cells(b)
}

/** The rows with their cells exchanged. */
export function exchangeOf({ leaves: [a, b], values: [first, second] }: Pair): readonly Exchange[] {
  if (a.row === b.row)
    return [
      {
        from: a.row,
        to: withCells(a.row, [
          [a.column, first],
          [b.column, second],
        ]),
      },
    ]
  return [
    { from: a.row, to: withCells(a.row, [[a.column, first]]) },
    { from: b.row, to: withCells(b.row, [[b.column, second]]) },
  ]
}
