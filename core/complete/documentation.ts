/** What more there is to say about an offered item, once somebody looks at it: for a code its path, years, partners and uses; for a column its formula. */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import { classificationKinds } from '../catalog/index.ts'
import { describeCode } from '../explain/describe-code.ts'
import { describeColumn } from '../explain/describe-column.ts'
import { sayIn } from '../explain/say.ts'
import type { Language } from '../report.ts'
import { tableForms } from './name-offers.ts'
import type { About } from './offer.ts'

/** In Markdown. Of a rule nothing: its page is not the core's. */
export function documentation(analysis: BudgetAnalysis, about: About, language: Language): string | undefined {
  const say = sayIn(language)
  if (about.k === 'code' && classificationKinds.includes(about.kind))
    return paragraphs(describeCode(analysis, { k: 'code', code: about.code, kind: about.kind }, say))
  if (about.k !== 'column') return undefined
  const columns = tableForms(analysis).flatMap(({ sides }) => sides.flatMap((side) => side.columns))
  const column = columns.find(({ place: { line, start } }) => start === about.start && line.index === about.line && line.document.uri === about.uri)
  return column && paragraphs(describeColumn(column, say))
}

function paragraphs(lines: readonly string[]): string | undefined {
  return lines.length > 0 ? lines.join('\n\n') : undefined
}
