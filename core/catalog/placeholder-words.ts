/** Whether a cell still holds what stands for a text that was never filled in: `XX`, 待填 (placeholders.tsv). */
import { foldName } from './fold-name.ts'
import { readTable } from './table.ts'

/** Letters or crosses in pairs that stand for something, as in 20XX年 or ××街道; XXL and a model number are none. */
const CROSSES = /(?<![A-Za-z0-9])(?:20)?(?:[Xx]{2,}|×{2,})(?![A-Za-z0-9])/

/** The placeholder in a text, if there is one. */
export type FindPlaceholder = (text: string) => string | undefined

export function readPlaceholders(text: string | undefined): FindPlaceholder {
  const whole = new Set<string>()
  const parts: string[] = []
  for (const row of readTable(text)) {
    if (row('where') === 'whole') whole.add(foldName(row('word')))
    else parts.push(foldName(row('word')))
  }
  return (written) => {
    const folded = foldName(written)
    const crosses = CROSSES.exec(folded)
    return crosses?.[0] ?? (whole.has(folded) ? written : parts.find((part) => folded.includes(part)))
  }
}
