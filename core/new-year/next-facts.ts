/**
 * 已知 lines of next year. What last year's budget derives need not be stated; what it states becomes a fact of last year; control figures were
 * the old year's; figures that nothing derives stay as they are, or are taken out with the others.
 */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import { foldLabel } from '../format/label.ts'
import { declarationOf } from '../format/read-format.ts'
import type { Line } from '../store/line-document.ts'

export interface Facts {
  /** What takes the place of a 已知 line. */
  linesFor(line: Line): readonly string[]
  /** Facts of last year that nobody stated before; whether anything reads them is found out afterwards. */
  readonly added: readonly string[]
}

const LAST_YEAR = '上年'

/** `previous` is the old budget where it is that of the year right before; a year further back says nothing of last year. */
export function nextFacts(old: BudgetAnalysis, lines: readonly Line[], figures: 'carry' | 'clear', previous: BudgetAnalysis | undefined): Facts {
  const isDerived = (name: string) => {
    const value = previous?.exported(foldLabel(name))?.()
    return value !== undefined && value.k !== 'unknown'
  }
  const isControl = (name: string) => old.state?.names.defines.has(foldLabel(name)) === true
  const facts = lines.flatMap((line) => factIn(line) ?? [])
  const stated = new Map(facts.filter(({ isLastYear }) => !isLastYear).map((fact) => [foldLabel(fact.name), fact]))
  const ofLastYear = new Set(facts.filter(({ isLastYear }) => isLastYear).map(({ name }) => foldLabel(name)))
  const asLastYear = (name: string, value: string) => `已知 ${LAST_YEAR}.${name} = ${value}`
  return {
    linesFor(line) {
      const fact = factIn(line)
      if (!fact) return [line.text]
      if (!fact.isLastYear) return isControl(fact.name) || (figures === 'clear' && fact.isFigure) ? [`# ${line.text.trim()}`] : [line.text]
      if (isDerived(fact.name)) return []
      const known = previous && stated.get(foldLabel(fact.name))
      return [known ? asLastYear(fact.name, known.value) : `# 已知 ${LAST_YEAR}.${fact.name} = `]
    },
    added: [...(previous ? stated.values() : [])]
      .filter(({ name, isFigure }) => isFigure && !ofLastYear.has(foldLabel(name)) && !isDerived(name))
      .map(({ name, value }) => asLastYear(name, value)),
  }
}

interface Fact {
  readonly name: string
  /** As written. */
  readonly value: string
  readonly isLastYear: boolean
  readonly isFigure: boolean
}

function factIn(line: Line): Fact | undefined {
  const declared = line.syntax.kind === 'declaration' ? declarationOf(line) : undefined
  if (declared?.type !== 'known' || !declared.name || !declared.value) return undefined
  const steps = declared.name.steps.map(({ value }) => value)
  const isLastYear = steps.length > 1 && foldLabel(steps[0] ?? '') === LAST_YEAR
  const { start, end, type } = declared.value
  return { name: steps.slice(isLastYear ? 1 : 0).join('.'), value: line.text.slice(start, end), isLastYear, isFigure: type !== 'text' }
}
