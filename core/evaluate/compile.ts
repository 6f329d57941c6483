/**
 * Formula → a function of the place that asks. Names are found once, when a form is put in force: a name that means nothing,
 * or two things, is a finding in the formula’s own file. Language.md, Expressions.
 */
import type { CompareOperator, Expression, PathExpression } from '../../grammar/index.ts'
import { findColumn } from '../format/find-column.ts'
import { type ColumnForm, isNumeric, placeOf, type RowForm } from '../format/form.ts'
import { bareLabel, foldLabel } from '../format/label.ts'
import { parseFigure } from '../money/amount.ts'
import { fromInteger, parseNumber, shift } from '../money/number.ts'
import { nearestName } from '../nearest-name.ts'
import type { Finding } from '../rules/define-rule.ts'
import { syntax } from '../rules/syntax.ts'
import { unknownColumn } from '../rules/unknown-column.ts'
import { unknownName } from '../rules/unknown-name.ts'
import { unknownTable } from '../rules/unknown-table.ts'
import type { Line } from '../store/line-document.ts'
import { unknown, type Value, ZERO } from '../value.ts'
import { type ArithmeticOperator, allOf, anyOf, calculate, compareValues, isTrue, negated, not, total } from './arithmetic.ts'
import { compileCall } from './functions.ts'
import type { RowRef } from './row-state.ts'
import type { SideState } from './side-state.ts'
import type { TableState } from './table-state.ts'
import type { Condition, Tuple } from './tuple.ts'

/** The place that asks: its row, its side, the column whose value is wanted, the rows that it gathers (本组). */
export interface Frame {
  readonly row?: RowRef
  readonly side?: SideState
  readonly column?: ColumnForm
  readonly form?: RowForm
  readonly group?: GroupRef
}

/** What a 每 line brought together for one row. */
export interface GroupRef {
  readonly side: SideState
  tuples(): readonly Tuple[] | Value
}

export interface Compiled {
  run(frame: Frame): Value
  /** Needs nothing but the row: its own columns, literals, the year, the catalogue. */
  readonly local: boolean
  readonly columns: ReadonlySet<ColumnForm>
  /** Reads another table, or another year. */
  readonly crossTable: boolean
  /** Only adds and subtracts columns of the row: then it holds for totals as well. */
  readonly additive: boolean
  /** What it reads from other tables: for cycles and for the explanation. */
  readonly tables: ReadonlySet<TableState>
}

export interface Environment {
  readonly year: number | undefined
  table(folded: string): TableState | undefined
  tableNames(): Iterable<string>
  /** A 设 or 已知 name. */
  name(folded: string): (() => Value) | undefined
  names(): Iterable<string>
  lastYear(folded: string): (() => Value) | undefined
  /** The rows that a 每 of this side brought together for the asking row. */
  groupOf(side: SideState): { readonly side: SideState; of(frame: Frame): GroupRef | Value } | undefined
  codeName(value: Value): Value
  codeAbove(value: Value, level: string, column: ColumnForm | undefined): Value
  declaredUnits(): readonly Value[]
}

/** Where a formula stands: what its bare names may mean. */
export interface Scope {
  readonly environment: Environment
  readonly line: Line
  readonly report: (finding: Finding) => void
  readonly side?: SideState
  readonly column?: ColumnForm
  readonly form?: RowForm
}

const NO_COLUMNS: ReadonlySet<ColumnForm> = new Set()
const NO_TABLES: ReadonlySet<TableState> = new Set()

export function constant(value: Value): Compiled {
  return { run: () => value, local: true, columns: NO_COLUMNS, crossTable: false, additive: false, tables: NO_TABLES }
}

/** What several parts come to, taken together. */
export function combine(parts: readonly Compiled[], run: (frame: Frame) => Value, additive = false): Compiled {
  return {
    run,
    local: parts.every((part) => part.local),
    columns: new Set(parts.flatMap((part) => [...part.columns])),
    crossTable: parts.some((part) => part.crossTable),
    additive,
    tables: new Set(parts.flatMap((part) => [...part.tables]))
  }
}

