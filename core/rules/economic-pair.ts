/** `economic-pair`: a government and a department economic code that the official crosswalk does not put together. */
import type { Catalog } from '../catalog/index.ts'
import type { ColumnForm } from '../format/form.ts'
import { type BoundRow, cellPlace } from '../model/row.ts'
import { defineRule, type Finding, type Mend } from './define-rule.ts'

interface PairArgs {
  readonly gov: string
  readonly dept: string
  readonly fitting: string
}

export const economicPair = defineRule<PairArgs>({
  name: 'economic-pair',
  zhName: '科目对应',
  severity: 'warning',
  summary: { zh: '政府经济分类与部门经济分类对不上', en: 'a government and a department economic code do not go together' },
  source: 'docs/checks.md C04; catalogs/economic-map.tsv',
  message: ({ gov, dept, fitting }) => ({
    zh: `部门经济分类 ${dept} 不对应政府经济分类 ${gov}（对应 ${fitting}）`,
    en: `department code ${dept} does not go with government code ${gov} (it goes with ${fitting})`,
  }),
})

/** What the pair of one row comes to: how many pairs were compared and held, and the finding if one did not. */
export function checkPair(catalog: Catalog, row: BoundRow, year: number | undefined): { readonly held: number; readonly finding?: Finding } {
  const gov = codeIn(row, '政府经济分类')
  const dept = codeIn(row, '部门经济分类')
  if (!gov || !dept || gov.code.length !== dept.code.length) return { held: 0 }
  // Both codes must be known, else what is wrong is the code and not the pair.
  if (!catalog.gov.lookup(gov.code, year) || !catalog.dept.lookup(dept.code, year)) return { held: 0 }
  const verdict = catalog.pairs.isPair(dept.code, gov.code)
  if (verdict !== false) return { held: verdict ? 1 : 0 }
  const place = cellPlace(row, gov.column)
  if (!place) return { held: 0 }
  const pairs = catalog.pairs.govFor(dept.code)
  const mends: Mend[] = [...new Set(pairs.map((pair) => pair.gov))].map((code) => {
    const name = catalog.gov.lookup(code, year)?.name ?? ''
    const text = gov.named && name ? `${code}-${name}` : code
    return { zh: `改为 ${text}`, en: `write ${text}`, edits: [{ place, text }] }
  })
  return {
    held: 0,
    finding: economicPair.at(
      place,
      { gov: gov.code, dept: dept.code, fitting: [...new Set(pairs.map((pair) => pair.gov))].join('、') },
      { mends, table: row.table.name },
    ),
  }
}

function codeIn(
  row: BoundRow,
  type: ColumnForm['type'],
): { readonly column: ColumnForm; readonly code: string; readonly named: boolean } | undefined {
  const columns = row.side.columns.filter((column) => column.type === type)
  const [column] = columns
  const value = column && columns.length === 1 ? row.written[column.index]?.value : undefined
  return column && value?.k === 'code' ? { column, code: value.code, named: value.name !== undefined } : undefined
}
