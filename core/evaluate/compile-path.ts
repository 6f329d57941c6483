/** Names in formulas: a column of this row, a row of this part, a table’s column or row, a 设 or 已知 name. What means nothing, or two things, is a finding. */
import type { PathExpression } from '../../grammar/index.ts'
import { findColumn } from '../format/find-column.ts'
import { type ColumnForm, isNumeric, placeOf, type RowForm } from '../format/form.ts'
import { bareLabel, foldLabel } from '../format/label.ts'
import { fromInteger } from '../money/number.ts'
import { nearestName } from '../nearest-name.ts'
import { syntax } from '../rules/syntax.ts'
import { unknownColumn } from '../rules/unknown-column.ts'
import { unknownName } from '../rules/unknown-name.ts'
import { unknownTable } from '../rules/unknown-table.ts'
import { unknown } from '../value.ts'
import { type Compiled, constant, NO_COLUMNS, NO_TABLES, type Scope } from './compile.ts'
import { compileGroup, compileSelection } from './compile-selection.ts'
import type { SideState } from './side-state.ts'
import type { TableState } from './table-state.ts'

/** Paths, in the order of language.md: 本组 · 上年 · a column of this row · a row of this part · a table · a 设 or 已知 name. */
export function compilePath(scope: Scope, path: PathExpression): Compiled {
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

export function namesOf(path: PathExpression): readonly string[] | undefined {
  const names = [path.head.value]
  for (const step of path.steps) {
    if (step.type === 'filter') return undefined
    names.push(step.name.value)
  }
  return names
}

export function ownColumn(scope: Scope, path: PathExpression): Compiled | undefined {
  const names = namesOf(path)
  if (!scope.side || !names) return undefined
  const match = findColumn(scope.side.form.columns, names)
  if (!match) return undefined
  if (!('column' in match)) {
    const several = match.several.map((column) => column.path.join('.'))
    scope.report(
      unknownColumn.at(placeOf(scope.line, path), { column: names.join('.'), table: scope.side.table.form.name, near: undefined, several }),
    )
    return constant(unknown('format-problem', names.join('.')))
  }
  const { column } = match
  // The column that is being computed cannot be meant where a row of this name exists.
  if (scope.form && column === scope.column && names.length === 1 && findRow(scope, names[0] ?? '')) return undefined
  return {
    run: (frame) => frame.row?.cell(column) ?? unknown('nothing', column.name),
    local: true,
    columns: new Set([column]),
    crossTable: false,
    additive: isNumeric(column),
    tables: NO_TABLES,
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
  return {
    run: () => read?.() ?? unknown('name-unknown', `上年.${name}`),
    local: false,
    columns: NO_COLUMNS,
    crossTable: true,
    additive: false,
    tables: NO_TABLES,
  }
}

export function compileName(scope: Scope, path: PathExpression): Compiled {
  const names = namesOf(path) ?? [path.head.value]
  const written = names.join('.')
  const fixed = scope.environment.fixedName(foldLabel(written))
  if (fixed) return constant(fixed)
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

/** `表.列`, `表.行`, `表.行.列`, `表[…].列`. */
function compileTablePath(scope: Scope, table: TableState, path: PathExpression): Compiled {
  if (path.steps.some((step) => step.type === 'filter')) {
    const side = sideFor(table, path)
    return compileSelection(scope, side, path, 0) ?? constant(unknown('format-problem', table.form.name))
  }
  const names = path.steps.map((step) => (step.type === 'name' ? step.name.value : ''))
  if (names.length === 0) {
    scope.report(
      syntax.at(placeOf(scope.line, path), {
        zh: `“${path.head.value}”是整张表：写出要哪一列`,
        en: `“${path.head.value}” is a whole table: name one of its columns`,
      }),
    )
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
  const all = table.sides.flatMap((side) => [
    ...side.form.columns.map((column) => column.path.join('.')),
    ...side.form.rows.map((row) => bareLabel(row.folded)),
  ])
  const several =
    hits > 1
      ? {
          several: table.sides
            .flatMap((side) => side.form.columns.map((column) => column.path.join('.')))
            .filter((name) => name.endsWith(names[names.length - 1] ?? '')),
        }
      : {}
  scope.report(
    unknownColumn.at(placeOf(scope.line, last), {
      column: names.join('.'),
      table: table.form.name,
      near: nearestName(names.join('.'), all),
      ...several,
    }),
  )
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