export function compile(scope: Scope, expression: Expression): Compiled {
  switch (expression.type) {
    case 'number':
      return constant(literal(expression))
    case 'text':
      return constant({ k: 'text', text: expression.value, key: foldLabel(expression.value) })
    case 'path':
      return compilePath(scope, expression)
    case 'call':
      return compileCall(scope, expression.name, expression.args, expression)
    case 'negate': {
      const operand = compile(scope, expression.operand)
      return combine([operand], (frame) => negated(operand.run(frame)), operand.additive)
    }
    case 'not': {
      const operand = compile(scope, expression.operand)
      return combine([operand], (frame) => not(operand.run(frame)))
    }
    case 'arithmetic':
      return compileArithmetic(scope, expression.operator, expression.left, expression.right)
    case 'compare':
      return compileComparison(scope, expression.operands, expression.operators)
    case 'logic': {
      const operands = expression.operands.map((operand) => compile(scope, operand))
      const join = expression.operator === '且' ? allOf : anyOf
      return combine(operands, (frame) => join(operands.map((operand) => operand.run(frame))))
    }
    case 'list': {
      const items = expression.items.map((item) => compile(scope, item))
      const except = expression.except.map((item) => compile(scope, item))
      return combine([...items, ...except], (frame) => ({ k: 'list', items: items.map((item) => item.run(frame)), except: except.map((item) => item.run(frame)) }))
    }
    case 'range':
      scope.report(syntax.at(placeOf(scope.line, expression), { zh: '“至”只能写在 求和( ) 里', en: '“至” stands only inside 求和( )' }))
      return constant(unknown('format-problem', '至'))
    case 'missing':
      return constant(unknown('format-problem', '…'))
  }
}

function compileArithmetic(scope: Scope, operator: ArithmeticOperator, left: Expression, right: Expression): Compiled {
  const a = compile(scope, left)
  const b = compile(scope, right)
  const additive = (operator === '+' || operator === '-') && a.additive && b.additive
  return combine([a, b], (frame) => calculate(operator, a.run(frame), b.run(frame)), additive)
}

function compileComparison(scope: Scope, operands: readonly Expression[], operators: readonly CompareOperator[]): Compiled {
  const parts = operands.map((operand, index) => compileRight(scope, operators[index - 1], operand))
  return combine(parts, (frame) => {
    const values = parts.map((part) => part.run(frame))
    return allOf(operators.map((operator, index) => compareValues(operator, values[index] as Value, values[index + 1] as Value)))
  })
}

/** After 属于 a 设 name comes before a column of the same name: forms print columns named as the sets of codes that they hold. */
function compileRight(scope: Scope, operator: Condition['operator'] | undefined, expression: Expression): Compiled {
  const isName = operator === '属于' && expression.type === 'path' && expression.steps.length === 0
  return isName && scope.environment.name(foldLabel(expression.head.value)) ? compileName(scope, expression) : compile(scope, expression)
}

function literal(number: Extract<Expression, { type: 'number' }>): Value {
  if (number.unit === '元' || number.unit === '万元') {
    const figure = parseFigure(number.digits, number.unit)
    return figure ? { k: 'amount', ticks: figure.ticks } : unknown('bad-cell', number.digits)
  }
  const n = parseNumber(number.digits)
  if (!n) return unknown('bad-cell', number.digits)
  return number.percent ? { k: 'number', n: shift(n, -2), percent: true } : { k: 'number', n }
}

/** Paths, in the order of language.md: 本组 · 上年 · a column of this row · a row of this part · a table · a 设 or 已知 name. */
function compilePath(scope: Scope, path: PathExpression): Compiled {
  const head = foldLabel(path.head.value)
  if (head === '年' && path.steps.length === 0 && !ownColumn(scope, path)) {
    const { year } = scope.environment
    return constant(year === undefined ? unknown('nothing', '年') : { k: 'number', n: fromInteger(year) })
  }
  if (head === '本组') return compileGroup(scope, path)
  if (head === '上年') return compileLastYear(scope, path)
  const meanings = [ownColumn(scope, path), ownRow(scope, path)]
  const meant = meanings.find((meaning) => meaning !== undefined)
  if (meant) return meant
  const table = scope.environment.table(head)
  if (table) return compileTablePath(scope, table, path)
  return compileName(scope, path)
}

