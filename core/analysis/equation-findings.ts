/** Suspicions → findings: the rule that says it, the place, the figures as printed, the likely cause, the related places. */
import type { BudgetState } from '../evaluate/budget-state.ts'
import type { Equation, Leaf } from '../evaluate/equation.ts'
import type { Cause, Suspicion } from '../evaluate/suspects.ts'
import { likelyCause } from '../explain/likely-cause.ts'
import { printValue, unitOf, writeValue } from '../explain/print-value.ts'
import type { Place } from '../format/form.ts'
import { type BoundRow, cellPlace, rowPlace } from '../model/row.ts'
import { halfUnit, powerOfTenBetween } from '../money/amount.ts'
import { balance } from '../rules/balance.ts'
import { check } from '../rules/check.ts'
import { codeName } from '../rules/code-name.ts'
import { columnSum } from '../rules/column-sum.ts'
import { controlFigure } from '../rules/control-figure.ts'
import { crossTable } from '../rules/cross-table.ts'
import type { Finding, FindingDetail, RelatedPlace, Rule } from '../rules/define-rule.ts'
import { duplicateKey } from '../rules/duplicate-key.ts'
import type { FigureArgs } from '../rules/figures.ts'
import { rounding } from '../rules/rounding.ts'
import { rowFormula } from '../rules/row-formula.ts'
import { rowMissing } from '../rules/row-missing.ts'
import { rowUnfounded } from '../rules/row-unfounded.ts'
import { subtotal } from '../rules/subtotal.ts'
import { treeSum } from '../rules/tree-sum.ts'
import { unitSlip } from '../rules/unit-slip.ts'
import type { Value } from '../value.ts'
import { detailOf, figureArgs, looseArgs, subjectOf } from './figure-args.ts'
import { addendPlaces, candidatePlaces, isTarget, oncePerPlace, relatedPlaces } from './related-places.ts'

const RULES: Readonly<Record<Exclude<Equation['kind'], 'check' | 'code-name'>, Rule<FigureArgs>>> = {
  'row-formula': rowFormula,
  'column-sum': columnSum,
  subtotal,
  'tree-sum': treeSum,
  'cross-table': crossTable,
  'control-figure': controlFigure,
}

export function findingOf(state: BudgetState, suspicion: Suspicion): Finding | undefined {
  const { cause, equations } = suspicion
  switch (cause.type) {
    case 'cell':
      return cellFinding(state, cause, equations)
    case 'exchange':
      return exchangeFinding(cause, equations)
    case 'extra-row':
      return duplicateFinding(cause.row, cause.first, cause.keys, equations)
    case 'missing-row':
      return missingRowFinding(state, cause, equations)
    case 'sum':
      return sumFinding(state, cause, equations)
  }
}

function cellFinding(state: BudgetState, cause: Extract<Cause, { type: 'cell' }>, equations: readonly Equation[]): Finding | undefined {
  const { leaf, value } = cause
  const place = cellPlace(leaf.row, leaf.column) ?? rowPlace(leaf.row)
  if (!place) return undefined
  const written = leaf.row.written[leaf.column.index]
  const own = equations.find((equation) => isTarget(equation, leaf))
  const lead = own ?? leadFor(leaf, equations)
  if (!lead) return undefined
  const args = figureArgs(subjectOf(leaf), leaf.column, leaf.row, value, written?.value, written !== undefined)
  const slip = written?.value.k === 'amount' && value.k === 'amount' ? powerOfTenBetween(written.value.ticks, value.ticks) : undefined
  const related = relatedPlaces(
    equations.filter((equation) => equation !== own || own === undefined),
    leaf,
  )
  const rule = isCutOff(leaf, value, written?.value)
    ? rounding
    : Math.abs(slip ?? 0) === 4
      ? unitSlip
      : isUnfounded(state, own, value)
        ? rowUnfounded
        : ruleOf(lead)
  const explained = {
    ...args,
    cause: rule === rowUnfounded ? undefined : likelyCause({ written: written?.value, value, row: leaf.row, column: leaf.column, equations }),
  }
  return rule.at(place, explained, detailOf(lead, args, related))
}

/** For a cell that is only added up: the formula of its own row says it best, then the total of its table. */
function leadFor(leaf: Leaf, equations: readonly Equation[]): Equation | undefined {
  return (
    equations.find((equation) => equation.target()?.row.line === leaf.row.line) ??
    equations.find((equation) => equation.table === leaf.row.table.name) ??
    equations[0]
  )
}

