/** The service that the server runs with: the core's workspace with the catalogues and formats that ship, and the publications made from it. */
import { catalogs, formats } from '../build/embedded.ts'
import { BudgetWorkspace } from '../core/index.ts'
import { publicationOf } from '../publish/index.ts'
import { completeIn, describeIn } from './completion.ts'
import type { BudgetService, ServiceOptions } from './service.ts'

export function createBudgetService({ host, roots, settings }: ServiceOptions): BudgetService {
  const workspace = new BudgetWorkspace({ host, roots, data: { catalogs, formats }, ...settings })
  let { language } = settings
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
  }
}