function namesOf(path: PathExpression): readonly string[] | undefined {
  const names = [path.head.value]
  for (const step of path.steps) {
    if (step.type === 'filter') return undefined
    names.push(step.name.value)
  }
  return names
}

function ownColumn(scope: Scope, path: PathExpression): Compiled | undefined {
  const names = namesOf(path)
  if (!scope.side || !names) return undefined
  const match = findColumn(scope.side.form.columns, names)
  if (!match) return undefined
  if (!('column' in match)) {
    const several = match.several.map((column) => column.path.join('.'))
    scope.report(unknownColumn.at(placeOf(scope.line, path), { column: names.join('.'), table: scope.side.table.form.name, near: undefined, several }))
    return constant(unknown('format-problem', names.join('.')))
  }
  const { column } = match
  // The column that is being computed cannot be meant where a row of this name exists.
  if (scope.form && column === scope.column && names.length === 1 && findRow(scope, names[0] ?? '')) return undefined
  return {
    run: (frame) => frame.row?.cell(column) ?? unknown('nothing', column.name),
    local: true, columns: new Set([column]), crossTable: false, additive: isNumeric(column), tables: NO_TABLES
  }
}

function findRow(scope: Scope, label: string): RowForm | undefined {
  return scope.side && fixedRow(scope.side, label, scope.form)
}

/** A fixed row by its label; of two with one label the nearest below the asking row, else the first. */
export function fixedRow(side: SideState, label: string, from?: RowForm): RowForm | undefined {
  const folded = foldLabel(label)
  const rows = side.form.rows.filter((row) => row.kind !== 'rows')
  const whole = rows.filter((row) => side.labelOf(row) === folded)
  const hits = whole.length > 0 ? whole : rows.filter((row) => bareLabel(side.labelOf(row)) === bareLabel(folded))
  const start = from ? side.form.rows.indexOf(from) : -1
  return hits.find((row) => side.form.rows.indexOf(row) > start) ?? hits[0]
}

function ownRow(scope: Scope, path: PathExpression): Compiled | undefined {
  const names = namesOf(path)
  const { side, column } = scope
  if (!side || !names || names.length > 2) return undefined
  const row = findRow(scope, names[0] ?? '')
  if (!row) return undefined
  const named = names.length === 2 ? findColumn(side.form.columns, names.slice(1)) : undefined
  const target = named && 'column' in named ? named.column : names.length === 1 ? column : undefined
  if (!target) return undefined
  return { run: () => side.fixedCell(row, target), local: false, columns: NO_COLUMNS, crossTable: false, additive: false, tables: NO_TABLES }
}

function compileLastYear(scope: Scope, path: PathExpression): Compiled {
  const name = path.steps.map((step) => (step.type === 'name' ? step.name.value : '')).join('.')
  const read = scope.environment.lastYear(foldLabel(name))
  return { run: () => read?.() ?? unknown('name-unknown', `上年.${name}`), local: false, columns: NO_COLUMNS, crossTable: true, additive: false, tables: NO_TABLES }
}

function compileName(scope: Scope, path: PathExpression): Compiled {
  const names = namesOf(path) ?? [path.head.value]
  const written = names.join('.')
  const read = scope.environment.name(foldLabel(written))
  if (read) return { run: () => read(), local: false, columns: NO_COLUMNS, crossTable: true, additive: false, tables: NO_TABLES }
  const isTable = path.steps.length > 0
  if (isTable) {
    const near = nearestName(path.head.value, scope.environment.tableNames())
    scope.report(unknownTable.at(placeOf(scope.line, path.head), { table: path.head.value, near }))
  } else {
    const own = scope.side ? [...scope.side.form.columns.map((column) => column.name), ...scope.side.form.rows.map((row) => row.label)] : []
    const near = nearestName(written, [...own, ...scope.environment.names()])
    scope.report(unknownName.at(placeOf(scope.line, path), { name: written, near }))
  }
  return constant(unknown('format-problem', written))
}

