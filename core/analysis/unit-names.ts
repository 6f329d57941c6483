/** A unit's code beside another name than the one declared for it (docs/checks.md S13): `299001-…` in a cell against `单位 299001 …`. */
import { foldWidth } from '../../grammar/index.ts'
import { foldName } from '../catalog/index.ts'
import type { ColumnForm } from '../format/form.ts'
import type { BudgetHead } from '../model/head.ts'
import { type Written, writtenPlace } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import { unitCodeName } from '../rules/unit-code-name.ts'

const CODED_NAME = /^([A-Z]?\d[\dA-Za-z]*)\s*[-－—–]\s*(.+)$/su

/** A code that nobody declared, or declared by itself, has no name to compare with. */
export function unitNameFinding(head: BudgetHead, column: ColumnForm, written: Written, table: string): Finding | undefined {
  if (column.type !== '单位') return undefined
  const [, code, name] = CODED_NAME.exec(foldWidth(written.text)) ?? []
  const declared = code && head.units.filter((unit) => unit.code === code && unit.name !== '')
  const [first] = declared || []
  if (!code || !name || !first || !declared || declared.some((unit) => foldName(unit.name) === foldName(name))) return undefined
  return unitCodeName.at(writtenPlace(written), { code, written: name, declared: first.name }, { table })
}
