/** Names that machines go by: ASCII, the same in every year, no two alike. Titles are for people and are kept beside them. */
import { uniqueNames } from './file-name.ts'
import type { Publication, PublishedTable } from './model.ts'
import { readOrdinal } from './ordinal.ts'
import { utf8 } from './output.ts'
import { oneLine } from './plain-text.ts'
import { sha256, toHex } from './sha256.ts'

/** Enough to tell the publishers of one folder apart. */
const DIGEST_LENGTH = 8

/** `budget-2024-299`; of a publisher without a code a few digits that its name always gives. */
export function packageName({ publisher, publisherCode, year, draft }: Publication): string {
  const code = (publisherCode ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '')
  const who = code === '' ? toHex(sha256(utf8(oneLine(publisher)))).slice(0, DIGEST_LENGTH) : code
  return ['budget', year, who, draft ? 'draft' : undefined].filter((part) => part !== undefined).join('-')
}

export type Direction = 'revenue' | 'expenditure'

const DIRECTIONS: Readonly<Record<string, Direction>> = { 收入: 'revenue', 支出: 'expenditure' }

/** What a side's name says of its amounts; a table by an economic classification is one of expenditure, whatever it is called. */
export function directionOf(table: PublishedTable, side: number): Direction | undefined {
  const named = DIRECTIONS[table.sides?.[side] ?? '']
  if (named) return named
  const types = table.columns.filter((column) => column.side === side).map(({ type }) => type)
  return types.includes('部门经济分类') || types.includes('政府经济分类') ? 'expenditure' : undefined
}

/** A function that names resources: `table-03`, `table-01-revenue`, by the number in the table's own name, which stays when others come or go. */
export function resourceNames(): (table: PublishedTable, position: number, side: number) => string {
  const unique = uniqueNames(80)
  return (table, position, side) => {
    const number = readOrdinal(table.name)
    const stem = number === undefined ? `table-x${position + 1}` : `table-${String(number).padStart(2, '0')}`
    if ((table.sides?.length ?? 1) < 2) return slug(unique(stem))
    return slug(unique(`${stem}-${DIRECTIONS[table.sides?.[side] ?? ''] ?? `side-${side + 1}`}`))
  }
}

/** The second of a name is ` (2)` for people; here it is `-2`. */
function slug(name: string): string {
  return name.replace(/ \((\d+)\)$/, '-$1')
}