function compileGroup(scope: Scope, path: PathExpression): Compiled {
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
    }
  }
}

interface Selection extends Compiled {
  over(tuples: readonly Tuple[], frame: Frame): Value
}

/** `[conditions].column` over the tuples of a side, from the path’s step `from` on. */
function compileSelection(scope: Scope, side: SideState, path: PathExpression, from: number): Selection | undefined {
  const conditions: CompiledCondition[] = []
  let at = from
  for (; path.steps[at]?.type === 'filter'; at += 1) {
    const step = path.steps[at]
    if (step?.type === 'filter') for (const condition of step.conditions) conditions.push(...compileCondition(scope, side, condition))
  }
  const names = path.steps.slice(at).map((step) => (step.type === 'name' ? step.name.value : '[…]'))
  const column = columnOf(scope, side, path, names)
  if (!column) return undefined
  if (!isNumeric(column)) side.addDimension(column)
  const parts = conditions.map((condition) => condition.right)
  const over = (tuples: readonly Tuple[], frame: Frame): Value => {
    const right = rightsOf(conditions, frame)
    return 'k' in right ? right : valueOver(side.filter(tuples, right), column)
  }
  return { ...combine(parts, () => ZERO), local: false, crossTable: true, tables: new Set([side.table, ...parts.flatMap((part) => [...part.tables])]), over, run: (frame) => {
    const missing = side.table.missing()
    if (missing) return missing
    const right = rightsOf(conditions, frame)
    if ('k' in right) return right
    const tuples = side.select(right)
    if ('k' in tuples) return tuples
    // Of a table with lost pages only what stands once for its block is known, and only where it is found.
    const lost = tuples.length > 0 && column.isField ? undefined : side.table.lost()
    return lost ?? valueOver(tuples, column, fixedMatching(side, right))
  } }
}

/** Rows that the form fixes match as the others do (`表十[年度 = 年]`); totals are sums of rows, and never match. */
function fixedMatching(side: SideState, conditions: readonly Condition[]): readonly RowRef[] {
  const rows = side.form.rows.filter((row) => row.kind === 'fixed').map((row) => side.rowRef(row))
  return rows.filter((row) => conditions.every(({ column, operator, right }) => {
    const left = row.cell(column)
    return isTrue(compareValues(operator === 'within' ? (left.k === 'code' ? '属于' : '=') : operator, left, right))
  }))
}

function columnOf(scope: Scope, side: SideState, path: PathExpression, names: readonly string[]): ColumnForm | undefined {
  const match = names.length > 0 ? findColumn(side.form.columns, names) : undefined
  if (match && 'column' in match) return match.column
  const span = path.steps[path.steps.length - 1] ?? path
  const near = nearestName(names.join('.'), side.form.columns.map((column) => column.name))
  const several = match ? { several: match.several.map((column) => column.path.join('.')) } : {}
  scope.report(unknownColumn.at(placeOf(scope.line, span), { column: names.join('.'), table: side.table.form.name, near, ...several }))
  return undefined
}

/** A figure is summed; of text and codes a path is the one value that all rows have, else nothing (notes P26). */
function valueOver(tuples: readonly Tuple[], column: ColumnForm, fixed: readonly RowRef[] = []): Value {
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
  if (condition.type === 'logic' && condition.operator === '且') return condition.operands.flatMap((operand) => compileCondition(scope, side, operand))
  const bare = condition.type === 'path'
  const operands = condition.type === 'compare' ? condition.operands : bare ? [condition, condition] : []
  const [left, right] = operands
  if (!left || !right || left.type !== 'path' || operands.length !== 2) {
    scope.report(syntax.at(placeOf(scope.line, condition), { zh: '方括号里要写“列 = 值”“列 属于 值”或一个列名', en: 'brackets hold “column = value”, “column 属于 value” or a column’s name' }))
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
    if (match && 'column' in match) return { ...constant(ZERO), columns: new Set([match.column]), run: (frame) => frame.row?.cell(match.column) ?? unknown('nothing', column.name) }
  }
  return compile(scope, expression)
}

