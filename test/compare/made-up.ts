/** Budgets in memory for comparing: from text on a form of no real place, or as data made by hand. Not tests themselves. */
import { catalogs } from '../../build/embedded.ts'
import type { Host } from '../../core/index.ts'
import type { ComparableBudget, ComparableCell, ComparableColumn, ComparableRow, ComparableSide } from '../../publish/compare/comparable.ts'
import { compareFiles } from '../../publish/compare/compare-files.ts'
import type { Comparison, RowChange } from '../../publish/compare/comparison.ts'
import { tell } from '../../publish/compare/tell.ts'
import type { Told } from '../../publish/compare/told.ts'

const [OLD, NEW] = ['file:///old/预算.budget', 'file:///new/预算.budget']

/** The forms of the old budget, and those of the new one where they are others. */
export interface Forms {
  readonly old: string
  readonly new?: string
}

export async function compareTexts(old: string, now: string, forms: Forms): Promise<Comparison> {
  const data = { catalogs, formats: { 'old.budget': forms.old, ...(forms.new === undefined ? {} : { 'new.budget': forms.new }) } }
  const texts = new Map([
    [encodeURI(OLD), old],
    [encodeURI(NEW), now],
  ])
  const host: Host = {
    readFile: async (uri) => {
      const text = texts.get(uri)
      return text === undefined ? { problem: 'missing' } : { text }
    },
    listFiles: async () => [],
  }
  const compared = await compareFiles(host, OLD, NEW, { language: 'zh', data, oldRoot: 'file:///old', newRoot: 'file:///new' })
  if ('nothing' in compared) throw new Error(`no table in the ${compared.nothing} budget`)
  return compared.comparison
}

export async function toldOf(old: string, now: string, forms: Forms): Promise<Told> {
  return tell(await compareTexts(old, now, forms), 'zh')
}

/** Each row of a told table as `~ label | item old→new change share | …`. */
export function lines(told: Told, table: string): readonly string[] {
  const found = told.tables.find(({ title }) => title.startsWith(table))
  if (!found) throw new Error(`no changes in ${table}: ${told.tables.map(({ title }) => title).join()}`)
  return found.rows.map((row) => {
    const sign = { added: '+', removed: '-', changed: '~' }[row.change]
    const figures = row.figures.map(({ item, old, new: now, change, share }) => `${item} ${old}→${now} ${change} ${share}`.trim())
    const words = row.words.map(({ item, old, new: now }) => `${item} ${old}→${now}`)
    return [`${sign} ${row.label}`, ...figures, ...words, ...row.notes].join(' | ')
  })
}

export function remarks(told: Told, table: string): readonly string[] {
  return told.tables.find(({ title }) => title.startsWith(table))?.remarks ?? []
}

export function changesOf(comparison: Comparison): readonly RowChange[] {
  return comparison.tables.flatMap(({ sides }) => sides.flatMap(({ rows }) => rows))
}

// —— as data

export interface MadeUpRow {
  readonly code: string
  readonly name: string
  readonly words: string
  readonly amounts: readonly [bigint, bigint]
}

export const DECLARED = ['key', 'text'] as const
export const UNDECLARED = ['typed', 'text'] as const

function column(name: string, role: ComparableColumn['role']): ComparableColumn {
  const kind = role === 'figure' ? 'amount' : 'text'
  return { path: [name], steps: [name], kind, decimals: 2, role, isField: false, codes: role === 'text' || role === 'figure' ? '' : '功能分类' }
}

export function madeUpSide(
  rows: readonly MadeUpRow[],
  roles: readonly [ComparableColumn['role'], ComparableColumn['role']],
  uri: string,
): ComparableSide {
  const figure = (ticks: bigint): ComparableCell => ({ text: `${ticks}`, id: `${ticks}`, nameKey: `${ticks}`, figure: { k: 'amount', ticks } })
  return {
    name: '',
    columns: [column('科目', roles[0]), column('事项', roles[1]), column('基本', 'figure'), column('项目', 'figure')],
    rows: rows.map(
      ({ code, name, words, amounts }, line): ComparableRow => ({
        kind: 'data',
        cells: [
          { text: `${code}-${name}`, id: code, nameKey: name, name },
          { text: words, id: words, nameKey: words },
          figure(amounts[0]),
          figure(amounts[1]),
        ],
        place: { uri, line },
      }),
    ),
  }
}

export function madeUpBudget(side: ComparableSide): ComparableBudget {
  const facts = { title: '某局预算', isPublished: false, publisher: { code: '1', name: '某局' }, unit: '元', errors: 0 } as const
  const table = { name: '表', title: '明细', nameKey: '表', titleKey: '明细', unit: '元', hasAmounts: true, notes: [], isIncomplete: false } as const
  return { facts, names: [], tables: [{ ...table, sides: [side] }], sections: [] }
}
