/** Projects and their performance targets: a project without any (docs/checks.md X10), a target without the classes that it must have (P01). */

import type { Aspect, IndicatorWords } from '../catalog/index.ts'
import type { BudgetState } from '../evaluate/budget-state.ts'
import type { Equation } from '../evaluate/equation.ts'
import type { SideState } from '../evaluate/side-state.ts'
import { type BoundRow, type Written, writtenPlace } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import { indicatorMissing } from '../rules/indicator-missing.ts'
import { projectUntargeted } from '../rules/project-untargeted.ts'
import { valueKey } from '../value.ts'
import { blocksOf, type IndicatorColumns, indicatorSides } from './indicator-blocks.ts'

type Compare = (a: BoundRow, b: BoundRow) => number

/** Every target is about output, about benefit or satisfaction, and about cost. */
const WANTED: readonly { readonly aspects: readonly Aspect[]; readonly zh: string; readonly en: string }[] = [
  { aspects: ['output'], zh: '产出', en: 'output' },
  { aspects: ['benefit', 'satisfaction'], zh: '效益或满意度', en: 'benefit or satisfaction' },
  { aspects: ['cost'], zh: '成本', en: 'cost' },
]

/** Nothing is missed in a table whose pages are lost, nor where no class is a known word. */
export function missingAspects(columns: IndicatorColumns, words: IndicatorWords, compareRows: Compare): readonly Finding[] {
  if (columns.classes.length === 0 || columns.side.table.isIncomplete) return []
  return blocksOf(columns, compareRows).flatMap((block) => {
    const aspects = new Set(block.rows.flatMap((row) => aspectOf(columns, words, row) ?? []))
    const missing = WANTED.filter((wanted) => !wanted.aspects.some((aspect) => aspects.has(aspect)))
    const isReadable = aspects.size > 0 || block.rows.length === 0
    if (missing.length === 0 || !isReadable) return []
    const args = { zh: missing.map(({ zh }) => zh), en: missing.map(({ en }) => en) }
    return [indicatorMissing.at(writtenPlace(block.project), args, { table: columns.side.table.form.name })]
  })
}

/** The narrowest class that says it. */
export function aspectOf({ classes }: IndicatorColumns, words: IndicatorWords, row: BoundRow): Aspect | undefined {
  for (const column of [...classes].reverse()) {
    const aspect = words.aspectOf(row.written[column.index]?.text ?? '')
    if (aspect) return aspect
  }
  return undefined
}

/** A project without a block in any table of targets: the first row that names it in a table that has projects for a key. */
export interface Untargeted {
  readonly row: BoundRow
  readonly written: Written
  readonly targets: string
}

export function untargetedProjects(state: BudgetState, compareRows: Compare): readonly Untargeted[] {
  const targets = indicatorSides(state).filter(({ project, side }) => project && side.table.form.keys.includes(project))
  const [first] = targets
  if (!first || targets.some(({ side }) => side.table.isIncomplete)) return []
  const targeted = new Set(targets.flatMap((columns) => blocksOf(columns, compareRows).map(({ key }) => key)))
  const said = new Set<string>()
  const sides = state.tables.filter((table) => table.opened).flatMap((table) => table.sides)
  return sides
    .filter((side) => !targets.some((target) => target.side === side))
    .flatMap((side) =>
      projectsOf(side, compareRows).flatMap(({ key, row, written }) => {
        if (targeted.has(key) || said.has(key)) return []
        said.add(key)
        return [{ row, written, targets: first.side.table.form.name }]
      }),
    )
}

export function untargetedFinding({ row, written, targets }: Untargeted): Finding {
  return projectUntargeted.at(writtenPlace(written), { targets }, { table: row.table.name })
}

/** A 校验 that compares such a project with its target has nothing to compare with: that the target is missing says it. */
export function isExplained(equation: Equation, untargeted: ReadonlySet<BoundRow>): boolean {
  if (equation.checkName === undefined || untargeted.size === 0) return false
  const leaves = [...equation.leaves()]
  return leaves.length > 0 && leaves.every(({ row }) => untargeted.has(row))
}

function projectsOf(side: SideState, compareRows: Compare): readonly { readonly key: string; readonly row: BoundRow; readonly written: Written }[] {
  const column = side.form.columns.find((each) => each.type === '项目' && side.table.form.keys.includes(each))
  if (!column) return []
  const rows = [...side.rows.keys()].filter((row) => row.kind === 'data' && row.line !== undefined).sort(compareRows)
  return rows.flatMap((row) => {
    const written = row.written[column.index]
    const key = written && valueKey(written.value)
    return written && key ? [{ key, row, written }] : []
  })
}
