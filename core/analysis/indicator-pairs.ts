/**
 * One indicator in two tables: the project's own and the department's (docs/checks.md P04). They are put together by the names of project
 * and indicator; what has no such twin, or more than one, is passed over, and so is a row of which something is said already.
 */
import { foldName, type IndicatorWords } from '../catalog/index.ts'
import { type BoundRow, cellPlace } from '../model/row.ts'
import { absolute } from '../money/amount.ts'
import { parseNumber } from '../money/number.ts'
import type { Finding } from '../rules/define-rule.ts'
import { indicatorSame } from '../rules/indicator-same.ts'
import type { Line } from '../store/line-document.ts'
import { slackOf } from './cost-cap.ts'
import { blocksOf, type IndicatorColumns, indicatorRows } from './indicator-blocks.ts'
import { moneyOf, readIndicatorFigure } from './indicator-figure.ts'

type Compare = (a: BoundRow, b: BoundRow) => number

interface Indicator {
  readonly columns: IndicatorColumns
  readonly row: BoundRow
}

export function indicatorPairs(
  sides: readonly IndicatorColumns[],
  words: IndicatorWords,
  said: ReadonlySet<Line | undefined>,
  compareRows: Compare,
): readonly Finding[] {
  const own = new Map<string, Indicator[]>()
  const projects = new Set<string>()
  for (const columns of sides)
    for (const block of blocksOf(columns, compareRows)) {
      projects.add(block.key)
      for (const row of block.rows) put(own, block.key, { columns, row })
    }
  const theirs = new Map<string, Indicator[]>()
  for (const columns of sides) {
    if (columns.project) continue
    for (const row of indicatorRows(columns, compareRows)) {
      const project = projectIn(row, projects)
      if (project !== undefined) put(theirs, project, { columns, row })
    }
  }
  return [...theirs].flatMap(([key, twins]) => {
    const [there, ...others] = own.get(key) ?? []
    const [here, ...more] = twins
    if (!there || !here || others.length > 0 || more.length > 0 || said.has(here.row.line) || said.has(there.row.line)) return []
    return differing(here, there, words) ?? []
  })
}

function put(into: Map<string, Indicator[]>, project: string, indicator: Indicator): void {
  const name = foldName(textOf(indicator, 'name'))
  if (name === '') return
  const key = `${project}\u0001${name}`
  const known = into.get(key)
  if (known) known.push(indicator)
  else into.set(key, [indicator])
}

/** The project that a word of the row names. */
function projectIn(row: BoundRow, projects: ReadonlySet<string>): string | undefined {
  for (const column of row.side.columns) {
    const value = column.type === '文本' && !column.isField ? row.written[column.index]?.value : undefined
    if (value?.k === 'text' && projects.has(value.key)) return value.key
  }
  return undefined
}

function textOf({ columns, row }: Indicator, which: 'name' | 'operator' | 'value' | 'unit'): string {
  const column = columns[which]
  return ((column && row.written[column.index]?.text) ?? '').trim()
}

/** Said at the first cell of the department's table that differs. */
function differing(here: Indicator, there: Indicator, words: IndicatorWords): Finding | undefined {
  if ([here, there].some((each) => textOf(each, 'value') === '' || textOf(each, 'operator') === '')) return undefined
  const operator = (each: Indicator) => words.comparisonOf(textOf(each, 'operator')) ?? foldName(textOf(each, 'operator'))
  const which = operator(here) !== operator(there) ? 'operator' : differingFigure(here, there)
  const column = which && here.columns[which]
  const [place, other] = [column && cellPlace(here.row, column), there.columns.name && cellPlace(there.row, there.columns.name)]
  if (!place || !other) return undefined
  const args = { name: textOf(here, 'name'), here: phrase(here), there: phrase(there), table: there.row.table.name }
  const related = [{ place: other, zh: `这里是 ${phrase(there)}`, en: `${phrase(there)} here` }]
  return indicatorSame.at(place, args, { table: here.row.table.name, related })
}

/** Money in whatever unit; a rounded figure is the other’s if it rounds to it. A percentage sign may stand in either cell. */
function differingFigure(here: Indicator, there: Indicator): 'value' | 'unit' | undefined {
  const [money, other] = [here, there].map((each) => moneyOf(textOf(each, 'value'), textOf(each, 'unit')))
  if (money && other) {
    const gap = absolute(money.ticks - other.ticks)
    return gap > slackOf(money) && gap > slackOf(other) ? 'value' : undefined
  }
  const [a, b] = [measured(here), measured(there)]
  if (a.figure !== b.figure) return 'value'
  return a.unit === b.unit ? undefined : here.columns.unit ? 'unit' : 'value'
}

function measured(indicator: Indicator): { readonly figure: string; readonly unit: string } {
  const text = textOf(indicator, 'value')
  const figure = readIndicatorFigure(text)
  const n = figure && parseNumber(figure.digits.replaceAll(',', ''))
  if (!figure || !n) return { figure: text.replace(/[^\p{L}\p{N}]/gu, ''), unit: '' }
  return { figure: n.toFixed(), unit: foldName(figure.rest || textOf(indicator, 'unit')) }
}

function phrase(indicator: Indicator): string {
  return (['operator', 'value', 'unit'] as const)
    .map((which) => textOf(indicator, which))
    .filter((text) => text !== '')
    .join(' ')
}
