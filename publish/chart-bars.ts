/** Parts of an amount as bars: the largest first, rounded for the eye, exact beside it. No floating point but for lengths. */
import { decimalsNeeded, printAmount, type Ticks, toDecimalText } from '../core/money/amount.ts'
import type { PublishedBar, PublishedChart, PublishedShare, PublishedTable } from './model.ts'
import { shortTitle } from './words.ts'

export interface Part {
  readonly label: string
  readonly ticks: Ticks
}

/** Decimals that a bar shows: 分 of 元; of 万元 a hundred yuan, which is enough for the eye. */
const DECIMALS = 2

/** `undefined` where nothing is to be seen. */
export function drawChart(title: string, table: PublishedTable, parts: readonly Part[]): PublishedChart | undefined {
  const drawn = parts.filter(({ ticks }) => ticks !== 0n).sort((a, b) => (a.ticks === b.ticks ? 0 : a.ticks > b.ticks ? -1 : 1))
  const total = drawn.reduce((sum, { ticks }) => sum + ticks, 0n)
  const longest = drawn[0]?.ticks ?? 0n
  if (total <= 0n || table.unit === undefined) return undefined
  // Where something is taken away, the rest is more than the whole, and a share says nothing.
  const hasShares = drawn.every(({ ticks }) => ticks > 0n)
  const bars = drawn.map(({ label, ticks }): PublishedBar => {
    const length = ticks > 0n ? Math.max(1, Number((ticks * 1000n) / (hasShares ? total : longest))) / 10 : 0
    return { label, ...shown(ticks, table), length, ...(hasShares ? { share: shareOf(ticks, total) } : {}) }
  })
  return { title, unit: table.unit, from: shortTitle(table), total: shown(total, table), bars }
}

/** What would be rounded to nothing is shown whole. */
function shown(ticks: Ticks, table: PublishedTable): PublishedShare {
  const unit = table.unit === '万元' ? '万元' : '元'
  const rounded = printAmount(ticks, unit, DECIMALS)
  return { text: /[1-9]/.test(rounded) ? rounded : printAmount(ticks, unit, decimalsNeeded(ticks, unit)), value: toDecimalText(ticks, unit) }
}

function shareOf(ticks: Ticks, total: Ticks): string {
  const tenths = (ticks * 2000n + total) / (2n * total)
  return tenths === 0n ? '<0.1%' : `${tenths / 10n}.${tenths % 10n}%`
}
