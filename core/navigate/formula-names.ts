/**
 * The names in a formula and what they stand for, found as the compiler finds them (core/evaluate/compile-path.ts): 本组 · 上年 · a column of
 * this row · a row of this part · a table · a 设 or 已知 name. What means nothing, or two things, is left out; the compiler reports it.
 */
import type { Expression, PathExpression, PathStep } from '../../grammar/index.ts'
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import { fixedRow, namesOf } from '../evaluate/compile-path.ts'
import type { SideState } from '../evaluate/side-state.ts'
import { findColumn } from '../format/find-column.ts'
import type { ColumnForm, RowForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import type { Named } from './named.ts'
import { namedText, type TextKeys } from './text-keys.ts'

/** Where a formula stands: what its bare names may mean. */
export interface FormulaScope {
  readonly analysis: BudgetAnalysis
  readonly texts: TextKeys
  readonly side: SideState | undefined
  readonly column?: ColumnForm
  readonly row?: RowForm
}

export interface FormulaName {
  readonly named: Named
  readonly start: number
  readonly end: number
}

type Span = { readonly start: number; readonly end: number }
type NameStep = Extract<PathStep, { type: 'name' }>

export function namesInFormula(scope: FormulaScope, expression: Expression): readonly FormulaName[] {
  const found: FormulaName[] = []
  visit(scope, expression, found)
  return found
}

function visit(scope: FormulaScope, expression: Expression, found: FormulaName[]): void {
  switch (expression.type) {
    case 'path':
      visitPath(scope, expression, found)
      return
    case 'call':
      for (const each of expression.args) visit(scope, each, found)
      return
    case 'negate':
    case 'not':
      visit(scope, expression.operand, found)
      return
    case 'arithmetic':
      visit(scope, expression.left, found)
      visit(scope, expression.right, found)
      return
    case 'compare':
      visitComparison(scope, expression, found)
      return
    case 'logic':
      for (const each of expression.operands) visit(scope, each, found)
      return
    case 'range':
      visit(scope, expression.from, found)
      visit(scope, expression.to, found)
      return
    case 'list':
      for (const each of [...expression.items, ...expression.except]) visit(scope, each, found)
      return
    default:
  }
}

/** A text or a code beside a column is one of the column's values; after 属于 a 设 name comes before a column of the same name. */
function visitComparison(scope: FormulaScope, { operands, operators }: Extract<Expression, { type: 'compare' }>, found: FormulaName[]): void {
  const column = operands.map((operand) => columnMeant(scope, operand)).find((each) => each !== undefined)
  for (const [index, operand] of operands.entries()) visitOperand(scope, operand, operators[index - 1] === '属于', column, found)
}

function visitOperand(scope: FormulaScope, operand: Expression, isSet: boolean, column: ColumnForm | undefined, found: FormulaName[]): void {
  if (isSet && operand.type === 'path' && operand.steps.length === 0 && addName(scope, operand, found)) return
  const written = operand.type === 'text' ? operand.value : operand.type === 'number' ? operand.digits : undefined
  const named = written !== undefined && column ? namedText(scope.texts, column, written) : undefined
  if (named) found.push({ named, ...spanOf(operand) })
  else visit(scope, operand, found)
}

function columnMeant({ side }: FormulaScope, operand: Expression): ColumnForm | undefined {
  const names = operand.type === 'path' ? namesOf(operand) : undefined
  return names && side && oneColumn([side], names)?.column
}

function visitPath(scope: FormulaScope, path: PathExpression, found: FormulaName[]): void {
  const head = foldLabel(path.head.value)
  const state = scope.analysis.state
  if (!state) return
  if (head === '本组') {
    const source = scope.side?.gathers[0]?.source
    if (source) visitSteps(scope, [source], path.steps, found)
    return
  }
  if (head === '上年') {
    const name = path.steps.map((step) => (step.type === 'name' ? step.name.value : '')).join('.')
    if (name !== '') found.push({ named: { type: 'last-year', name: foldLabel(name) }, ...spanOf(path) })
    return
  }
  if (addOwn(scope, path, found)) return
  const table = state.environment.table(head)
  if (table) {
    found.push({ named: { type: 'table', table: table.form }, ...spanOf(path.head) })
    visitSteps(scope, table.sides, path.steps, found)
  } else addName(scope, path, found)
}

/** A column of this row, or a row of this part. */
function addOwn({ side, column, row }: FormulaScope, path: PathExpression, found: FormulaName[]): boolean {
  const names = namesOf(path)
  if (!side || !names) return false
  const own = oneColumn([side], names)
  const fixed = names.length <= 2 ? fixedRow(side, names[0] ?? '', row) : undefined
  // The column that is being computed cannot be meant where a row of this name exists.
  const isRow = fixed !== undefined && (own === undefined || (row !== undefined && own.column === column && names.length === 1))
  if (isRow) {
    found.push({ named: rowNamed(side, fixed), ...spanOf(path.head) })
    const [step] = path.steps
    const named = step?.type === 'name' ? oneColumn([side], [step.name.value]) : undefined
    if (step && named) found.push({ named: columnNamed(named), ...spanOf(step) })
    return true
  }
  if (!own) return false
  found.push({ named: columnNamed(own), ...spanOf(path) })
  return true
}

/** What stands behind a table's name: conditions, then a column or a row and its column. */
function visitSteps(scope: FormulaScope, sides: readonly SideState[], steps: readonly PathStep[], found: FormulaName[]): void {
  const last = steps.filter((step): step is NameStep => step.type === 'name')
  const names = last.map((step) => step.name.value)
  const side = sides.find((each) => names.length > 0 && findColumn(each.form.columns, names) !== undefined) ?? sides[0]
  for (const step of steps) if (step.type === 'filter' && side) for (const condition of step.conditions) visitCondition(scope, side, condition, found)
  const [first] = last
  if (!first) return
  const end = last[last.length - 1]?.end ?? first.end
  const column = oneColumn(sides, names)
  if (column) found.push({ named: columnNamed(column), start: first.name.start, end })
  else addRowOf(sides, last, found)
}

function addRowOf(sides: readonly SideState[], steps: readonly NameStep[], found: FormulaName[]): void {
  const [first, ...others] = steps
  if (!first) return
  for (const side of sides) {
    const row = fixedRow(side, first.name.value)
    if (!row) continue
    found.push({ named: rowNamed(side, row), ...spanOf(first.name) })
    const column = oneColumn(
      [side],
      others.map((step) => step.name.value),
    )
    if (column && others[0]) found.push({ named: columnNamed(column), start: others[0].name.start, end: others[others.length - 1]?.end ?? 0 })
    return
  }
}

/** The left side of a comparison is the table's column, the right is seen from the asking row; a bare name is a column of both. */
function visitCondition(scope: FormulaScope, side: SideState, condition: Expression, found: FormulaName[]): void {
  if (condition.type === 'logic') for (const operand of condition.operands) visitCondition(scope, side, operand, found)
  else if (condition.type === 'path') addColumnOf(side, condition, found)
  else if (condition.type === 'compare') {
    const [left, right] = condition.operands
    if (left?.type !== 'path' || !right) return
    const column = addColumnOf(side, left, found)
    visitOperand(scope, right, condition.operators[0] === '属于', column, found)
  }
}

function addColumnOf(side: SideState, path: PathExpression, found: FormulaName[]): ColumnForm | undefined {
  const column = oneColumn([side], namesOf(path) ?? [])
  if (column) found.push({ named: columnNamed(column), ...spanOf(path) })
  return column?.column
}

function addName({ analysis }: FormulaScope, path: PathExpression, found: FormulaName[]): boolean {
  const name = foldLabel((namesOf(path) ?? [path.head.value]).join('.'))
  const names = analysis.state?.names
  if (!names?.defines.has(name) && !names?.known.has(name)) return false
  found.push({ named: { type: 'name', name }, ...spanOf(path) })
  return true
}

/** The column that a name means, if it means one. */
export function oneColumn(
  sides: readonly SideState[],
  names: readonly string[],
): { readonly side: SideState; readonly column: ColumnForm } | undefined {
  if (names.length === 0) return undefined
  const hits = sides.flatMap((side) => {
    const match = findColumn(side.form.columns, names)
    return match && 'column' in match ? [{ side, column: match.column }] : []
  })
  return hits.length === 1 ? hits[0] : undefined
}

function columnNamed({ side, column }: { readonly side: SideState; readonly column: ColumnForm }): Named {
  return { type: 'column', table: side.table.form, side: side.form, column }
}

function rowNamed(side: SideState, row: RowForm): Named {
  return { type: 'row', table: side.table.form, side: side.form, row }
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}
