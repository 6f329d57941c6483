/** What the codes of one row say of each other and of the row's unit: a nature that does not fit (docs/checks.md C05), a fixed pair that is none (C07). */
import type { Catalog } from '../catalog/index.ts'
import type { ColumnForm } from '../format/form.ts'
import type { BudgetHead, UnitDeclaration } from '../model/head.ts'
import { type BoundRow, cellPlace } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import { fixedPair } from '../rules/fixed-pair.ts'
import { unitNature } from '../rules/unit-nature.ts'

interface CodeCell {
  readonly column: ColumnForm
  readonly code: string
}

const NONE: readonly Finding[] = []
/** In the crosswalk: a pair for units of every nature. */
const EITHER = 'both'

export function rowFindings(catalog: Catalog, head: BudgetHead, row: BoundRow): readonly Finding[] {
  if (row.kind !== 'data') return NONE
  const dept = codeIn(row, '部门经济分类')
  const gov = codeIn(row, '政府经济分类')
  // Two codes that do not go together at all are said already, by economic-pair.
  if (dept && gov && catalog.pairs.isPair(dept.code, gov.code) === false) return NONE
  const [pair, nature] = [dept && againstPair(catalog, head, row, dept), gov && againstNature(catalog, head, row, gov, dept)]
  return pair || nature ? [pair, nature].filter((finding) => finding !== undefined) : NONE
}

/** The one code of a type in the row, if it is known to the catalogue. */
function codeIn(row: BoundRow, type: ColumnForm['type']): CodeCell | undefined {
  const columns = row.side.columns.filter((column) => column.type === type)
  const [column] = columns
  const value = column && columns.length === 1 ? row.written[column.index]?.value : undefined
  return column && value?.k === 'code' ? { column, code: value.code } : undefined
}

function againstPair(catalog: Catalog, { year }: BudgetHead, row: BoundRow, dept: CodeCell): Finding | undefined {
  const functional = codeIn(row, '功能分类')
  if (!functional || !catalog.functional.lookup(functional.code, year) || !catalog.dept.lookup(dept.code, year)) return undefined
  const wanted = catalog.fixedPairs.deptOf(functional.code)
  const place = cellPlace(row, dept.column)
  if (wanted !== undefined && wanted !== dept.code && place)
    return fixedPair.at(
      place,
      {
        code: functional.code,
        name: catalog.functional.lookup(functional.code, year)?.name ?? '',
        other: { zh: '部门经济分类', en: 'department code' },
        wanted,
        wantedName: catalog.dept.lookup(wanted, year)?.name ?? '',
        written: dept.code,
      },
      { table: row.table.name },
    )
  const home = catalog.fixedPairs.functionalOf(dept.code)
  const homePlace = cellPlace(row, functional.column)
  if (home === undefined || home === functional.code || wanted !== undefined || !homePlace) return undefined
  return fixedPair.at(
    homePlace,
    {
      code: dept.code,
      name: catalog.dept.lookup(dept.code, year)?.name ?? '',
      other: { zh: '功能分类', en: 'functional code' },
      wanted: home,
      wantedName: catalog.functional.lookup(home, year)?.name ?? '',
      written: functional.code,
    },
    { table: row.table.name },
  )
}

/** Only where the table tells which unit the row is of, or the budget has but one. */
function againstNature(catalog: Catalog, head: BudgetHead, row: BoundRow, gov: CodeCell, dept: CodeCell | undefined): Finding | undefined {
  const unit = unitOf(head, row)
  const { natures } = catalog.pairs
  if (!unit?.nature || !natures.includes(unit.nature)) return undefined
  const users = [...new Set(catalog.pairs.deptFor(gov.code).map(({ nature }) => nature))]
  const place = cellPlace(row, gov.column)
  if (users.length === 0 || users.includes(unit.nature) || users.includes(EITHER) || !place) return undefined
  const fitting = dept ? [...new Set(catalog.pairs.govFor(dept.code, unit.nature).map((pair) => pair.gov))] : []
  const mends = fitting.map((code) => ({ zh: `改为 ${code}`, en: `write ${code}`, edits: [{ place, text: code }] }))
  const args = { code: gov.code, unit: unit.name || unit.code, nature: unit.nature, others: users.join('、'), fitting: fitting.join('、') }
  return unitNature.at(place, args, { table: row.table.name, mends })
}

function unitOf({ units }: BudgetHead, row: BoundRow): UnitDeclaration | undefined {
  const column = row.side.columns.find((each) => each.type === '单位')
  const value = column && row.written[column.index]?.value
  if (value?.k === 'text') return units.find(({ code }) => code === value.key)
  return units.length === 1 ? units[0] : undefined
}
