/** An analysed budget → what is compared: what it publishes, with the keys that its form declares and the names that cross the year. */
import type { BudgetAnalysis } from '../../core/analysis/budget-analysis.ts'
import { foldLabel } from '../../core/format/label.ts'
import type { BudgetHead } from '../../core/model/head.ts'
import type { Value } from '../../core/value.ts'
import { publicationOf } from '../from-budget.ts'
import type { Publication } from '../model.ts'
import { projectNames } from '../project-names.ts'
import { codesOfNames } from './coded-name.ts'
import type { BudgetFacts, ComparableBudget, NamedFigure } from './comparable.ts'
import { comparableTable } from './comparable-table.ts'
import type { Figure } from './figure.ts'

export interface ComparableOptions {
  readonly language: Publication['language']
  readonly errors: number
}

/** `undefined` where no table is there. */
export function comparableOf(analysis: BudgetAnalysis, { language, errors }: ComparableOptions): ComparableBudget | undefined {
  const { state, head } = analysis
  const publication = publicationOf(analysis, { language, draft: errors > 0 })
  if (!state || !head || !publication) return undefined
  const request = { year: head.year, codeOf: codesOfNames(projectNames(state)) }
  const states = state.tables.filter((table) => table.there)
  return {
    facts: factsOf(analysis, head, publication.title, errors),
    names: namesOf(analysis),
    tables: publication.tables.flatMap((table, index) => {
      const own = states[index]
      return own ? [comparableTable(request, table, own)] : []
    }),
    sections: publication.sections,
  }
}

function factsOf({ format }: BudgetAnalysis, head: BudgetHead, title: string, errors: number): BudgetFacts {
  const [unit] = head.units
  return {
    title,
    ...(head.year === undefined ? {} : { year: head.year }),
    isPublished: head.status === 'published',
    publisher: { code: head.department?.code ?? unit?.code ?? '', name: head.department?.name ?? unit?.name ?? '' },
    ...(format === undefined ? {} : { format: { name: format.name, from: format.from, ...(format.to === undefined ? {} : { to: format.to }) } }),
    unit: format?.unit ?? head.unit ?? '元',
    errors,
  }
}

/** Sets of codes and words are no figures, and are left out. */
function namesOf({ state }: BudgetAnalysis): readonly NamedFigure[] {
  return [...(state?.names.defines ?? [])].flatMap(([key, named]) => {
    const derived = named.node.peek()
    const value = derived.k === 'unknown' ? (state?.names.known.get(key)?.node.peek() ?? derived) : derived
    const figure = figureOf(value)
    return figure || value.k === 'unknown' ? [{ name: named.form.name, key: foldLabel(key), ...(figure && { figure }) }] : []
  })
}

function figureOf(value: Value): Figure | undefined {
  if (value.k === 'amount') return { k: 'amount', ticks: value.ticks }
  return value.k === 'number' ? { k: 'number', n: value.n, percent: value.percent === true } : undefined
}
