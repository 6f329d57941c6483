/** The service that the server runs with: the core's workspace with the catalogues and formats that ship, and the publications made from it. */
import { catalogs, formats } from '../build/embedded.ts'
import { BudgetWorkspace } from '../core/index.ts'
import type { BudgetService, ServiceOptions } from './service.ts'

export function createBudgetService({ host, roots, settings }: ServiceOptions): BudgetService {
  const workspace = new BudgetWorkspace({ host, roots, data: { catalogs, formats }, ...settings })
  return {
    files: workspace.files,
    configure: (next) => workspace.configure(next),
    analyse: (root) => workspace.analyse(root),
    hover: (uri, position) => workspace.hover(uri, position),
    publication: async () => undefined,
  }
}
