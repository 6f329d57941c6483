/** What may stand in a cell or a field, by its column: codes, units, projects, services, fixed labels, and what was written there before. */
import { type ColumnForm, isNumeric, type RowForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { codeOffers, kindOfCodes } from './code-offers.ts'
import type { Offer } from './offer.ts'
import { type AskedPlace, sidesOf } from './place.ts'
import { rowsNear, valuesNear, type WrittenValue } from './written-values.ts'

const MOST_VALUES = 500

export function cellOffers(place: AskedPlace, column: ColumnForm): readonly Offer[] {
  const kind = kindOfCodes(column)
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

/** The nearest ones: they may be paragraphs, and a table may have thousands. */
function writtenOffers(values: readonly WrittenValue[], detail: string | undefined): readonly Offer[] {
  const byText = new Map<string, WrittenValue>()
  for (const value of values) {
    if (byText.size >= MOST_VALUES) break
    if (!byText.has(value.written.text)) byText.set(value.written.text, value)
  }
  return [...byText.values()].map(({ written, inTable }) => ({
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
