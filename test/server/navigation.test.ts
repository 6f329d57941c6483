/** From names to what they stand for and back: definition, declaration, implementation, references, highlights; the server's own documents. */
import { afterEach, expect, test } from 'vitest'
import type { DocumentHighlight, Location } from 'vscode-languageserver/node'
import { catalogs, formats } from '../../build/embedded.ts'
import { createCatalog } from '../../core/catalog/index.ts'
import { example, FILE, files, placeOf, shown, startReal, textIn } from './asking.ts'
import type { HarnessOptions, Started } from './harness.ts'

const source = example('xicheng-2024/预算.budget')
const published = example('xicheng-2024/公开稿.budget')
const format = formats['xicheng-2024.budget'] ?? ''

let running: Started | undefined
afterEach(async () => {
  await running?.dispose()
  running = undefined
})

async function opened(text: string, options: HarnessOptions = {}): Promise<Started> {
  running = await startReal(options)
  await running.open(FILE, text)
  return running
}

type Question = 'definition' | 'declaration' | 'implementation' | 'references'
function ask(text: string, marked: string, question: Question): Promise<Location[] | null> {
  const params = { textDocument: { uri: FILE }, position: placeOf(text, marked), context: { includeDeclaration: true } }
  return (running as Started).client.sendRequest(`textDocument/${question}`, params)
}

test('a code leads to its entry in the catalogue of the year, which is a document of the server', async () => {
  const { client } = await opened(source)
  const [entry, ...others] = (await ask(source, '| 2010¦301          | 50101                | 30101', 'definition')) ?? []
  expect(others).toEqual([])
  expect(entry?.uri).toBe('gouji-catalog:/functional-2024.txt')
  const { text } = await client.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri: entry?.uri })
  expect(entry && textIn(text, entry.range)).toBe('2010301 行政运行')
  const count = [...createCatalog(catalogs).functional.all(2024)].length
  expect(text.split('\n').filter((line) => /^ *\d/.test(line))).toHaveLength(count)
  expect(text).toContain('\n  20103 政府办公厅（室）及相关机构事务')
})

test('a code of the budget leads to its own 科目 line', async () => {
  const text = '预算 2024\n科目 功能分类 2014101 试点\n格式 北京市西城区\n表 表三\n| 支出功能分类科目 | 基本支出 |\n|---|---:|\n| 2014101 | 1.00 |\n'
  await opened(text)
  expect(shown(text, await ask(text, '| 2014¦101', 'definition'))).toEqual(['2: 科目 功能分类 2014101 试点'])
  expect(shown(text, await ask(text, '类 2014¦101', 'references'))).toEqual(['2: 2014101 试点', '7: 2014101'])
})

test('a project leads to its row in the table of projects, and is found wherever it stands, with its code or without', async () => {
  await opened(source)
  const project = '项目名称: 11010223T000001996900-以前¦年度信息化项目'
  expect(shown(source, await ask(source, project, 'definition')).map((each) => each.replace(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/^\d+: \| 以前年度信息化项目 \| 95\.728682 \|$/),
  ])
  expect(shown(source, await ask(source, project, 'references')).map((each) => each.replace(/^\d+: /, ''))).toEqual([
    '以前年度信息化项目',
    '11010223T000001996900-以前年度信息化项目',
  ])
})

test('a unit leads to its 单位 line', async () => {
  await opened(source)
  expect(shown(source, await ask(source, '| 299¦001 |', 'definition'))).toEqual(['6: 单位 299001 北京市西城区政务服务管理局（本级） 行政'])
  expect((await ask(source, '单位 299¦001', 'references'))?.length).toBeGreaterThanOrEqual(4)
})

test('names in the formulas of a format lead to tables, columns, rows and 设 names, within the format that ships', async () => {
  const server = await opened(source)
  const uri = 'gouji-format:/xicheng-2024.budget'
  const { text } = await server.client.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri })
  expect(text).toBe(format)
  await server.open(uri, format)
  const lead = async (marked: string) => {
    const position = placeOf(format, marked)
    const found = await server.client.sendRequest<Location[] | null>('textDocument/definition', { textDocument: { uri }, position })
    expect(new Set(found?.map((each) => each.uri))).toEqual(new Set([uri]))
    return shown(format, found).map((each) => each.replace(/^\d+: /, ''))
  }
  expect(await lead('= 表二.本年收入.一般¦公共预算资金     |')).toEqual(['本年收入.一般公共预算资金'])
  expect(await lead('设 基本支出预算 = 表¦三.基本支出')).toEqual(['表 表三 部门支出总体情况表'])
  expect(await lead('= 本年收入¦合计 + 上年结转结余')).toEqual([expect.stringContaining('本年收入合计')])
  expect(await lead('资金 属于 财政¦拨款].合计')).toEqual(['财政拨款'])
  expect(await lead('核实 三公不超上年: 三公¦经费 <=')).toEqual(['三公经费'])
  expect(await lead('= 本组.项目¦支出\n')).toEqual(['项目支出'])
  const codes = await server.client.sendRequest<Location[]>('textDocument/definition', {
    textDocument: { uri },
    position: placeOf(format, '[部门支出经济分类科目 = 302¦12].合计'),
  })
  expect(codes[0]?.uri).toMatch(/^gouji-catalog:\/dept-economic/)
})

