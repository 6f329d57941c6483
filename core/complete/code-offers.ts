/** The codes that a cell may hold, by how near they are: used in this table, going with the row's other economic code, of a family in use. */
import { type ClassificationKind, type CodeEntry, codeAtLevel, parentCode } from '../catalog/index.ts'
import type { ColumnForm } from '../format/form.ts'
import type { Offer } from './offer.ts'
import type { AskedPlace } from './place.ts'
import { valuesNear, type WrittenValue } from './written-values.ts'

const KINDS: Readonly<Partial<Record<ColumnForm['type'], ClassificationKind>>> = {
  功能分类: 'functional',
  政府经济分类: 'gov-economic',
  部门经济分类: 'dept-economic',
}

export function kindOfCodes({ type }: ColumnForm): ClassificationKind | undefined {
  return KINDS[type]
}

/** Where a code is written already. */
type Use = 'table' | 'budget'

export function codeOffers(place: AskedPlace, column: ColumnForm, kind: ClassificationKind): readonly Offer[] {
  const { catalog, head } = place.analysis
  if (!catalog) return []
  const uses = usesOf(valuesNear(place, (each) => kindOfCodes(each) === kind))
  const tierOf = tiers(kind, uses, pairedCodes(place, kind))
  const offers: Offer[] = []
  for (const entry of catalog.of(kind).all(head?.year)) {
    if (column.levels.length > 0 && !column.levels.includes(entry.level)) continue
    offers.push(codeOffer(entry, tierOf(entry), uses.get(entry.code), place))
  }
  return offers
}

/** Dozens of codes are called 行政运行: a department writes those of the 款 and 类 that it has. */
function tiers(kind: ClassificationKind, uses: ReadonlyMap<string, Use>, paired: ReadonlySet<string> | undefined): (entry: CodeEntry) => number {
  const groups = new Set<string | undefined>()
  for (const code of uses.keys()) groups.add(codeAtLevel(kind, code, '款')).add(codeAtLevel(kind, code, '类'))
  groups.delete(undefined)
  return ({ code }) => {
    const use = uses.get(code)
    if (use === 'table') return paired?.has(code) ? 0 : 1
    if (paired?.has(code)) return 2
    if (use) return 3
    if (groups.has(codeAtLevel(kind, code, '款'))) return 4
    return groups.has(codeAtLevel(kind, code, '类')) ? 5 : 6
  }
}

function codeOffer({ code, name, level, kind }: CodeEntry, tier: number, use: Use | undefined, { analysis, say }: AskedPlace): Offer {
  const beside = () => {
    const parent = parentCode(kind, code)
    const above = parent && analysis.catalog?.of(kind).lookup(parent, analysis.head?.year)?.name
    const used = use && (use === 'table' ? say('本表用过', 'used in this table') : say('本预算用过', 'used in this budget'))
    return [used ?? '', above ?? level].filter((text) => text !== '').join(' · ')
  }
  return { kind: 'code', name, code, insert: `${code}-${name}`, tier, beside, about: { k: 'code', kind, code } }
}

function usesOf(values: readonly WrittenValue[]): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>()
  for (const { written, inTable } of values) {
    if (written.value.k !== 'code') continue
    if (inTable || !uses.has(written.value.code)) uses.set(written.value.code, inTable ? 'table' : 'budget')
  }
  return uses
}

/** The economic codes that go with the one which the other economic column of this row has already. */
function pairedCodes({ analysis, line, slots }: AskedPlace, kind: ClassificationKind): ReadonlySet<string> | undefined {
  if (kind === 'functional' || !analysis.catalog) return undefined
  const other = kind === 'gov-economic' ? '部门经济分类' : '政府经济分类'
  const part = analysis.flows.find((flow) => flow.document === line.document)?.parts[line.index]
  const slot = slots.find((each) => each?.column.type === other)
  const value = slot && part?.rows.find((row) => row.side === slot.side)?.written[slot.column.index]?.value
  if (value?.k !== 'code') return undefined
  const { pairs } = analysis.catalog
  return new Set(kind === 'gov-economic' ? pairs.govFor(value.code).map(({ gov }) => gov) : pairs.deptFor(value.code).map(({ dept }) => dept))
}
