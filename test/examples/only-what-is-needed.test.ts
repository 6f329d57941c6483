/** The sources hold no amount that their format can derive: each is taken out in turn, and what is generated, tables or prose, must change. */
import { expect, it } from 'vitest'
import { catalogs, formats } from '../../build/embedded.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'
import { publicationOf } from '../../publish/index.ts'
import { hostOf } from '../publish/budgets.ts'
import { exampleText, YEARS, type Year } from './disclosures.ts'

/** Figures that only confirm: they are written to be checked. */
const CONTROLS: Readonly<Record<Year, readonly string[]>> = {
  2021: ['已知 收入预算', '已知 基本支出预算', '已知 项目支出预算'],
  2023: [],
  2024: [
    // Last year's total is what 三公不超上年 compares with; the form itself adds last year's parts.
    '已知 上年.三公经费',
    '已知 收入预算',
    '已知 基本支出预算',
    '已知 项目支出预算',
    '已知 三公经费',
  ],
}

interface Amount {
  readonly line: number
  readonly name: string
  /** The line without it. */
  readonly without: string
}

/** Amounts stand in columns whose dashes end in a colon, and behind 已知. */
function amountsIn(lines: readonly string[]): readonly Amount[] {
  let right: readonly number[] = []
  return lines.flatMap((line, index): readonly Amount[] => {
    const known = /^(已知 \S+) = /.exec(line)
    if (known) return [{ line: index, name: known[1] ?? '', without: '' }]
    if (!line.startsWith('|')) return []
    const cells = line.split('|')
    if (cells.some((cell) => /^-+:$/.test(cell))) right = cells.flatMap((cell, at) => (cell.endsWith(':') ? [at] : []))
    else if (cells.every((cell) => /^-*$/.test(cell))) right = []
    return right
      .filter((at) => /^ *[0-9][0-9,.]* *$/.test(cells[at] ?? ''))
      .map((at) => ({ line: index, name: `${index + 1}: ${cells[at]?.trim()}`, without: cells.with(at, '  ').join('|') }))
  })
}

it.each(YEARS)(
  '%i',
  (year) => {
    const text = exampleText(year, '预算')
    const lines = text.split('\n')
    const uri = 'file:///budget/main.budget'
    const workspace = new BudgetWorkspace({ host: hostOf(text), data: { catalogs, formats }, roots: [], language: 'zh' })
    const document = LineDocument.create(uri, 'budget', 1, text)
    workspace.files.open(document)
    let version = 1
    const put = (line: number, before: string, after: string) => {
      version += 1
      workspace.files.change(uri, [{ range: { start: { line, character: 0 }, end: { line, character: before.length } }, text: after }], version)
    }
    const printed = () => {
      const { tables, sections } = publicationOf(workspace.analysis(uri), { language: 'zh', draft: false }) ?? {}
      return JSON.stringify([tables, sections])
    }
    const whole = printed()
    const amounts = amountsIn(lines)
    const needless = amounts.filter(({ line, without }) => {
      put(line, lines[line] ?? '', without)
      const isSame = printed() === whole
      put(line, without, lines[line] ?? '')
      return isSame
    })
    expect(printed()).toBe(whole)
    expect(amounts.length).toBeGreaterThan(50)
    expect(needless.map(({ name }) => name)).toEqual(CONTROLS[year])
  },
  120_000,
)
