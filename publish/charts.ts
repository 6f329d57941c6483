/**
 * Where the money comes from and goes, drawn from the printed tables by what their columns hold, whatever a form calls them. Of several tables that tell
 * the same the one that covers most is taken. A chart is dropped rather than drawn from figures that are not there.
 */
import { type ClassificationKind, codeAtLevel } from '../core/catalog/index.ts'
import { classificationKind } from '../core/model/read-code.ts'
import { drawChart, type Part } from './chart-bars.ts'
import { type ChartWords, chartWordsOf } from './chart-words.ts'
import type { Publication, PublishedChart, PublishedTable } from './model.ts'
import { oneLine } from './plain-text.ts'
import { isOwnRow, type Measured, measuredColumns, ticksIn } from './table-measures.ts'

export interface ChartRequest {
  readonly language: Publication['language']
  readonly year: number | undefined
  /** What a class is called. */
  readonly nameOf: (kind: ClassificationKind, code: string) => string | undefined
}

export function chartsOf(tables: readonly PublishedTable[], request: ChartRequest): readonly PublishedChart[] {
  const words = chartWordsOf(request.language)
  const measured = tables.flatMap((table) => measuredColumns(table, request.year))
  const spending = measured.filter((each) => !isIncome(each))
  const [byFunction, byDepartment, byGovernment] = (['功能分类', '部门经济分类', '政府经济分类'] as const).map((type) => widest(spending, type))
  const economic = byDepartment ?? byGovernment
  const charts = [
    incomeChart(measured, words),
    compositionChart(spending, words),
    byFunction && classChart(byFunction, '功能分类', words.byFunction, request),
    economic && classChart(economic, byDepartment ? '部门经济分类' : '政府经济分类', byDepartment ? words.byDepartment : words.byGovernment, request),
  ]
  return charts.filter((chart) => chart !== undefined)
}

/** By the name of its side, else of its table. */
function isIncome({ table, side }: Measured): boolean {
  const named = table.sides?.[side]
  return named ? named.includes('收入') : table.title.includes('收入') && !table.title.includes('支出')
}

/** The greatest sum; of equals the table that knows the amounts by more classifications, then the first. */
function widest(measured: readonly Measured[], type: string): Measured | undefined {
  const fitting = measured.filter(({ table, side }) => table.columns.some((column) => column.side === side && column.type === type))
  return fitting.reduce((best: Measured | undefined, each) => {
    if (!best || each.sum > best.sum) return each
    return each.sum === best.sum && classifications(each) > classifications(best) ? each : best
  }, undefined)
}

function classifications({ table, side }: Measured): number {
  return table.columns.filter((column) => column.side === side && classificationKind(column.type)).length
}

/** One bar for each 类. */
function classChart(
  measured: Measured,
  type: '功能分类' | '部门经济分类' | '政府经济分类',
  title: string,
  request: ChartRequest,
): PublishedChart | undefined {
  const { table, side, column } = measured
  const kind = classificationKind(type)
  const coded = table.columns.findIndex((each) => each.side === side && each.type === type)
  if (!kind || coded < 0) return undefined
  const parts = new Map<string, bigint>()
  for (const row of table.rows) {
    if (!isOwnRow(row, column)) continue
    const code = row.cells[coded]?.code
    const group = (code && codeAtLevel(kind, code, '类')) ?? ''
    parts.set(group, (parts.get(group) ?? 0n) + ticksIn(table, row, column))
  }
  const labelled = [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, ticks]): Part => ({ label: labelOf(kind, code, request), ticks }))
  return drawChart(title, table, labelled)
}

function labelOf(kind: ClassificationKind, code: string, { language, nameOf }: ChartRequest): string {
  if (code === '') return chartWordsOf(language).unclassified
  return `${code} ${nameOf(kind, code) ?? ''}`.trim()
}

/** What a column of the whole expenditure adds up: 合计 of 基本支出 and 项目支出. */
function compositionChart(spending: readonly Measured[], words: ChartWords): PublishedChart | undefined {
  const whole = greatest(spending)
  const { table, column } = spending.find((each) => each.sum === whole?.sum && addendsOf(each).length > 1) ?? {}
  if (!whole || !table || column === undefined) return undefined
  const parts = addendsOf({ table, column }).map((number): Part => {
    const ticks = table.rows.filter((row) => isOwnRow(row, column)).reduce((sum, row) => sum + ticksIn(table, row, number), 0n)
    return { label: oneLine(table.columns[number]?.path.at(-1) ?? ''), ticks }
  })
  return parts.reduce((sum, { ticks }) => sum + ticks, 0n) === whole.sum ? drawChart(words.composition, table, parts) : undefined
}

function addendsOf({ table, column }: Pick<Measured, 'table' | 'column'>): readonly number[] {
  return table.columns[column]?.sumOf ?? []
}

function greatest(measured: readonly Measured[]): Measured | undefined {
  return measured.reduce((most: Measured | undefined, each) => (!most || each.sum > most.sum ? each : most), undefined)
}

/** The lines of a side of income, without the number that a form prints before each. */
function incomeChart(measured: readonly Measured[], words: ChartWords): PublishedChart | undefined {
  const best = greatest(measured.filter((each) => isIncome(each) && (each.table.sides?.length ?? 1) > 1))
  if (!best) return undefined
  const { table, side, column } = best
  const label = table.columns.findIndex((each) => each.side === side && each.kind === 'text')
  const parts = table.rows.flatMap((row): readonly Part[] =>
    isOwnRow(row, column) ? [{ label: oneLine(row.cells[label]?.text ?? '').replace(ORDINAL, ''), ticks: ticksIn(table, row, column) }] : [],
  )
  return drawChart(words.income, table, parts)
}

const ORDINAL = /^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[）)]|\d+[、.．])\s*/
