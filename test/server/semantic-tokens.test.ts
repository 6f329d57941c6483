/** Semantic tokens of a real budget and of its format: which word is what, in order and without overlaps, for a range as for the whole. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { InitializeResult, SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver/node'
import { formats } from '../../build/embedded.ts'
import { legend } from '../../server/semantic-tokens.ts'
import { example, FILE, ourClient, startReal } from './asking.ts'
import type { Started } from './harness.ts'

const published = example('xicheng-2024/公开稿.budget')
const lines = published.split('\n')

let running: Started | undefined
afterEach(async () => {
  await running?.dispose()
  running = undefined
})

interface Token {
  readonly line: number
  readonly start: number
  readonly text: string
  readonly type: string
}

function unpack({ data }: SemanticTokens, text: string, { tokenTypes, tokenModifiers }: SemanticTokensLegend = legend): readonly Token[] {
  const all = text.split('\n')
  const tokens: Token[] = []
  let line = 0
  let start = 0
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5)
    line += down
    start = down === 0 ? start + right : right
    const modifiers = tokenModifiers.filter((_, index) => bits & (1 << index)).map((each) => `.${each}`)
    tokens.push({ line, start, text: all[line]?.slice(start, start + length) ?? '', type: `${tokenTypes[type]}${modifiers.join('')}` })
  }
  return tokens
}

async function tokensOf(text: string): Promise<readonly Token[]> {
  running = await startReal()
  await running.open(FILE, text)
  return unpack(await running.client.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri: FILE } }), text)
}

/** The tokens of the first line that begins so. */
function on(tokens: readonly Token[], beginning: string, text = published): readonly string[] {
  const line = text.split('\n').findIndex((each) => each.startsWith(beginning))
  return tokens.filter((token) => token.line === line).map((token) => `${token.type} ${token.text}`)
}

test('codes, amounts, headers, totals and declarations of the published budget', async () => {
  const tokens = await tokensOf(published)
  expect(on(tokens, '公开稿 2024')).toEqual(['keyword 公开稿', 'number 2024'])
  expect(on(tokens, '格式 北京')).toEqual(['keyword 格式', 'namespace 北京市西城区'])
  expect(on(tokens, '表 表三')).toEqual(['keyword 表', 'class 表三', expect.anything()].slice(0, on(tokens, '表 表三').length))
  const header = lines.find((each) => each.startsWith('| 支出功能分类科目')) ?? ''
  expect(on(tokens, '| 支出功能分类科目')[0]).toBe('property.declaration 支出功能分类科目')
  expect(on(tokens, '| 支出功能分类科目')).toHaveLength(header.split('|').length - 2)
  const row = on(tokens, '| 2010301')
  expect(row[0]).toBe('enumMember.defaultLibrary 2010301')
  expect(row).toContainEqual(expect.stringMatching(/^number \d+\.\d+$/))
  expect(tokens.filter(({ type }) => type === 'label.total').map(({ text }) => text.replace(/\s/g, ''))).toEqual(expect.arrayContaining(['合计']))
  expect(tokens.some(({ type, text }) => type === 'number.total' && text === '540.054847')).toBe(true)
})

test('names in formulas are told apart by what they mean, in budgets as in formats', async () => {
  const text = formats['xicheng-2024.budget'] ?? ''
  const tokens = await tokensOf(text)
  expect(on(tokens, '设 三公经费', text)).toEqual([
    'keyword 设',
    'variable.declaration 三公经费',
    'operator =',
    'class 表十',
    'property 年度',
    'operator =',
    'variable 年',
    'property “三公”经费财政拨款预算总额',
  ])
  expect(on(tokens, '列 预算数 : 金额 = 表三', text)).toEqual([
    'keyword 列',
    'property.declaration 预算数',
    'type.defaultLibrary 金额',
    'operator =',
    'class 表三',
    'property 支出功能分类科目',
    'keyword 属于',
    'property 类',
    'property 合计',
  ])
  expect(on(tokens, '| 本年收入合计 ', text)).toContain('function.defaultLibrary 求和')
  expect(on(tokens, '| 收入总计 ', text).slice(0, 5)).toEqual([
    'label.declaration 收入总计',
    'operator =',
    'label 本年收入合计',
    'operator +',
    'label 上年结转结余',
  ])
  expect(on(tokens, '# ', text)).toEqual([expect.stringMatching(/^comment # /)])
})

test('formulas in cells, fields, comments behind declarations', async () => {
  const text = [
    '预算 2024 # 草稿',
    '表 甲 明细',
    '项目: 一',
    '| 事项 | 金额 |',
    '|---|---:|',
    '| 一 | = 9000 × 2 |',
    '| 合计 | 18000 |',
    '> 共 {甲.金额, 元}',
    '',
  ].join('\n')
  const tokens = await tokensOf(text)
  expect(on(tokens, '预算', text)).toEqual(['keyword 预算', 'number 2024', 'comment # 草稿'])
  expect(on(tokens, '| 一', text)).toEqual(['operator =', 'number 9000', 'operator ×', 'number 2'])
  expect(on(tokens, '| 合计', text)).toEqual(['label.total 合计', 'number.total 18000'])
  expect(on(tokens, '> 共', text).slice(0, 2)).toEqual(['class 甲', 'property 金额'])
})

test('tokens stand in order, within their lines, and never over one another; a range has those of the whole', async () => {
  const tokens = await tokensOf(published)
  expect(tokens.length).toBeGreaterThan(900)
  for (const [index, { line, start, text }] of tokens.entries()) {
    const before = tokens[index - 1]
    expect(text.length).toBeGreaterThan(0)
    expect(start + text.length).toBeLessThanOrEqual(lines[line]?.length ?? 0)
    if (before && before.line === line) expect(start).toBeGreaterThanOrEqual(before.start + before.text.length)
    else if (before) expect(line).toBeGreaterThan(before.line)
  }
  const range = { start: { line: 50, character: 3 }, end: { line: 90, character: 0 } }
  const some = await (running as Started).client.sendRequest<SemanticTokens>('textDocument/semanticTokens/range', {
    textDocument: { uri: FILE },
    range,
  })
  expect(unpack(some, published)).toEqual(tokens.filter(({ line }) => line >= 50 && line <= 90))
})

test('a client that asks for ranges is offered ranges only; another one the whole', async () => {
  for (const [initialize, full] of [
    [ourClient, false],
    [{ capabilities: {} }, true],
  ] as const) {
    const server = await startReal()
    const { capabilities } = await server.client.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      ...initialize,
    })
    expect(capabilities.semanticTokensProvider).toMatchObject({ range: true, full })
    await server.dispose()
  }
})

test('every type of the legend has scopes of the grammar in the manifest, and every modifier of ours is described there', () => {
  const root = join(import.meta.dirname, '../..')
  const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const [{ language, scopes }] = contributes.semanticTokenScopes
  expect(language).toBe('budget')
  const grammar = readFileSync(join(root, 'syntaxes/budget.tmLanguage.json'), 'utf8')
  for (const type of legend.tokenTypes) expect(scopes, type).toHaveProperty(type)
  for (const scope of (Object.values(scopes) as string[][]).flat().filter((each) => each.endsWith('.budget')))
    expect(grammar, scope).toContain(`"${scope}"`)
  const described = contributes.semanticTokenModifiers.map(({ id }: { id: string }) => id)
  expect(described).toEqual(['total'])
})
