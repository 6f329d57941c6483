/** What may stand in a cell or a field, by its column: codes, units, projects, services, fixed labels, and what was written there before. */
import { type ClassificationKind, type CodeEntry, codeAtLevel } from '../catalog/index.ts'
import { type ColumnForm, isNumeric, type RowForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import type { Offer } from './offer.ts'
import { type AskedPlace, sidesOf } from './place.ts'
import { rowsNear, valuesNear, type WrittenValue } from './written-values.ts'

const KINDS: Readonly<Partial<Record<ColumnForm['type'], ClassificationKind>>> = {
  功能分类: 'functional',
  政府经济分类: 'gov-economic',
  部门经济分类: 'dept-economic',
}

export function cellOffers(place: AskedPlace, column: ColumnForm): readonly Offer[] {
  const kind = KINDS[column.type]
  if (kind) return codeOffers(place, column, kind)
  if (isNumeric(column)) return []
  const before = valuesNear(place, (each) => each === column || (column.type === each.type && (column.type === '项目' || column.type === '单位')))
  const labels = labelOffers(place, column)
  const fixed = new Set(labels.map(({ name }) => foldLabel(name)))
  const others = before.filter(({ written }) => !fixed.has(foldLabel(written.text)))
  const lists = [labels, writtenOffers(others, column.type === '项目' ? place.say('写过的项目', 'project') : undefined)]
  if (column.type === '单位') lists.push(unitOffers(place))
  if (column.type === '购买服务') lists.push(serviceOffers(place, column))
  return [...lists.flat(), ...termOffers(place, column)]
}

// —— codes

function codeOffers(place: AskedPlace, column: ColumnForm, kind: ClassificationKind): readonly Offer[] {
  const { catalog, head } = place.analysis
  if (!catalog) return []
  const used = usesOf(valuesNear(place, ({ type }) => KINDS[type] === kind))
  const paired = pairedCodes(place, kind)
  const tierOf = (code: string) => {
    const use = used.get(code)
    if (use === 'table') return paired?.has(code) ? 0 : 1
    return paired?.has(code) ? 2 : use ? 3 : 4
  }
  const offers: Offer[] = []
  for (const entry of catalog.of(kind).all(head?.year)) {
    if (column.levels.length > 0 && !column.levels.includes(entry.level)) continue
    offers.push(codeOffer(entry, tierOf(entry.code), place))
  }
  return offers
}

function codeOffer({ code, name, level, kind }: CodeEntry, tier: number, { analysis, say }: AskedPlace): Offer {
  const detail = () => {
    const parent = codeAtLevel(kind, code, '类')
    const above = parent && parent !== code ? analysis.catalog?.of(kind).lookup(parent, analysis.head?.year)?.name : undefined
    const use = tier <= 1 ? [say('本表用过', 'used in this table')] : tier === 3 ? [say('本预算用过', 'used in this budget')] : []
    return [level, ...(above ? [above] : []), ...use].join(' · ')
  }
  return { kind: 'code', name, code, insert: `${code}-${name}`, tier, detail }
}

function usesOf(values: readonly WrittenValue[]): ReadonlyMap<string, 'table' | 'budget'> {
  const used = new Map<string, 'table' | 'budget'>()
  for (const { written, inTable } of values) {
    if (written.value.k !== 'code') continue
    if (inTable || !used.has(written.value.code)) used.set(written.value.code, inTable ? 'table' : 'budget')
  }
  return used
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

// —— words

function labelOffers(place: AskedPlace, column: ColumnForm): readonly Offer[] {
  const side = sidesOf(place).find((each) => each.columns.includes(column))
  const labels = side?.rows.filter((row) => row.kind !== 'rows' && row.label !== '' && isLabelColumn(row, column, side.columns)) ?? []
  if (labels.length === 0) return []
  const used = new Set([...rowsNear(place)].map(({ form }) => form))
  return labels.map((row) => ({
    kind: 'label',
    name: row.label,
    detail: place.say('格式里的行', 'row of the form'),
    tier: used.has(row) ? 5 : 0,
  }))
}

function isLabelColumn({ labelColumn }: RowForm, column: ColumnForm, columns: readonly ColumnForm[]): boolean {
  return labelColumn === undefined ? columns[0] === column : labelColumn === column
}

function writtenOffers(values: readonly WrittenValue[], detail: string | undefined): readonly Offer[] {
  return values.map(({ written, inTable }) => ({
    kind: 'value',
    name: written.text,
    tier: inTable ? 1 : 2,
    ...(detail === undefined ? {} : { detail }),
  }))
}

function unitOffers({ analysis, say }: AskedPlace): readonly Offer[] {
  const units = analysis.head?.units ?? []
  return units.map(({ code, name }) => ({
    kind: 'value',
    name: name || code,
    code,
    insert: `${code}-${name}`,
    detail: say('预算单位', 'unit'),
    tier: 0,
  }))
}

function serviceOffers({ analysis, say }: AskedPlace, { levels }: ColumnForm): readonly Offer[] {
  const entries = analysis.catalog?.services.all(analysis.head?.year) ?? []
  return entries
    .filter(({ level }) => levels.length === 0 || levels.includes(level))
    .map(({ code, name, level }) => ({
      kind: 'code',
      name,
      ...(code === '' ? {} : { code, insert: `${code}-${name}` }),
      detail: `${say('购买服务目录', 'services')} ${level}`,
      tier: 3,
    }))
}

/** Words that forms print in a column of this name: 一级指标, 绩效指标性质, 政府采购类别. */
function termOffers({ analysis }: AskedPlace, { name }: ColumnForm): readonly Offer[] {
  const words = analysis.catalog?.words
  if (!words) return []
  const wanted = foldLabel(name)
  const terms = [...words.performance, ...words.procurement].filter(({ kind }) => foldLabel(kind) === wanted)
  return terms.map((term) => ({ kind: 'value', name: term.name, tier: 3, ...(term.parent ? { detail: term.parent } : {}) }))
}