test('from the budget to its format: a table, a column, a fixed row; and from a formula of the budget to what it names', async () => {
  const text = `${published}\n校验 自己的: 表三.基本支出 = 基本支出预算\n`
  await opened(text)
  const lead = async (marked: string, question: Question = 'definition') => {
    const found = (await ask(text, marked, question)) ?? []
    return found.map(({ uri, range }) => `${uri.replace(/:.*\//, ':')} ${textIn(uri === FILE ? text : format, range)}`)
  }
  expect(await lead('表 表¦三 ')).toEqual(['gouji-format:xicheng-2024.budget 表 表三 部门支出总体情况表'])
  expect(await lead('校验 自己的: 表¦三.基本支出')).toEqual([expect.stringMatching(/^file:预算.budget 表 表三/)])
  expect(await lead('校验 自己的: 表¦三.基本支出', 'declaration')).toEqual([expect.stringMatching(/^gouji-format:.* 表 表三/)])
  expect(await lead('校验 自己的: 表三.基本¦支出')).toEqual(['gouji-format:xicheng-2024.budget 基本支出'])
  expect(await lead('校验 自己的: 表三.基本¦支出', 'implementation')).toEqual(['file:预算.budget 基本支出'])
  expect(await lead('= 基本¦支出预算\n')).toEqual(['gouji-format:xicheng-2024.budget 基本支出预算'])
  expect(await lead('| 一、一般公共预算¦拨款收入')).toEqual([expect.stringMatching(/^gouji-format:.* \| 一、一般公共预算拨款收入 /)])
  expect(await lead('格式 北京¦市西城区')).toEqual([expect.stringMatching(/^gouji-format:xicheng-2024.budget/)])
})

test('files lead to files, and last year to what is known of it', async () => {
  const text = '预算 2024\n上年 ../2023/预算.budget\n已知 上年.三公经费 = 1 元\n核实 甲: 上年.三公经费 >= 0\n'
  await opened(text)
  expect((await ask(text, '上年 ../20¦23', 'definition'))?.map(({ uri }) => decodeURI(uri))).toEqual(['file:///2023/预算.budget'])
  expect(shown(text, await ask(text, '甲: 上年.三¦公经费', 'definition'))).toEqual(['3: 已知 上年.三公经费 = 1 元'])
  expect(await ask(text, '预¦算 2024', 'definition')).toBeNull()
})

test('a client that cannot show the server’s documents is not sent to them', async () => {
  await opened(source, { initialize: { capabilities: {} } })
  expect(await ask(source, '| 2010¦301          | 50101                | 30101', 'definition')).toEqual([])
  expect(await ask(source, '格式 北京¦市西城区', 'definition')).toEqual([])
  expect(shown(source, await ask(source, '| 299¦001 |', 'definition'))).toHaveLength(1)
})

test('references go through all parts of a budget, and through no other budget', async () => {
  const main = '预算 2024\n引用 项目.budget\n表 甲 明细\n| 项目 | 金额 |\n|---|---:|\n| 一 | 1.00 |\n校验 乙: 甲.金额 = 1 元\n'
  const part = '校验 丙: 甲.金额 = 1 元\n'
  await opened(main, files({ '预算.budget': main, '项目.budget': part, '别的.budget': main.replace('引用 项目.budget\n', '') }))
  const found = await ask(main, '乙: 甲.金¦额', 'references')
  expect(found?.map(({ uri, range }) => `${decodeURI(uri).replace(/.*\//, '')} ${range.start.line}`).sort()).toEqual(
    ['预算.budget 3', '预算.budget 6', '项目.budget 0'].sort(),
  )
})

test('a shipped format that is read in the editor has no findings, and changes nothing in the budgets that use it', async () => {
  const server = await opened(published)
  const before = await server.publication(({ uri, version }) => uri === FILE && version === 1)
  for (const name of Object.keys(formats)) {
    const uri = `gouji-format:/${name}`
    await server.open(uri, formats[name] ?? '')
    expect((await server.publication((params) => params.uri === uri)).diagnostics, name).toEqual([])
  }
  await server.edit(FILE, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# 注\n' })
  const after = await server.publication(({ uri, version }) => uri === FILE && version === 2)
  expect(after.diagnostics.map(({ code }) => code)).toEqual(before.diagnostics.map(({ code }) => code))
  expect(await server.client.sendRequest('gouji/checkWorkspace', {})).toMatchObject({ files: 1 })
})

test('highlights stay in the document and tell what states a thing from what uses it', async () => {
  const { client } = await opened(source)
  const position = placeOf(source, '单位 299¦001')
  const found = await client.sendRequest<DocumentHighlight[]>('textDocument/documentHighlight', { textDocument: { uri: FILE }, position })
  expect(found.filter(({ kind }) => kind === 3).map(({ range }) => textIn(source, range))).toEqual(['299001', '北京市西城区政务服务管理局（本级）'])
  expect(found.filter(({ kind }) => kind === 2).length).toBeGreaterThanOrEqual(3)
})

test('own documents that are not there have no text', async () => {
  const { client } = await opened(source)
  for (const uri of [
    'gouji-catalog:/没有.txt',
    'gouji-catalog:/functional-2024',
    'gouji-format:/../a',
    'gouji-format:/__proto__',
    'gouji-other:/a',
    '%',
  ])
    expect(await client.sendRequest('workspace/textDocumentContent', { uri }), uri).toBeNull()
})
