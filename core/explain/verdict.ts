/** How a table, or a budget, stands in one short line: balanced, or by how much not. Made from what the checks found; it checks nothing itself. */
import type { SideState } from '../evaluate/side-state.ts'
import type { TableState } from '../evaluate/table-state.ts'
import { isNumeric } from '../format/form.ts'
import type { ReportedDiagnostic } from '../report.ts'
import type { Say } from './say.ts'

export interface Verdict {
  readonly text: string
  /** The finding that it speaks of; none where all is well. */
  readonly lead: ReportedDiagnostic | undefined
}

type Findings = readonly ReportedDiagnostic[]

/** `errors` are those of the table's lines. Where nothing is there to balance the text is empty. */
export function verdictOfTable({ form, sides, isIncomplete }: TableState, errors: Findings, say: Say): Verdict {
  if (errors.length > 0) return wrong(errors, form.unit, say)
  if (isIncomplete) return { text: say('有缺页，合计没有核对', 'pages are lost: totals are not checked'), lead: undefined }
  if (!sides.some(hasFigures)) return { text: '', lead: undefined }
  return { text: form.sides.length > 1 ? say('✓ 收支平衡', '✓ balanced') : say('✓ 合计相符', '✓ totals hold'), lead: undefined }
}

/** Rows with a column that adds up; those of a form may all be fixed. */
function hasFigures({ form, rows, fixed }: SideState): boolean {
  const isWritten = rows.size > 0 || [...fixed.rows.values()].some((written) => written.length > 0)
  return isWritten && form.columns.some((column) => isNumeric(column) && !column.noTotal)
}

export function verdictOfBudget(errors: Findings, unitOf: (finding: ReportedDiagnostic) => string, say: Say): Verdict {
  const lead = leading(errors)
  return lead ? wrong(errors, unitOf(lead), say) : { text: say('收支平衡', 'balanced'), lead: undefined }
}

function wrong(errors: Findings, unit: string, say: Say): Verdict {
  const lead = leading(errors)
  if (!lead?.difference) return { text: say(`${errors.length} 个错误`, countOf(errors.length)), lead }
  const gap = lead.difference.replace(/^[-−+]/, '')
  const amount = `${gap}${/%$/.test(gap) ? '' : ` ${unit}`}`
  const more = errors.length > 1 ? say(`，共 ${errors.length} 个错误`, `; ${countOf(errors.length)}`) : ''
  const [zh, en] = WORDS[lead.rule] ?? ['差', 'off by']
  return { text: say(`${zh} ${amount}${more}`, `${en} ${amount}${more}`), lead }
}

function countOf(errors: number): string {
  return `${errors} ${errors === 1 ? 'error' : 'errors'}`
}

/** Of several errors the first that says by how much, a total's before a row's. */
function leading(errors: Findings): ReportedDiagnostic | undefined {
  const figures = errors.filter(({ difference }) => difference !== undefined && difference !== '')
  return figures.find(({ rule }) => rule in WORDS) ?? figures[0] ?? errors[0]
}

const WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  balance: ['收支差', 'out of balance by'],
  'column-sum': ['合计差', 'total off by'],
  subtotal: ['小计差', 'subtotal off by'],
  'tree-sum': ['上级与下级差', 'parent off by'],
}
