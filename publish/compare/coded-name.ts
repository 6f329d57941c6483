/** `299001-某单位` as code and name, and the codes of projects that a table names by their names alone. */
import { foldName } from '../../core/catalog/index.ts'
import { splitProject } from '../../core/model/read-cell.ts'

/** Columns whose cells are a code, a name, or both; words of any other column are words, also with digits before a dash. */
export const CODED_TYPES: ReadonlySet<string> = new Set(['功能分类', '政府经济分类', '部门经济分类', '单位', '项目', '购买服务'])

export interface CodedName {
  readonly code?: string
  readonly name?: string
}

/** `code` is given where the cell's value knows it: a printed name may stand alone for it. */
export function codedName(text: string, code: string | undefined): CodedName {
  const split = splitProject(text)
  if (code === undefined) return split
  const name = text.startsWith(code) ? text.slice(code.length).replace(/^\s*[-－—–_ \u3000]?\s*/u, '') : (split.name ?? '')
  return name === '' ? { code } : { code, name }
}

/** A name that two projects share is nobody's. */
export function codesOfNames(names: ReadonlyMap<string, string>): (name: string) => string | undefined {
  const codes = new Map<string, string | undefined>()
  for (const [code, name] of names) {
    const key = foldName(name)
    codes.set(key, codes.has(key) ? undefined : code)
  }
  return (name) => codes.get(foldName(name))
}
