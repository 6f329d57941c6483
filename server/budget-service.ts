/** The service that the server runs with: the core's workspace with the catalogues and formats that ship, and the publications made from it. */
import { catalogs, formats } from '../build/embedded.ts'
import { BudgetWorkspace } from '../core/index.ts'
import { newYear, newYearPlan } from '../core/new-year/new-year.ts'
import { previewInSteps, publicationOf, publishInSteps } from '../publish/index.ts'
import { completeIn, describeIn } from './completion.ts'
import type { BudgetService, ServiceOptions } from './service.ts'

export function createBudgetService({ host, roots, settings }: ServiceOptions): BudgetService {
  const workspace = new BudgetWorkspace({ host, roots, data: { catalogs, formats }, ...settings })
  let { language } = settings
  const rootOf = (uri: string) => [...workspace.files.rootsOf(uri)].sort()[0] ?? uri
  return {
    files: workspace.files,
    configure(next) {
      language = next.language
      workspace.configure(next)
    },
    analyse: (root) => workspace.analyse(root),
    hover: (uri, position) => workspace.hover(uri, position),
    complete: (uri, position) => completeIn(workspace, uri, position, language),
    describe: (uri, about) => describeIn(workspace, uri, about, language),
    analysesOf: (uri) => [...workspace.files.rootsOf(uri)].sort().map((root) => workspace.analysis(root)),
    catalog: workspace.catalog,
    shippedFormat: (name) => (Object.hasOwn(formats, name) ? formats[name] : undefined),
    newYearPlan: (uri) => newYearPlan(workspace, rootOf(uri)),
    newYear: (uri, wishes) => newYear(workspace, rootOf(uri), wishes),
    async publication(uri) {
      await workspace.files.load(uri)
      // A part is published with the budget that refers to it; the first by address, where several do.
      const [root] = [...workspace.files.rootsOf(uri)].sort()
      if (root === undefined) return undefined
      const findings = workspace.diagnosticsOf(root).flatMap(({ diagnostics }) => diagnostics)
      const errors = findings.filter(({ severity }) => severity === 'error').length
      const publication = publicationOf(workspace.analysis(root), { language, draft: errors > 0 })
      return publication && { publication, errors }
    },
    *preview(uri) {
      const [root] = [...workspace.files.rootsOf(uri)].sort()
      if (root === undefined) return undefined
      const found = workspace.diagnosticsOf(root)
      const draft = found.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'))
      const analysis = workspace.analysis(root)
      const publication = yield* publishInSteps(analysis, { language, draft, mostRows: rowsInPreview(analysis.state?.tables.length ?? 1) })
      return publication && (yield* previewInSteps(publication, found))
    },
  }
}

/** A page that an editor keeps up to date has room for so many rows, and each table for some of them. */
const MOST_ROWS = 5_000
const MOST_ROWS_OF_TABLE = 500
const FEWEST_ROWS_OF_TABLE = 20

function rowsInPreview(tables: number): number {
  return Math.max(FEWEST_ROWS_OF_TABLE, Math.min(MOST_ROWS_OF_TABLE, Math.floor(MOST_ROWS / tables)))
}
