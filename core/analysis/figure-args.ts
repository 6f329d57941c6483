/** The figures of a failing equation as its message prints them: expected, written, difference, in the table’s unit. */
import { type Equation, gapOf, type Leaf } from '../evaluate/equation.ts'
import { printValue, unitOf, writeValue } from '../explain/print-value.ts'
import type { ColumnForm } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import type { FindingDetail, RelatedPlace } from '../rules/define-rule.ts'
import type { FigureArgs } from '../rules/figures.ts'
import type { Value } from '../value.ts'

export function subjectOf({ row, column }: Leaf): string {
  const label = row.kind === 'fixed' || row.kind === 'total' ? `${row.form?.label || '合计'}.` : ''
  const side = row.side.name ? `${row.side.name}.` : ''
  return `${row.table.name}.${side}${label}${column.path.join('.')}`
}

export function figureArgs(
  subject: string,
  column: ColumnForm,
  row: BoundRow,
  expected: Value,
  written: Value | undefined,
  isWritten: boolean,
): FigureArgs {
  const { unit } = row
  const decimals = row.written[column.index]?.decimals || column.decimals
  const difference = written && written.k === expected.k ? gapOf({ status: 'failed', expected, written }) : undefined
  return {
    subject,
    expected: printValue(expected, unit, decimals),
    written: isWritten && written ? printValue(written, unit, decimals) : '',
    difference: difference ? printValue(positive(difference), unit, decimals) : '',
    unit: column.type === '金额' ? unit : '',
    cause: undefined,
    correction: writeValue(expected, unit, decimals, row.written[column.index]?.text),
  }
}

function positive(value: Value): Value {
  if (value.k === 'amount') return value.ticks < 0n ? { k: 'amount', ticks: -value.ticks } : value
  return value.k === 'number' ? { ...value, n: value.n.abs() } : value
}

export function looseArgs(equation: Equation, expected: Value, written: Value): FigureArgs {
  const unit = equation.unit ?? '元'
  const print = (value: Value) => printValue(value, unit, equation.decimals)
  const difference = gapOf({ status: 'failed', expected, written })
  return {
    subject: equation.checkName ? `“${equation.checkName}” ${equation.subject}` : equation.subject,
    expected: print(expected),
    written: print(written),
    difference: difference ? print(positive(difference)) : '',
    unit: unitOf(written) ? unit : '',
    cause: undefined,
    correction: undefined,
  }
}

export function detailOf(equation: Equation, args: FigureArgs, related: readonly RelatedPlace[]): FindingDetail {
  return {
    ...(equation.table ? { table: equation.table } : {}),
    expected: args.expected,
    written: args.written,
    difference: args.difference,
    related,
    ...(equation.checkName ? { checkName: equation.checkName } : {}),
    ...(equation.severity ? { severity: equation.severity } : {}),
  }
}