/** `表.列`, `表.行`, `表.行.列`, `表[…].列`. */
function compileTablePath(scope: Scope, table: TableState, path: PathExpression): Compiled {
  if (path.steps.some((step) => step.type === 'filter')) {
    const side = sideFor(table, path)
    return compileSelection(scope, side, path, 0) ?? constant(unknown('format-problem', table.form.name))
  }
  const names = path.steps.map((step) => (step.type === 'name' ? step.name.value : ''))
  if (names.length === 0) {
    scope.report(syntax.at(placeOf(scope.line, path), { zh: `“${path.head.value}”是整张表：写出要哪一列`, en: `“${path.head.value}” is a whole table: name one of its columns` }))
    return constant(unknown('format-problem', table.form.name))
  }
  const reads = { local: false, columns: NO_COLUMNS, crossTable: true, additive: false, tables: new Set([table]) }
  const columns = table.sides.flatMap((side) => {
    const match = findColumn(side.form.columns, names)
    return match && 'column' in match ? [{ side, column: match.column }] : []
  })
  const rows = table.sides.flatMap((side) => {
    const row = fixedRow(side, names[0] ?? '')
    const column = row && columnInRow(side, row, names.slice(1))
    return row && column ? [{ side, row, column }] : []
  })
  if (columns.length === 1 && rows.length === 1 && names.length === 1 && !sameTotal(columns[0]?.column, rows[0]?.column)) {
    const both = [`${table.form.name} 的列 ${names[0]}`, `${table.form.name} 的行 ${names[0]}`]
    scope.report(unknownName.at(placeOf(scope.line, path), { name: names.join('.'), near: undefined, both }))
    return constant(unknown('format-problem', names.join('.')))
  }
  const [column] = columns
  if (column && columns.length === 1) {
    if (!isNumeric(column.column)) column.side.addDimension(column.column)
    return { ...reads, run: () => table.missing() ?? column.side.whole(column.column) }
  }
  const [row] = rows
  if (row && rows.length === 1) return { ...reads, run: () => table.missing() ?? row.side.fixedCell(row.row, row.column) }
  return reportTablePath(scope, table, path, names, rows.length + columns.length)
}

function sameTotal(a: ColumnForm | undefined, b: ColumnForm | undefined): boolean {
  return a !== undefined && a === b
}

function reportTablePath(scope: Scope, table: TableState, path: PathExpression, names: readonly string[], hits: number): Compiled {
  const last = path.steps[path.steps.length - 1] ?? path
  const all = table.sides.flatMap((side) => [...side.form.columns.map((column) => column.path.join('.')), ...side.form.rows.map((row) => bareLabel(row.folded))])
  const several = hits > 1 ? { several: table.sides.flatMap((side) => side.form.columns.map((column) => column.path.join('.'))).filter((name) => name.endsWith(names[names.length - 1] ?? '')) } : {}
  scope.report(unknownColumn.at(placeOf(scope.line, last), { column: names.join('.'), table: table.form.name, near: nearestName(names.join('.'), all), ...several }))
  return constant(unknown('format-problem', `${table.form.name}.${names.join('.')}`))
}

/** The column meant in a row: the named one, else the side’s only figure column. */
function columnInRow(side: SideState, row: RowForm, names: readonly string[]): ColumnForm | undefined {
  if (names.length > 0) {
    const match = findColumn(side.form.columns, names)
    return match && 'column' in match ? match.column : undefined
  }
  const figures = side.form.columns.filter((column) => isNumeric(column) && column !== row.labelColumn && !column.unpublished)
  return figures.length === 1 ? figures[0] : undefined
}

/** Which side a filter is about: the one that has the columns named. */
function sideFor(table: TableState, path: PathExpression): SideState {
  const names = path.steps.flatMap((step) => (step.type === 'name' ? [step.name.value] : []))
  const fits = table.sides.find((side) => names.length > 0 && findColumn(side.form.columns, names) !== undefined)
  return fits ?? (table.sides[0] as SideState)
}
