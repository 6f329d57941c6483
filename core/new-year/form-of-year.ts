/** The form in which next year's budget is written: the format of that name whose years hold it; else a file that takes over the old one, to be changed later. */
import type { Format } from '../format/form.ts'
import { folderOf, resolvePath } from '../store/index.ts'
import type { BudgetWorkspace } from '../workspace.ts'
import type { NewFile } from './new-year.ts'

export interface FormOfYear {
  readonly format: Format | undefined
  /** A format file that must be made for it. */
  readonly made: NewFile | undefined
}

export function formOfYear(
  workspace: BudgetWorkspace,
  name: string,
  target: string,
  years: { readonly from: number; readonly to: number },
): FormOfYear {
  const trial = `预算 ${years.to}\n格式 ${name}\n`
  const formatWith = (...files: readonly NewFile[]) =>
    workspace.beside(new Map([[target, trial], ...files.map(({ uri, text }) => [uri, text] as const)])).analysis(target).format
  const format = formatWith()
  if (format) return { format, made: undefined }
  const made = { uri: freeAddress(workspace, name, target, years.to), text: takenOver(name, years) }
  const takenOverFormat = formatWith(made)
  return takenOverFormat ? { format: takenOverFormat, made } : { format: undefined, made: undefined }
}

function takenOver(name: string, { from, to }: { readonly from: number; readonly to: number }): string {
  return `# ${to} 年的格式：没有写的都同 ${from} 年。变了的表写在下面，不要了的写“去 表名”\n格式 ${name} ${to}\n继承 ${name} ${from}\n`
}

function freeAddress(workspace: BudgetWorkspace, name: string, target: string, year: number): string {
  const stem = `${name.replace(/[\\/:*?"<>|]/g, '')}${year}`
  for (const each of [stem, `${stem}格式`]) {
    const address = resolvePath(target, `${each}.budget`)
    if (address !== undefined && workspace.files.document(address) === undefined) return address
  }
  return `${folderOf(target)}/${stem}-1.budget`
}
