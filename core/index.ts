/** The core’s public face: what a budget means, checked and explained. No files of its own, no clock, no protocol. */
export { type CheckOptions, checkFiles, loadFiles, reportOf } from './check-files.ts'
export { type FileRole, type FoundFiles, findBudgets } from './find-budgets.ts'
export type * from './report.ts'
export { ruleNamed, rules } from './rules/index.ts'
export type { Host } from './store/index.ts'
export {
  BudgetWorkspace,
  type CheckCounts,
  type Diagnostic,
  type EmbeddedData,
  type FileDiagnostics,
  type Fix,
  type Hover,
  readShippedData,
  type ShippedData,
  type WorkspaceOptions,
} from './workspace.ts'
