/** `表[条件].列` and `本组[条件].列`: the rows that meet the conditions, and what their column comes to. Filters read tuples (tuple.ts), never rows. */
import type { CompareOperator, Expression, PathExpression } from '../../grammar/index.ts'
import { findColumn } from '../format/find-column.ts'
import { type ColumnForm, isNumeric, placeOf } from '../format/form.ts'
import { fromInteger } from '../money/number.ts'
import { nearestName } from '../nearest-name.ts'
import { syntax } from '../rules/syntax.ts'
import { unknownColumn } from '../rules/unknown-column.ts'
import { unknown, type Value, ZERO } from '../value.ts'
import { compareValues, isTrue, total } from './arithmetic.ts'
import { type Compiled, combine, compile, compileRight, constant, type Frame, type Scope } from './compile.ts'
import { namesOf, ownColumn } from './compile-path.ts'
import type { RowRef, RowState } from './row-state.ts'
import type { SideState } from './side-state.ts'
import type { Condition, Tuple } from './tuple.ts'

export function compileGroup(scope: Scope, path: PathExpression): Compiled {
  const group = scope.side && scope.environment.groupOf(scope.side)
  if (!group) {
    scope.report(syntax.at(placeOf(scope.line, path.head), { zh: '这里没有“每”，也就没有“本组”', en: '本组 needs a 每 line in this table' }))
    return constant(unknown('format-problem', '本组'))
  }
  const target = compileSelection(scope, group.side, path, 0)
  if (!target) return constant(unknown('format-problem', '本组'))
  return {
    ...target,
    run: (frame) => {
      const gathered = group.of(frame)
      if ('k' in gathered) return gathered
      const tuples = gathered.tuples()
      return 'k' in tuples ? tuples : target.over(tuples, frame)
    },
  }
}

interface Selection extends Compiled {
  over(tuples: readonly Tuple[], frame: Frame): Value
}

/** `[conditions].column` over the tuples of a side, from the path’s step `from` on. */
export function compileSelection(scope: Scope, side: SideState, path: PathExpression, from: number): Selection | undefined {
  const { conditions, at } = compileConditions(scope, side, path, from)
  const names = path.steps.slice(at).map((step) => (step.type === 'name' ? step.name.value : '[…]'))
  const column = columnOf(scope, side, path, names)
  if (!column) return undefined
  if (!isNumeric(column)) side.addDimension(column)
  const parts = conditions.map((condition) => condition.right)
  const over = (tuples: readonly Tuple[], frame: Frame): Value => {
    const right = rightsOf(conditions, frame)
    if ('k' in right) return right
    const met = side.filter(tuples, right)
    return 'k' in met ? met : valueOver(met, column)
  }
  return {
    ...combine(parts, () => ZERO),
    local: false,
    crossTable: true,
    tables: new Set([side.table, ...parts.flatMap((part) => [...part.tables])]),
    over,
    run: (frame) => {
      const missing = side.table.missing()
      if (missing) return missing
      const right = rightsOf(conditions, frame)
      if ('k' in right) return right
      const tuples = side.select(right)
      if ('k' in tuples) return tuples
      // Of a table with lost pages only what stands once for its block is known, and only where it is found.
      const lost = tuples.length > 0 && column.isField ? undefined : side.table.lost()
      return lost ?? valueOver(tuples, column, fixedMatching(side, right))
    },
  }
}

interface CompiledConditions {
  readonly conditions: readonly CompiledCondition[]
  /** The first step behind the brackets. */
  readonly at: number
}

function compileConditions(scope: Scope, side: SideState, path: PathExpression, from: number): CompiledConditions {
  const conditions: CompiledCondition[] = []
  let at = from
  for (; path.steps[at]?.type === 'filter'; at += 1) {
    const step = path.steps[at]
    if (step?.type === 'filter') for (const condition of step.conditions) conditions.push(...compileCondition(scope, side, condition))
  }
  return { conditions, at }
}

/** How many rows of a side meet the conditions in the brackets behind its name; totals and parents are no rows. */
export function compileRowCount(scope: Scope, side: SideState, path: PathExpression): Compiled {
  return compileOverRows(scope, side, path, (rows) => ({ k: 'number', n: fromInteger(rows.length) }))
}

/** The rows of a side that meet the conditions in the brackets behind its name, and what is made of them. */
export function compileOverRows(scope: Scope, side: SideState, path: PathExpression, make: (rows: readonly RowState[]) => Value): Compiled {
  const { conditions } = compileConditions(scope, side, path, 0)
  const parts = conditions.map((condition) => condition.right)
  return {
    ...combine(parts, () => ZERO),
    local: false,
    crossTable: true,
    tables: new Set([side.table, ...parts.flatMap((part) => [...part.tables])]),
    run: (frame) => {
      const unsure = side.table.missing() ?? side.table.lost()
      if (unsure) return unsure
      const right = rightsOf(conditions, frame)
      if ('k' in right) return right
      const tuples = side.select(right)
      if ('k' in tuples) return tuples
      side.graph.noteRead(side.order)
      return make(tuples.flatMap((tuple) => [...tuple.rows]))
    },
  }
}

