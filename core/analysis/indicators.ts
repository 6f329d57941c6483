/**
 * Performance indicators of one budget → findings (docs/checks.md P01–P07, X10). Which column is what, the form's types say; what
 * a word means, the catalogue. A word that neither knows is passed over.
 */
import type { Catalog, IndicatorWords } from '../catalog/index.ts'
import type { BudgetState } from '../evaluate/budget-state.ts'
import type { ColumnForm } from '../format/form.ts'
import { type BoundRow, cellPlace } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import { indicatorClass } from '../rules/indicator-class.ts'
import { indicatorDirection } from '../rules/indicator-direction.ts'
import { indicatorValue } from '../rules/indicator-value.ts'
import type { Line } from '../store/line-document.ts'
import { costCaps } from './cost-cap.ts'
import { repeatedGoals } from './goals.ts'
import { type IndicatorColumns, indicatorRows, indicatorSides } from './indicator-blocks.ts'
import { isBareFigure, moneyOf, readIndicatorFigure } from './indicator-figure.ts'
import { indicatorPairs } from './indicator-pairs.ts'
import { aspectOf, missingAspects, untargetedFinding, untargetedProjects } from './project-targets.ts'

export function indicatorFindings(state: BudgetState, catalog: Catalog, compareRows: (a: BoundRow, b: BoundRow) => number): readonly Finding[] {
  const sides = indicatorSides(state)
  if (sides.length === 0) return []
  const words = catalog.indicators
  const found = [
    ...sides.flatMap((columns) => [
      ...missingAspects(columns, words, compareRows),
      ...costCaps(columns, words, compareRows),
      ...indicatorRows(columns, compareRows).flatMap((row) => [directionOf(columns, words, row), valueKind(columns, words, row)]),
    ]),
    ...untargetedProjects(state, compareRows).map(untargetedFinding),
  ].filter((finding) => finding !== undefined)
  // What is wrong in a row by itself explains that it is not like its twin, nor where it should be.
  const said = new Set(found.map(({ place }) => place.line))
  return [
    ...found,
    ...indicatorPairs(sides, words, said, compareRows),
    ...sides.flatMap((columns) => [
      ...repeatedGoals(columns, compareRows),
      ...indicatorRows(columns, compareRows).flatMap((row) => (said.has(row.line as Line) ? [] : (misplacedCost(columns, words, row) ?? []))),
    ]),
  ]
}

/** The whole cost of a project, in money, under a class that is none of cost (P06). Money of other names may well be an output or a benefit. */
function misplacedCost(columns: IndicatorColumns, words: IndicatorWords, row: BoundRow): Finding | undefined {
  const { name, value, unit, classes } = columns
  const aspect = aspectOf(columns, words, row)
  const column = classes.findLast((each) => words.aspectOf(textOf(row, each)) !== undefined)
  const place = column && cellPlace(row, column)
  if (!place || aspect === undefined || aspect === 'cost' || !words.isWholeCost(textOf(row, name))) return undefined
  if (!moneyOf(textOf(row, value), textOf(row, unit))) return undefined
  return indicatorClass.at(place, { name: textOf(row, name), written: textOf(row, column) }, { table: row.table.name })
}

function textOf(row: BoundRow, column: ColumnForm | undefined): string {
  return (column && row.written[column.index]?.text) ?? ''
}

/** Whether the operator asks for more where less is better, or the reverse (P03). */
function directionOf(columns: IndicatorColumns, words: IndicatorWords, row: BoundRow): Finding | undefined {
  const { operator, name } = columns
  const place = operator && row.written[operator.index] && cellPlace(row, operator)
  const comparison = words.comparisonOf(textOf(row, operator))
  if (!place || (comparison !== 'at-least' && comparison !== 'at-most')) return undefined
  const isCost = aspectOf(columns, words, row) === 'cost' && moneyOf(textOf(row, columns.value), textOf(row, columns.unit)) !== undefined
  const wanted = words.directionOf(textOf(row, name)) ?? (isCost ? 'down' : undefined)
  if (wanted === undefined || (wanted === 'up') === (comparison === 'at-least')) return undefined
  const args = { name: textOf(row, name), written: textOf(row, operator), wanted }
  return indicatorDirection.at(place, args, { table: row.table.name })
}

/** Whether the value is of the kind that its operator asks for (P05). */
function valueKind(columns: IndicatorColumns, words: IndicatorWords, row: BoundRow): Finding | undefined {
  const { operator, value, unit } = columns
  const comparison = words.comparisonOf(textOf(row, operator))
  if (!comparison || !value) return undefined
  const [text, measure] = [textOf(row, value), textOf(row, unit)]
  const figure = readIndicatorFigure(text)
  const say = (column: ColumnForm, kind: Parameters<typeof indicatorValue.at>[1]['kind']) => {
    const place = cellPlace(row, column)
    return place && indicatorValue.at(place, { kind, operator: textOf(row, operator), value: text, unit: measure }, { table: row.table.name })
  }
  // A blank on lost pages may have been lost with them.
  if (text === '') return columns.side.table.isIncomplete ? undefined : say(value, 'blank')
  if (comparison === 'qualitative') {
    if (figure && isBareFigure(figure)) return say(value, 'number')
    return unit && measure !== '' && measure !== '无' ? say(unit, 'unit') : undefined
  }
  if (!figure) return say(value, 'no-number')
  return unit && measure === '' && figure.rest === '' ? say(unit, 'no-unit') : undefined
}