/** A view’s row behind which the source has nothing. */
function isUnfounded(state: BudgetState, own: Equation | undefined, value: Value): boolean {
  const row = own?.kind === 'cross-table' ? own.target()?.row : undefined
  if (!row || value.k !== 'amount' || value.ticks !== 0n) return false
  const side = state.table(row.table)?.side(row.side)
  const stateOfRow = side?.rows.get(row)
  const [gather] = side?.gathers ?? []
  if (!gather || !stateOfRow) return false
  const group = gather.groupOf({ row: stateOfRow })
  if ('k' in group) return false
  const tuples = group.tuples()
  return !('k' in tuples) && tuples.length === 0
}

function sumFinding(state: BudgetState, cause: Extract<Cause, { type: 'sum' }>, equations: readonly Equation[]): Finding | undefined {
  const { equation, candidates } = cause
  const { outcome } = equation
  if (outcome.status !== 'failed') return undefined
  const target = equation.target()
  const place = equation.place()
  if (!place) return undefined
  const others = equations.filter((each) => each !== equation)
  const related = oncePerPlace([...relatedPlaces(others, target), ...candidatePlaces(candidates, target), ...addendPlaces(equation)]).slice(0, 20)
  if (equation.kind === 'check' && !equation.isEquality) return checkFinding(equation, place, related)
  if (equation.kind === 'code-name') return nameFinding(equation, place)
  const column = target?.column
  const args =
    column && target
      ? figureArgs(equation.subject, column, target.row, outcome.expected, outcome.written, target.row.written[column.index] !== undefined)
      : looseArgs(equation, outcome.expected, outcome.written)
  const explained = {
    ...args,
    cause: target
      ? likelyCause({ written: outcome.written, value: outcome.expected, row: target.row, column: target.column, equations: [equation] })
      : undefined,
  }
  const rule = isCutOff(target, outcome.expected, outcome.written)
    ? rounding
    : isUnfounded(state, equation, outcome.expected)
      ? rowUnfounded
      : ruleOf(equation)
  return rule.at(place, explained, detailOf(equation, args, related))
}

/** A rounded figure that lies within one unit of its last place of the exact one. */
function isCutOff(leaf: Leaf | undefined, expected: Value, written: Value | undefined): boolean {
  if (!leaf?.column.rounded || leaf.column.decimals === undefined || expected.k !== 'amount' || written?.k !== 'amount') return false
  const gap = expected.ticks - written.ticks
  return (gap < 0n ? -gap : gap) < 2n * halfUnit(leaf.row.unit, leaf.column.decimals)
}

export function checkFinding(equation: Equation, place: Place, related: readonly RelatedPlace[]): Finding | undefined {
  const { outcome } = equation
  if (outcome.status !== 'failed') return undefined
  const { decimals } = equation
  const unit = unitOf(outcome.written) ? (equation.unit ?? '元') : ''
  const print = (value: Value) => printValue(value, equation.unit ?? '元', decimals)
  return check.at(
    place,
    { name: equation.checkName ?? '', subject: equation.subject, left: print(outcome.written), right: print(outcome.expected), unit },
    { ...detailOf(equation, looseArgs(equation, outcome.expected, outcome.written), related), severity: equation.severity ?? 'error' },
  )
}

export function nameFinding(equation: Equation, place: Place): Finding | undefined {
  const { outcome } = equation
  if (outcome.status !== 'failed' || outcome.expected.k !== 'text') return undefined
  const { expected, written } = outcome
  const official = expected.text
  const was = written.k === 'text' ? written.text : ''
  return codeName.at(
    place,
    { code: expected.nameOf?.code ?? '', written: was, official, owner: undefined },
    {
      table: equation.table,
      mends: [{ zh: `改为“${official}”`, en: `write “${official}”`, edits: [{ place, text: official }] }],
    },
  )
}

