/** Tables, columns, rows and declared names, as lines and formulas write them. */
import { parseExpression } from '../../grammar/index.ts'
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { ColumnForm, SideForm, TableForm } from '../format/form.ts'
import { rules } from '../rules/index.ts'
import type { About, Offer } from './offer.ts'
import { type AskedPlace, sidesOf } from './place.ts'

/** Of the format, and those that a budget makes from its own headers. */
export function tableForms({ state, format }: BudgetAnalysis): readonly TableForm[] {
  return state ? state.tables.map(({ form }) => form) : [...(format?.tables.values() ?? [])]
}

/** `withTitle`: as a budget opens a table; those that nobody opened yet come first. */
export function tableOffers({ analysis, line }: AskedPlace, withTitle: boolean): readonly Offer[] {
  const opened = new Set<TableForm | undefined>()
  if (withTitle) for (const flow of analysis.flows) for (const part of flow.parts) if (!isOwn(flow, part)) opened.add(part.after.table)
  return tableForms(analysis)
    .filter((form) => !form.adHoc || form.place.line !== line)
    .map((form) => ({
      kind: 'table',
      name: withTitle && form.title ? `${form.name} ${form.title}` : form.name,
      detail: form.title,
      insert: withTitle && form.title ? `${form.name} ${form.title}` : asName(form.name),
      tier: opened.has(form) ? 1 : 0,
    }))

  /** The line that is being typed opens no table yet. */
  function isOwn(flow: BudgetAnalysis['flows'][number], part: BudgetAnalysis['flows'][number]['parts'][number]): boolean {
    return flow.document === line.document && flow.parts[line.index] === part
  }
}

/** Headers: the columns of the open table, those that this header lacks first. */
export function headerOffers(place: AskedPlace, present: ReadonlySet<ColumnForm>): readonly Offer[] {
  const sides = sidesOf(place)
  return sides.flatMap((side) =>
    side.columns
      .filter(({ isField }) => !isField)
      .map((column) => ({ ...columnOffer(column, place, sides.length > 1 ? side : undefined), tier: present.has(column) ? 1 : 0 })),
  )
}

export function fieldOffers(place: AskedPlace): readonly Offer[] {
  const fields = sidesOf(place).flatMap(({ columns }) => columns.filter(({ isField }) => isField))
  return fields.map((column) => ({ ...columnOffer(column, place, undefined), insert: `${column.path.join('.')}: `, tier: 0 }))
}

export function columnOffer(column: ColumnForm, { say }: AskedPlace, side: SideForm | undefined): Offer {
  const name = [...(side?.name ? [side.name] : []), ...column.path].join('.')
  return { kind: 'column', name, detail: `${column.isField ? say('字段', 'field') : say('列', 'column')} ${column.type}`, about: aboutColumn(column) }
}

function aboutColumn({ place: { line, start } }: ColumnForm): About {
  return { k: 'column', uri: line.document.uri, line: line.index, start }
}

export function rowOffers(sides: readonly SideForm[], { say }: AskedPlace, tier: number): readonly Offer[] {
  return sides.flatMap(({ rows }) =>
    rows
      .filter(({ kind, label }) => kind === 'fixed' && label !== '')
      .map(({ label }) => ({ kind: 'label' as const, name: label, insert: asName(label), detail: say('行', 'row'), tier })),
  )
}

/** 设 and 已知. */
export function declaredOffers({ analysis, say }: AskedPlace, tier: number): readonly Offer[] {
  const { head, format } = analysis
  const names = new Set([...(format?.defines.values() ?? []), ...(head?.defines ?? [])].map(({ name }) => name))
  return [...names].map((name) => ({ kind: 'name', name, insert: asName(name), detail: say('设的名', 'declared name'), tier }))
}

export function sideOffers({ table, say }: AskedPlace): readonly Offer[] {
  return (table?.sides ?? []).flatMap(({ name }) => (name === '' ? [] : [{ kind: 'name' as const, name, detail: say('栏', 'side') }]))
}

export function ruleOffers({ say }: AskedPlace): readonly Offer[] {
  return rules.map(({ name, zhName, summary }) => ({
    kind: 'rule',
    name: zhName,
    insert: `${zhName}: `,
    detail: `${name} · ${say(summary.zh, summary.en)}`,
    about: { k: 'rule', rule: name },
  }))
}

/** As a formula writes it: in 「」 where the name alone would not be read as one name. */
export function asName(name: string): string {
  if (/^[\u4e00-\u9fff]{2,}$/.test(name) && !name.startsWith('非')) return name
  const { expression, problems } = parseExpression(name)
  const isName = problems.length === 0 && expression.type === 'path' && expression.steps.length === 0 && expression.end === name.length
  return isName ? name : `「${name}」`
}
