/**
 * What most likely happened to a wrong figure, with the evidence, most specific first. Pure text on
 * two values and the row; it says nothing where nothing points to one cause.
 */
import { type Equation, leavesInOrder } from '../evaluate/equation.ts'
import type { ColumnForm } from '../format/form.ts'
import type { BoundRow } from '../model/row.ts'
import { absolute, powerOfTenBetween, toDecimalText } from '../money/amount.ts'
import type { Bilingual } from '../rules/define-rule.ts'
import type { Value } from '../value.ts'

export interface Mistake {
  readonly written: Value | undefined
  readonly value: Value
  readonly row: BoundRow
  readonly column: ColumnForm
  readonly equations: readonly Equation[]
}

export function likelyCause(mistake: Mistake): Bilingual | undefined {
  const { written, value } = mistake
  if (written?.k !== 'amount' || value.k !== 'amount') return undefined
  if (written.ticks === -value.ticks && written.ticks !== 0n) return { zh: '正负号写反了', en: 'the sign is reversed' }
  return factor(written.ticks, value.ticks) ?? digits(written.ticks, value.ticks, mistake.row) ?? oneRow(mistake, value.ticks - written.ticks)
}

function factor(written: bigint, value: bigint): Bilingual | undefined {
  const power = powerOfTenBetween(written, value)
  if (power === undefined) return undefined
  if (Math.abs(power) === 4)
    return {
      zh: power > 0 ? '像是把元写成了万元的位置' : '像是把万元写成了元的位置',
      en: power > 0 ? 'it looks like 元 where 万元 is meant' : 'it looks like 万元 where 元 is meant',
    }
  return { zh: `小数点错了 ${Math.abs(power)} 位`, en: `the decimal point is ${Math.abs(power)} places off` }
}

function digits(written: bigint, value: bigint, row: BoundRow): Bilingual | undefined {
  const was = toDecimalText(absolute(written), row.unit, 6)
  const should = toDecimalText(absolute(value), row.unit, 6)
  if (was.length !== should.length) return undefined
  const wrong = [...was].map((digit, index) => (digit === should[index] ? -1 : index)).filter((index) => index >= 0)
  const [first, second] = wrong
  if (first === undefined) return undefined
  if (wrong.length === 1)
    return { zh: `有一位数字写错（${was[first]} 应为 ${should[first]}）`, en: `one digit is wrong (${was[first]} for ${should[first]})` }
  if (wrong.length === 2 && second !== undefined && was[first] === should[second] && was[second] === should[first])
    return { zh: `两位数字写颠倒了（${was[first]} 与 ${was[second]}）`, en: `two digits are exchanged (${was[first]} and ${was[second]})` }
  return undefined
}

/** The difference is one of the sum’s own addends: left out, or counted twice. */
function oneRow({ equations, row, column }: Mistake, gap: bigint): Bilingual | undefined {
  const sum = equations.find(
    (equation) => (equation.kind === 'column-sum' || equation.kind === 'subtotal') && equation.target()?.row.line === row.line,
  )
  if (!sum) return undefined
  for (const leaf of leavesInOrder(sum, 2000)) {
    const value = leaf.row.written[leaf.column.index]?.value
    if (leaf.column !== column || value?.k !== 'amount' || value.ticks === 0n || absolute(value.ticks) !== absolute(gap)) continue
    const line = (leaf.row.line?.index ?? 0) + 1
    return value.ticks === gap
      ? { zh: `差额等于第 ${line} 行：合计像是漏加了它`, en: `the difference is line ${line}: the total seems to leave it out` }
      : { zh: `差额等于第 ${line} 行：合计像是把它加了两次`, en: `the difference is line ${line}: the total seems to count it twice` }
  }
  return undefined
}
