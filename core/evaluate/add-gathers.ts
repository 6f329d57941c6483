/** The 每 lines of a form put to work: each finds its source, and its keys and conditions are compiled there. */
import type { Expression, NamePath } from '../../grammar/index.ts'
import { findColumn } from '../format/find-column.ts'
import { type ColumnForm, type EachForm, placeOf } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { nearestName } from '../nearest-name.ts'
import type { Finding } from '../rules/define-rule.ts'
import { unknownTable } from '../rules/unknown-table.ts'
import type { Value } from '../value.ts'
import { compile, type Environment } from './compile.ts'
import { Gather } from './gather.ts'
import type { SideState } from './side-state.ts'
import type { TableState } from './table-state.ts'

export function addGathers(side: SideState, environment: Environment, report: (finding: Finding) => void): void {
  for (const each of side.form.each) {
    const table = environment.table(foldLabel(each.table))
    const from = table && sourceSide(table, each)
    if (!from) {
      const place = each.clause.table ? placeOf(each.place.line, each.clause.table) : each.place
      report(unknownTable.at(place, { table: each.table, near: nearestName(each.table, environment.tableNames()) }))
      continue
    }
    const scope = { environment, line: each.place.line, report, side: from }
    const keys = each.keys.map((key, index) => compile(scope, key.source ?? asPath(each.clause.keys[index]?.column, key.sourceName)))
    const when = each.when && compile(scope, each.when)
    for (const part of when ? [...keys, when] : keys) for (const column of part.columns) from.addDimension(column)
    const cut = (value: Value, column: ColumnForm, level: string): Value => {
      const above = environment.codeAbove(value, level, column)
      return above.k === 'unknown' ? value : above
    }
    side.gathers.push(new Gather(each, side, from, keys, when, cut))
  }
}

/** The side that has the columns which the keys name. */
function sourceSide(table: TableState, each: EachForm): SideState | undefined {
  const hasKeys = (side: SideState) => each.keys.every((key) => key.source !== undefined || findColumn(side.form.columns, [key.sourceName]))
  return table.sides.find(hasKeys) ?? table.sides[0]
}

/** `每 列` without `= 式`: the source has a column of the same name. */
function asPath(written: NamePath | undefined, name: string): Expression {
  const [head, ...steps] = written?.steps ?? []
  const span = { start: written?.start ?? 0, end: written?.end ?? 0 }
  return {
    type: 'path',
    ...span,
    head: head ?? { value: name, ...span },
    steps: steps.map((step) => ({ type: 'name', start: step.start, end: step.end, name: step })),
  }
}
