/**
 * Which written texts stand for a thing that other rows mean too: projects, units, and the texts of key columns. Columns that a 每 line
 * brings together hold the same texts.
 */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { ColumnForm, SideForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { splitProject } from '../model/read-cell.ts'
import { classificationKind } from '../model/read-code.ts'
import type { Value } from '../value.ts'
import { oneColumn } from './formula-names.ts'
import type { Named } from './named.ts'

/** By key column the word for all columns that share its texts. */
export interface TextKeys {
  readonly groups: ReadonlyMap<ColumnForm, string>
  /** The code of a unit by its declared name, folded. */
  readonly units: ReadonlyMap<string, string>
  /** The department's indicators name projects in a column of texts: any text there that is a project's is that project. */
  isProject(key: string): boolean
}

export function textKeysOf(analysis: BudgetAnalysis): TextKeys {
  const groups = new Map<ColumnForm, string>()
  const isText = (column: ColumnForm | undefined): column is ColumnForm => column?.type === '文本' && column.formula === undefined
  const nameOf = (column: ColumnForm) => groups.get(column) ?? foldLabel(column.name)
  for (const { form, sides } of analysis.state?.tables ?? []) {
    for (const key of form.keys) if (isText(key)) groups.set(key, nameOf(key))
    for (const { gathers } of sides)
      for (const { form: each, source } of gathers)
        for (const { column, source: written, sourceName } of each.keys) {
          const plain = written === undefined || (written.type === 'path' && written.steps.length === 0)
          const from = plain ? oneColumn([source], [written?.type === 'path' ? written.head.value : sourceName])?.column : undefined
          if (!isText(column) || !isText(from)) continue
          const group = nameOf(from)
          groups.set(from, group)
          groups.set(column, group)
        }
  }
  const units = new Map((analysis.head?.units ?? []).map((unit) => [foldLabel(unit.name), unit.code]))
  let projects: ReadonlySet<string> | undefined
  return {
    groups,
    units,
    isProject: (key) => {
      projects ??= projectsOf(analysis)
      return projects.has(key)
    },
  }
}

function projectsOf({ state }: BudgetAnalysis): ReadonlySet<string> {
  const projects = new Set<string>()
  for (const { sides } of state?.tables ?? [])
    for (const side of sides) {
      const columns = side.form.columns.filter(({ type }) => type === '项目')
      if (columns.length === 0) continue
      for (const { written } of side.rows.keys())
        for (const { index } of columns) {
          const value = written[index]?.value
          if (value?.k === 'text') projects.add(value.key)
        }
    }
  return projects
}

/** A side whose rows are indicators of no project of their own. */
function namesProjectsInTexts(side: SideForm): boolean {
  return side.columns.some(({ type }) => type === '指标名') && !side.columns.some(({ type }) => type === '项目')
}

/** What a cell's value stands for; figures and free texts stand for nothing. */
export function namedValue(texts: TextKeys, side: SideForm, column: ColumnForm, value: Value): Named | undefined {
  if (value.k === 'code') return value.kind && { type: 'code', kind: value.kind, code: value.code }
  if (value.k !== 'text' || value.key === '') return undefined
  if (column.type === '项目') return { type: 'project', project: value.key }
  if (column.type === '单位') return { type: 'unit', unit: value.key }
  const group = texts.groups.get(column)
  if (group !== undefined) return { type: 'text', column: group, text: value.key }
  const mayBeProject = column.type === '文本' && namesProjectsInTexts(side)
  return mayBeProject && texts.isProject(value.key) ? { type: 'project', project: value.key } : undefined
}

/** The same of a text or a code in a formula that is compared with a column. */
export function namedText({ groups, units }: TextKeys, column: ColumnForm, text: string): Named | undefined {
  const kind = classificationKind(column.type)
  if (kind) return /^\d+$/.test(text) ? { type: 'code', kind, code: text } : undefined
  const { code, name } = splitProject(text)
  if (column.type === '项目') return name === undefined ? undefined : { type: 'project', project: foldLabel(name) }
  if (column.type === '单位') return { type: 'unit', unit: code ?? units.get(foldLabel(text)) ?? foldLabel(text) }
  const group = groups.get(column)
  return group === undefined || text === '' ? undefined : { type: 'text', column: group, text: foldLabel(text) }
}
