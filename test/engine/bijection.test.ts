/**
 * Nothing in the program knows a name of any form: with every table, column, row label, 设 and 校验 under another name, in the format and in the
 * budget, the same cells are found by the same rules, and as many checks held, failed and could not be run.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogs } from '../../build/embedded.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'
import { cutCells } from '../../grammar/index.ts'
import { seeded } from '../fuzz/edits.ts'
import { smallBudget, smallForm } from '../fuzz/small-budget.ts'
import { labelsOf, type Names, namesOf, renamed } from './renaming.ts'

const root = join(import.meta.dirname, '../..')
const linesOf = (path: string): readonly string[] => readFileSync(join(root, path), 'utf8').split('\n')
const uri = 'file:///budget/budget.budget'

/** Rule, severity and cell of each finding, and the counts. Messages and columns of text differ, since names have other lengths. */
function found(budget: readonly string[], ...forms: readonly (readonly string[])[]) {
  const host = { readFile: async () => ({ problem: 'missing' as const }), listFiles: async () => [] }
  const workspace = new BudgetWorkspace({ host, data: { catalogs, formats: {} }, roots: [], language: 'zh', listChecks: true })
  for (const [index, form] of forms.entries())
    workspace.files.open(LineDocument.create(`file:///budget/form-${index}.budget`, 'budget', 1, form.join('\n')))
  workspace.files.open(LineDocument.create(uri, 'budget', 1, budget.join('\n')))
  const [start] = workspace.files.rootsOf(uri)
  const files = workspace.diagnosticsOf(start ?? uri)
  const cellAt = (line: number, character: number) => cutCells(budget[line] ?? '').findIndex((cell) => character <= cell.end)
  const place = (at: { line: number; character: number }) => `${at.line + 1}/${cellAt(at.line, at.character)}`
  const findings = files.flatMap((file) =>
    file.diagnostics.map(({ rule, severity, range, related, expected, written, difference }) =>
      [rule, severity, place(range.start), expected, written, difference, ...related.map((each) => place(each.range.start))].join(' '),
    ),
  )
  return { findings: findings.sort(), counts: workspace.counts(start ?? uri) }
}

/** Fresh names of Han characters that no word of the language has, shuffled by a seed. */
function freshNames(names: ReadonlySet<string>, seed: number): Names {
  const random = seeded(seed)
  const order = [...names].map((name) => ({ name, at: random() })).sort((a, b) => a.at - b.at)
  return new Map(
    order.map(({ name }, index) => [name, String.fromCodePoint(0x8c00 + (index % 60), 0x9700 + Math.floor(index / 60), 0x8c80 + (index % 7))]),
  )
}

type Fault = (lines: readonly string[]) => readonly string[]
const inLine =
  (fits: RegExp, from: string, to: string): Fault =>
  (lines) => {
    const at = lines.findIndex((line) => fits.test(line) && line.includes(from))
    if (at < 0) throw new Error(`no line fits ${fits}`)
    return lines.map((line, index) => (index === at ? line.replace(from, to) : line))
  }
const leftOut =
  (fits: RegExp): Fault =>
  (lines) =>
    lines.filter((_, index) => index !== lines.findIndex((line) => fits.test(line)))
const twice =
  (fits: RegExp): Fault =>
  (lines) => {
    const at = lines.findIndex((line) => fits.test(line))
    return [...lines.slice(0, at + 1), lines[at] ?? '', ...lines.slice(at + 1)]
  }

const faults: readonly (readonly [string, Fault])[] = [
  ['as published', (lines) => lines],
  ['a digit in a leaf row', inLine(/30102-津贴补贴/, '364.662000', '364.692000')],
  ['a digit in a gathered row', inLine(/^\| 50201-办公经费.*30206/, '13.500000', '13.600000')],
  ['a stale total', inLine(/^\| 本年收入合计/, '6,119.852024', '6,119.852042')],
  ['a row left out', leftOut(/^\| 2010301.*30206-电费/)],
  ['a row twice', twice(/^\| 2010301.*30206-电费/)],
  ['a code that is none', inLine(/^\| 2010301.*30206-电费/, '2010301', '2010391')],
  ['a name of another code', inLine(/^\| 2010301.*30206-电费/, '30206-电费', '30206-水费')],
  ['元 for 万元', inLine(/^\| 2010301.*30102-津贴补贴/, '364.662000 ', '3646620.00 ')],
  ['a check of one’s own', (lines) => [...lines, '校验 限额: 表三.基本支出 不超过 10 万元', '已知 收入预算 = 1.00 万元']],
]

describe('the published budget of 2024', () => {
  const format = linesOf('formats/xicheng-2024.budget')
  const published = linesOf('examples/xicheng-2024/公开稿.budget')
  const names = namesOf(format)
  const labels = labelsOf(format)

  it('has names to rename, and all of them are', () => {
    expect(names.size).toBeGreaterThan(150)
    const fresh = freshNames(names, 1)
    expect(new Set(fresh.values()).size).toBe(names.size)
    // Plain sentences are nobody's names.
    const now = renamed(published, fresh, labels)
      .filter((line) => !/^(>|说明)/.test(line))
      .join('\n')
    for (const word of ['表三', '表一', '部门支出总体情况表', '支出功能分类科目', '本年收入合计', '基本支出', '收入.项目', '政府购买服务预算表']) {
      expect(published.join('\n')).toContain(word)
      expect(now).not.toContain(word)
    }
  })

  it.each(faults)('%s: the same under other names', (_, fault) => {
    const budget = fault(published)
    const here = found(budget, format)
    expect(here.counts.held).toBeGreaterThan(300)
    for (const seed of [1, 2]) {
      const fresh = freshNames(names, seed)
      expect(found(renamed(budget, fresh, labels), renamed(format, fresh, undefined))).toEqual(here)
    }
  })

  it('faults are found, else there would be nothing to compare', () => {
    const counts = faults.map(([, fault]) => found(fault(published), format).findings.join())
    expect(new Set(counts).size).toBe(faults.length)
  })
})

it.each([
  ['2021', ['formats/xicheng-2021.budget']],
  ['2023', ['formats/xicheng-2023.budget', 'formats/xicheng-2024.budget']],
] as const)('the published budget of %s is the same under other names', { timeout: 30_000 }, (year, paths) => {
  const forms = paths.map(linesOf)
  const all = forms.flat()
  const published = linesOf(`examples/xicheng-${year}/公开稿.budget`)
  const here = found(published, ...forms)
  expect(here.counts.held).toBeGreaterThan(300)
  const fresh = freshNames(namesOf(all), 3)
  expect(found(renamed(published, fresh, labelsOf(all)), ...forms.map((form) => renamed(form, fresh, undefined)))).toEqual(here)
})

it('a form with a tree, sides, fields and checks is the same under other names', () => {
  const names = namesOf(smallForm)
  const fresh = freshNames(names, 5)
  const budget = smallBudget.map((line) => line.replace('16.00', '17.00'))
  const here = found(budget, smallForm)
  expect(here.findings.length).toBeGreaterThan(2)
  expect(found(renamed(budget, fresh, labelsOf(smallForm)), renamed(smallForm, fresh, undefined))).toEqual(here)
})
