/** Hover in a format file, as in a budget: columns, tables, names and words of formulas; any place of any line, and none throws. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogs } from '../../build/embedded.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'

const root = join(import.meta.dirname, '../..')
const uri = 'file:///forms/form.budget'

function opened(path: string) {
  const host = { readFile: async () => ({ problem: 'missing' as const }), listFiles: async () => [] }
  const workspace = new BudgetWorkspace({ host, data: { catalogs, formats: {} }, roots: [], language: 'zh' })
  const text = readFileSync(join(root, path), 'utf8')
  workspace.files.open(LineDocument.create(uri, 'budget', 1, text))
  const lines = text.split('\n')
  /** At the last place of a word in the first line that holds a text. */
  const at = (line: string, word: string) => {
    const index = lines.findIndex((each) => each.includes(line))
    return workspace.hover(uri, { line: index, character: (lines[index] ?? '').lastIndexOf(word) + 1 })?.markdown ?? ''
  }
  return { workspace, lines, at }
}

describe('the format of 2024', () => {
  const { workspace, lines, at } = opened('formats/xicheng-2024.budget')

  it('a column where it is declared: its type, formula and unit', () => {
    const said = at('列 合计 : 金额 = 基本支出 + 项目支出', '合计')
    expect(said).toContain('金额')
    expect(said).toContain('基本支出 + 项目支出')
    expect(said).toContain('万元')
  })

  it('a column where a formula names it, of this table and of another', () => {
    expect(at('列 合计 : 金额 = 基本支出 + 项目支出', '项目支出')).toContain('项目支出')
    expect(at('校验 支出总额', '合计')).toContain('基本支出 + 项目支出')
  })

  it('a table in a formula: its title, unit and columns', () => {
    const said = at('校验 项目支出总额', '表四')
    expect(said).toContain('项目支出表')
    expect(said).toContain('项目名称')
  })

  it('a 设 name, a type and a function', () => {
    expect(at('属于 人员经费].基本支出', '人员经费]')).toContain('301')
    expect(at('列 项目 : 文本', '文本')).toContain('文字')
    expect(at('设 人员经费', '设')).not.toBe('')
  })

  it('nothing throws at any place', { timeout: 30_000 }, () => {
    let answers = 0
    for (const [line, text] of lines.entries())
      for (let character = 0; character <= text.length; character += 1) if (workspace.hover(uri, { line, character })) answers += 1
    expect(answers).toBeGreaterThan(1000)
  })
})

it('a budget of an invented city hovers by the formats beside it alone', () => {
  const host = { readFile: async () => ({ problem: 'missing' as const }), listFiles: async () => [] }
  const workspace = new BudgetWorkspace({ host, data: { catalogs, formats: {} }, roots: [], language: 'zh' })
  const folder = join(root, 'examples/new-city')
  const said: string[] = []
  const names = readdirSync(folder).filter((name) => name.endsWith('.budget'))
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'))
  for (const [index, name] of names.entries())
    workspace.files.open(LineDocument.create(`file:///city/${encodeURI(name)}`, 'budget', 1, texts[index] ?? ''))
  for (const [index, name] of names.entries())
    for (const [line, text] of (texts[index] ?? '').split('\n').entries())
      for (const match of text.matchAll(/\d[\d,]*\.\d\d/g)) {
        const hover = workspace.hover(`file:///city/${encodeURI(name)}`, { line, character: (match.index ?? 0) + 1 })
        if (hover) said.push(hover.markdown)
      }
  expect(said.length).toBeGreaterThan(5)
  expect(said.some((markdown) => markdown.includes('万元') && markdown.includes('公式'))).toBe(true)
})
