/** A code in words: its name and path, its years, what it goes with, and where this budget uses it. */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { Catalog, CodeEntry } from '../catalog/index.ts'
import type { CodeValue } from '../value.ts'
import type { Say } from './say.ts'

const MOST_PAIRS = 8

export function describeCode(analysis: BudgetAnalysis, value: CodeValue, say: Say): readonly string[] {
  const { catalog, head } = analysis
  if (!catalog || !value.kind) return []
  const classification = catalog.of(value.kind)
  const history = classification.history(value.code)
  const entry = classification.lookup(value.code, head?.year) ?? history[history.length - 1]
  if (!entry) return [say(`目录里没有科目 ${value.code}`, `the catalogue has no code ${value.code}`)]
  const path = classification.path(value.code, head?.year)
  return [
    `**${value.code} ${entry.name}**（${entry.level}）`,
    ...(path.length > 1 ? [path.map(({ code, name }) => `${code} ${name}`).join(' › ')] : []),
    describeYears(history, say),
    ...describePairs(catalog, value, head?.year, say),
    ...describeUses(analysis, value, say),
  ]
}

function describeYears(history: readonly CodeEntry[], say: Say): string {
  const years = history.filter(({ fromYear, toYear }) => fromYear !== undefined || toYear !== undefined)
  if (years.length === 0) return say('各年度有效', 'valid in all years known')
  return `${say('年度', 'years')}：${years.map(({ name, fromYear, toYear }) => `${name} ${fromYear ?? ''}–${toYear ?? ''}`).join('；')}`
}

function describePairs(catalog: Catalog, { kind, code }: CodeValue, year: number | undefined, say: Say): readonly string[] {
  const isDepartment = kind === 'dept-economic'
  const pairs = isDepartment ? catalog.pairs.govFor(code) : kind === 'gov-economic' ? catalog.pairs.deptFor(code) : []
  if (pairs.length === 0) return []
  const other = isDepartment ? catalog.gov : catalog.dept
  const names = new Set(
    pairs.map((pair) => {
      const paired = isDepartment ? pair.gov : pair.dept
      return `${paired} ${other.lookup(paired, year)?.name ?? ''}（${pair.nature}）`
    }),
  )
  return [`${say('对应', 'goes with')}：${[...names].slice(0, MOST_PAIRS).join('、')}${names.size > MOST_PAIRS ? '…' : ''}`]
}

/** How many rows of which tables write the code. */
function describeUses({ state }: BudgetAnalysis, { kind, code }: CodeValue, say: Say): readonly string[] {
  const uses: string[] = []
  for (const { form, sides } of state?.tables ?? []) {
    let count = 0
    for (const side of sides) {
      const columns = side.form.columns.filter(({ type }) => type === '功能分类' || type === '政府经济分类' || type === '部门经济分类')
      if (columns.length === 0) continue
      for (const { row } of side.rows.values()) {
        if (!row.line) continue
        const isUsed = columns.some(({ index }) => {
          const value = row.written[index]?.value
          return value?.k === 'code' && value.code === code && value.kind === kind
        })
        if (isUsed) count += 1
      }
    }
    if (count > 0) uses.push(say(`${form.name} ${count} 行`, `${form.name}: ${count} ${count === 1 ? 'row' : 'rows'}`))
  }
  return uses.length > 0 ? [`${say('用于', 'used in')}：${uses.join(say('、', ', '))}`] : []
}