/** Rows that the form fixes match as the others do (`表十[年度 = 年]`); totals are sums of rows, and never match. */
function fixedMatching(side: SideState, conditions: readonly Condition[]): readonly RowRef[] {
  const rows = side.form.rows.filter((row) => row.kind === 'fixed').map((row) => side.rowRef(row))
  return rows.filter((row) =>
    conditions.every(({ column, operator, right }) => {
      const left = row.cell(column)
      return isTrue(compareValues(operator === 'within' ? (left.k === 'code' ? '属于' : '=') : operator, left, right))
    }),
  )
}

function columnOf(scope: Scope, side: SideState, path: PathExpression, names: readonly string[]): ColumnForm | undefined {
  const match = names.length > 0 ? findColumn(side.form.columns, names) : undefined
  if (match && 'column' in match) return match.column
  const span = path.steps[path.steps.length - 1] ?? path
  const near = nearestName(
    names.join('.'),
    side.form.columns.map((column) => column.name),
  )
  const several = match ? { several: match.several.map((column) => column.path.join('.')) } : {}
  scope.report(unknownColumn.at(placeOf(scope.line, span), { column: names.join('.'), table: side.table.form.name, near, ...several }))
  return undefined
}

/** A figure is summed; of text and codes a path is the one value that all rows have, else nothing (notes P26). */
export function valueOver(tuples: readonly Tuple[], column: ColumnForm, fixed: readonly RowRef[] = []): Value {
  if (isNumeric(column)) return total([...tuples.map((tuple) => tuple.sum(column)), ...fixed.map((row) => row.cell(column))])
  const [first, ...others] = [...tuples, ...fixed]
  if (!first) return unknown('nothing', column.name)
  const value = first.cell(column)
  if (value.k === 'unknown') return value
  return others.every((row) => sameAs(row, column, value)) ? value : unknown('no-single-value', column.name)
}

function sameAs(row: RowRef, column: ColumnForm, value: Value): boolean {
  const verdict = compareValues('=', row.cell(column), value)
  return verdict.k === 'truth' && verdict.truth
}

interface CompiledCondition {
  readonly column: ColumnForm
  readonly operator: Condition['operator']
  readonly right: Compiled
}

function rightsOf(conditions: readonly CompiledCondition[], frame: Frame): readonly Condition[] | Value {
  const ready: Condition[] = []
  for (const { column, operator, right } of conditions) {
    const value = right.run(frame)
    if (value.k === 'unknown') return value
    ready.push({ column, operator, right: value })
  }
  return ready
}

/** The left side of a comparison is the table’s column, the right is seen from the asking row; a bare name means equal, for codes: or below. */
function compileCondition(scope: Scope, side: SideState, condition: Expression): readonly CompiledCondition[] {
  if (condition.type === 'logic' && condition.operator === '且')
    return condition.operands.flatMap((operand) => compileCondition(scope, side, operand))
  const bare = condition.type === 'path'
  const operands = condition.type === 'compare' ? condition.operands : bare ? [condition, condition] : []
  const [left, right] = operands
  if (!left || !right || left.type !== 'path' || operands.length !== 2) {
    scope.report(
      syntax.at(placeOf(scope.line, condition), {
        zh: '方括号里要写“列 = 值”“列 属于 值”或一个列名',
        en: 'brackets hold “column = value”, “column 属于 value” or a column’s name',
      }),
    )
    return []
  }
  const column = columnOf(scope, side, left, namesOf(left) ?? [])
  if (!column) return []
  side.addDimension(column)
  const operator = condition.type === 'compare' ? (condition.operators[0] as CompareOperator) : 'within'
  return [{ column, operator, right: bare ? compileKey(scope, column, right) : compileRight(scope, operator, right) }]
}

/** `[项目名称]`: the asking row’s column of that name. */
function compileKey(scope: Scope, column: ColumnForm, expression: Expression): Compiled {
  if (expression.type === 'path' && scope.side) {
    const own = ownColumn(scope, expression)
    if (own) return own
    const match = findColumn(scope.side.form.columns, [column.name])
    if (match && 'column' in match)
      return { ...constant(ZERO), columns: new Set([match.column]), run: (frame) => frame.row?.cell(match.column) ?? unknown('nothing', column.name) }
  }
  return compile(scope, expression)
}
