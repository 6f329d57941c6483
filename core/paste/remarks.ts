/** What a person should know of a pasted table: units that differ, figures of which fewer digits are shown than there are, what was not taken over. */
import type { Say } from '../explain/say.ts'
import type { AmountUnit } from '../money/amount.ts'
import { isFigure, type StatedUnit } from './captions.ts'
import type { ReadTable } from './data-rows.ts'
import type { PastedTable } from './pasted-table.ts'

/** The unit that the rows need said, since the table around them has another. */
export function otherUnit(stated: StatedUnit | undefined, unit: AmountUnit): AmountUnit | undefined {
  return stated && 'unit' in stated && stated.unit !== unit ? stated.unit : undefined
}

export function remarksOn(read: ReadTable, pasted: PastedTable, unit: AmountUnit, say: Say): readonly string[] {
  const remarks: string[] = []
  const other = otherUnit(read.unit, unit)
  if (other)
    remarks.push(
      say(
        `贴来的金额单位是${other}，这里是${unit}：数没有换算，写了“金额单位 ${other}”`,
        `The pasted amounts are in ${other}, the table in ${unit}: no figure was converted; “金额单位 ${other}” was written`,
      ),
    )
  if (read.unit && 'strange' in read.unit)
    remarks.push(
      say(
        `贴来的金额单位是${read.unit.strange}，预算只有元和万元：请自己换算`,
        `The pasted amounts are in ${read.unit.strange}; a budget has 元 and 万元 only: convert them yourself`,
      ),
    )
  const rounded = roundedCells(pasted)
  if (rounded > 0)
    remarks.push(
      say(`${rounded} 个数在原表里位数更多，贴入的是显示出来的`, `${rounded} figures have more digits in the sheet; what it shows was pasted`),
    )
  const [first] = read.leftOut
  if (first !== undefined) {
    const others = read.leftOut.length > 1 ? say(`等 ${read.leftOut.length} 行`, ` and ${read.leftOut.length - 1} more`) : ''
    remarks.push(say(`没有贴入：${shortened(first)}${others}`, `Left out: ${shortened(first)}${others}`))
  }
  return remarks
}

function roundedCells({ grid }: PastedTable): number {
  const cells = new Set(grid.flatMap((row) => row.filter(({ exact }) => exact !== undefined)))
  let count = 0
  for (const { text, exact = '' } of cells) if (isFigure(text) && /^-?\d+(\.\d+)?$/.test(exact) && decimals(exact) > decimals(text)) count += 1
  return count
}

function decimals(figure: string): number {
  const [, fraction = ''] = figure.split(/[.．]/)
  return fraction.replace(/0+$/, '').length
}

function shortened(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return line.length > 30 ? `${line.slice(0, 30)}…` : line
}
