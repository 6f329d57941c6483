/** The code that a printed cell names: machines know a line by it, whatever name the form prints. */
import type { ColumnForm } from '../core/format/form.ts'
import { splitProject } from '../core/model/read-cell.ts'
import type { PlannedCell } from './side-rows.ts'

/** A classification's code is the evaluator's; units, projects and services have theirs in the text, where it is printed. */
export function codeOfCell({ type }: ColumnForm, { value }: PlannedCell, printed: string): string | undefined {
  if (value?.k === 'code') return value.code
  if (type !== '单位' && type !== '项目' && type !== '购买服务') return undefined
  return splitProject(printed).code
}
