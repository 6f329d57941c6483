/**
 * What single cells and rows are found wrong in beyond their type: negative amounts (docs/checks.md F16), placeholders (S11), personal
 * data (S14), units under another name (S13), and what row-findings.ts has to say. Looked at once for each line; an edit costs the lines that it changed.
 */
import type { Catalog } from '../catalog/index.ts'
import { type ColumnForm, isNumeric } from '../format/form.ts'
import type { BudgetHead } from '../model/head.ts'
import type { LinePart } from '../model/line-state.ts'
import { type BoundRow, type Written, writtenPlace } from '../model/row.ts'
import type { Finding } from '../rules/define-rule.ts'
import { negativeAmount } from '../rules/negative-amount.ts'
import { personalData } from '../rules/personal-data.ts'
import { placeholder } from '../rules/placeholder.ts'
import { personalNumberIn } from './personal-numbers.ts'
import { rowFindings } from './row-findings.ts'
import { unitNameFinding } from './unit-names.ts'

const NONE: readonly Finding[] = []

export class CellFindings {
  readonly #catalog: Catalog
  readonly #head: BudgetHead
  readonly #known = new WeakMap<LinePart, readonly Finding[]>()

  constructor(catalog: Catalog, head: BudgetHead) {
    this.#catalog = catalog
    this.#head = head
  }

  of(part: LinePart): readonly Finding[] {
    if (part.rows.length === 0 && !part.setsField) return NONE
    let findings = this.#known.get(part)
    if (!findings) {
      const found = [...this.#inField(part), ...part.rows.flatMap((row) => this.#inRow(row))]
      findings = found.length > 0 ? found : NONE
      this.#known.set(part, findings)
    }
    return findings
  }

  /** A field's text; its figure is looked at with the row that stands for it. */
  #inField({ setsField, after }: LinePart): readonly Finding[] {
    const written = setsField && after.block?.written[setsField.index]
    return written && !isNumeric(setsField) ? this.#inText(setsField, written, after.table?.name ?? '') : NONE
  }

  #inRow(row: BoundRow): readonly Finding[] {
    if (row.kind === 'total' || row.kind === 'subtotal') return NONE
    const findings: Finding[] = [...rowFindings(this.#catalog, this.#head, row)]
    for (const column of row.side.columns) {
      const written = row.written[column.index]
      if (!written) continue
      if (isNumeric(column)) findings.push(...negative(row, column, written))
      // A field above the row was looked at where it is written.
      else if (written.cell >= 0 && written.line === row.line) findings.push(...this.#inText(column, written, row.table.name))
    }
    return findings
  }

  #inText(column: ColumnForm, written: Written, table: string): readonly Finding[] {
    if (column.unpublished || written.value.k !== 'text') return NONE
    const findings: Finding[] = []
    const found = this.#catalog.placeholderIn(written.text)
    if (found !== undefined)
      findings.push(placeholder.at(writtenPlace(written), { found }, { table, severity: this.#head.status === 'published' ? 'error' : 'warning' }))
    const kind = personalNumberIn(written.text)
    if (kind) findings.push(personalData.at(writtenPlace(written), { kind }, { table }))
    const unit = unitNameFinding(this.#head, column, written, table)
    if (unit) findings.push(unit)
    return findings
  }
}

/**
 * A column or row with a formula may come out below zero, say a change from last year, and so may any figure of a table that
 * no format knows. What is not added up, or stands in a row that the form fixes, may be meant so: a warning.
 */
function negative(row: BoundRow, column: ColumnForm, written: Written): readonly Finding[] {
  if (column.type !== '金额' || row.table.adHoc || column.formula || row.form?.cells.get(column)?.formula) return NONE
  if (written.value.k !== 'amount' || written.value.ticks >= 0n) return NONE
  const isSure = row.kind === 'data' && !column.noTotal
  return [negativeAmount.at(writtenPlace(written), { text: written.text }, { table: row.table.name, severity: isSure ? 'error' : 'warning' })]
}