function exchangeFinding(cause: Extract<Cause, { type: 'exchange' }>, equations: readonly Equation[]): Finding | undefined {
  const [a, b] = cause.leaves
  // The message stands at the cell that has something in it.
  const isFirst = a.row.written[a.column.index] !== undefined
  const [leaf, other] = isFirst ? [a, b] : [b, a]
  const should = cause.values[isFirst ? 0 : 1] ?? { k: 'amount', ticks: 0n }
  const otherShould = cause.values[isFirst ? 1 : 0]
  const place = cellPlace(leaf.row, leaf.column)
  const otherPlace = cellPlace(other.row, other.column)
  const lead = equations.find((equation) => equation.kind === 'column-sum' && equation.table === leaf.row.table.name) ?? leadFor(leaf, equations)
  if (!place || !lead) return undefined
  const written = leaf.row.written[leaf.column.index]
  const args = figureArgs(subjectOf(leaf), leaf.column, leaf.row, should, written?.value, written !== undefined)
  const sameRow = leaf.row === other.row
  const said = {
    zh: sameRow ? `差额应在“${other.column.path.join('.')}”列` : '这个数与另一行的数对调了',
    en: sameRow ? `the difference belongs in the column “${other.column.path.join('.')}”` : 'the figure was exchanged with another row’s',
  }
  const related = otherPlace ? [{ place: otherPlace, zh: '另一格在这里', en: 'the other cell is here' }] : []
  return ruleOf(lead).at(
    place,
    { ...args, correction: undefined, cause: said },
    {
      ...detailOf(lead, args, [...related, ...relatedPlaces(equations, leaf)]),
      mends: exchangeMend(
        place,
        otherPlace,
        args.correction ?? '',
        writeValue(otherShould ?? { k: 'amount', ticks: 0n }, other.row.unit, other.column.decimals, undefined) ?? '',
      ),
    },
  )
}

function exchangeMend(place: Place, other: Place | undefined, own: string, its: string): NonNullable<FindingDetail['mends']> {
  if (!other) return []
  const text = (figure: string) => (/[1-9]/.test(figure) ? figure : '')
  return [
    {
      zh: '改正这两格',
      en: 'mend the two cells',
      edits: [
        { place, text: text(own) },
        { place: other, text: text(its) },
      ],
    },
  ]
}

export function duplicateFinding(row: BoundRow, first: BoundRow, keys: string, equations: readonly Equation[]): Finding | undefined {
  const place = rowPlace(row)
  const firstPlace = rowPlace(first)
  if (!place) return undefined
  const related = firstPlace ? [{ place: firstPlace, zh: '第一次写在这里', en: 'first written here' }] : []
  const label = keys || place.line.syntax.text.slice(place.start, place.end)
  return duplicateKey.at(
    place,
    { keys: label, table: row.table.name, line: (first.line?.index ?? 0) + 1 },
    { table: row.table.name, related: [...related, ...relatedPlaces(equations, undefined)] },
  )
}

export function missingRowFinding(
  state: BudgetState,
  cause: Extract<Cause, { type: 'missing-row' }>,
  equations: readonly Equation[],
): Finding | undefined {
  const { side, row } = cause
  const place = placeForMissing(state, cause, equations)
  if (!place) return undefined
  const texts = row.side.columns
    .filter((column) => column.type !== '金额' && row.written[column.index])
    .map((column) => named(state, row.written[column.index]?.value, row.written[column.index]?.text ?? ''))
  const figures = figureTexts(cause)
  return rowMissing.at(
    place,
    { table: side.table.form.name, keys: texts.join('、'), figures: figures.join('、') },
    { table: side.table.form.name, related: relatedPlaces(equations, undefined) },
  )
}

function named(state: BudgetState, value: Value | undefined, text: string): string {
  if (value?.k !== 'code') return text
  const name = state.environment.codeName(value)
  return name.k === 'text' ? `${value.code}-${name.text}` : value.code
}

function figureTexts({ side, row }: Extract<Cause, { type: 'missing-row' }>): readonly string[] {
  return row.side.columns
    .filter((column) => column.type === '金额')
    .flatMap((column) => {
      const value = row.written[column.index]?.value ?? side.valueOfBrought(row, column)
      return value?.k === 'amount' && value.ticks !== 0n
        ? [`${column.path.join('.')} ${printValue(value, row.unit, column.decimals)}${row.unit}`]
        : []
    })
}

/** Where a row that is not there can be shown: at the sum that misses it, else at the table’s own line. */
function placeForMissing(state: BudgetState, { side }: Extract<Cause, { type: 'missing-row' }>, equations: readonly Equation[]): Place | undefined {
  const total = equations.find((equation) => equation.kind === 'column-sum')
  return total?.place() ?? state.parts.tablePlace(side.table.form) ?? equations[0]?.place()
}

function ruleOf(equation: Equation): Rule<FigureArgs> {
  return equation.kind === 'check' || equation.kind === 'code-name' ? balance : RULES[equation.kind]
}
