/** The notification `gouji/status`: how an open budget stands, in words that the client only has to show. Sent when it differs from what was sent. */
import type { Connection } from 'vscode-languageserver'
import type { BudgetAnalysis } from '../core/analysis/budget-analysis.ts'
import { type Say, sayIn } from '../core/explain/say.ts'
import { verdictOfBudget } from '../core/explain/verdict.ts'
import type { ReportedDiagnostic } from '../core/report.ts'
import type { Session } from './session.ts'

export const STATUS_NOTIFICATION = 'gouji/status'

export interface BudgetStatus {
  readonly uri: string
  /** 收支平衡, or by how much not. */
  readonly verdict: string
  readonly errors: number
  readonly warnings: number
  /** The format in force with its years; blank where there is none. */
  readonly format: string
}

/** Looks at all that is open, after something was found. */
export function createStatusBoard(connection: Connection, session: () => Session, openUris: () => readonly string[]): () => void {
  const sent = new Map<string, string>()
  return () => {
    if (!session().traits.showsStatus) return
    const open = openUris()
    for (const uri of sent.keys()) if (!open.includes(uri)) sent.delete(uri)
    for (const uri of open) {
      const status = statusOf(session(), uri)
      const text = JSON.stringify(status)
      if (!status || sent.get(uri) === text) continue
      sent.set(uri, text)
      void connection.sendNotification(STATUS_NOTIFICATION, status)
    }
  }
}

function statusOf(session: Session, uri: string): BudgetStatus | undefined {
  const [analysis] = session.service.analysesOf(uri)
  if (!analysis) return undefined
  const say = sayIn(session.display.language)
  const files = [...new Set(session.service.files.rootsOf(uri).flatMap((root) => session.publisher.found(root)))]
  const findings = files.flatMap(({ diagnostics }) => diagnostics)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const verdict = analysis.head?.status === 'none' ? '' : verdictOfBudget(errors, (finding) => unitOf(analysis, finding), say).text
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  return { uri, verdict, errors: errors.length, warnings, format: formatIn(analysis, say) }
}

function unitOf({ state, head }: BudgetAnalysis, { table }: ReportedDiagnostic): string {
  return state?.tables.find(({ form }) => form.name === table)?.form.unit ?? head?.unit ?? '元'
}

function formatIn({ format, head }: BudgetAnalysis, say: Say): string {
  if (!format) return head?.format ? say(`没有格式“${head.format.name}”`, `no format “${head.format.name}”`) : ''
  const years = format.to === format.from ? `${format.from}` : `${format.from || ''}..${format.to ?? ''}`
  return `${format.name} ${years}`
}
