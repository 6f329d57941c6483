/** The service that the server runs with. So far it reports what the lines alone say, and files that are not there. */
import type { Range } from '../core/report.ts'
import { type Line, SourceFiles } from '../core/store/index.ts'
import type { BudgetService, Finding, ServiceOptions, ServiceSettings } from './service.ts'

export function createBudgetService({ host, roots, settings }: ServiceOptions): BudgetService {
  const files = new SourceFiles(host, roots)
  let current = settings
  return {
    files,
    configure(next) {
      current = next
    },
    async analyse(root) {
      await files.load(root)
      const { parts, problems } = files.closureOf(root)
      return parts.flatMap((uri) => {
        const document = files.document(uri)
        if (!document) return []
        const unread = problems.filter(({ link }) => link.line.document === document)
        const diagnostics = [
          ...document.lines.flatMap((line) => line.syntax.problems.map((problem) => finding('syntax', line, problem, current))),
          ...unread.map(({ link, problem }) => finding('file', link.line, { ...link.path, ...problem }, current)),
        ]
        return [{ uri: document.uri, version: document.version, diagnostics }]
      })
    },
    hover: () => undefined,
    publication: async () => undefined,
  }
}

interface Said {
  readonly start: number
  readonly end: number
  readonly zh: string
  readonly en: string
}

function finding(rule: string, line: Line, said: Said, { language }: ServiceSettings): Finding {
  const range: Range = { start: { line: line.index, character: said.start }, end: { line: line.index, character: said.end } }
  return { rule, severity: 'error', message: said[language], range, related: [], fixes: [] }
}
