/** The real service over a real connection: what an editor is told of a whole budget, and that one slip is one message. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { CodeAction, Hover, PublishDiagnosticsParams } from 'vscode-languageserver/node'
import { createBudgetService } from '../../server/budget-service.ts'
import { type HarnessOptions, type Started, start } from './harness.ts'

const FILE = 'file:///ws/公开稿.budget'
const textDocument = { uri: FILE }
const published = readFileSync(join(import.meta.dirname, '../../examples/xicheng-2024/公开稿.budget'), 'utf8')
const lines = published.split('\n')

let running: Started | undefined
async function started(options: HarnessOptions = {}): Promise<Started> {
  running = await start({ createService: createBudgetService, ...options })
  return running
}
afterEach(() => running?.dispose())

const version = (number: number) => (params: { uri: string; version?: number }) => params.version === number
const errorsOf = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.filter(({ severity }) => severity === 1)
const textAt = ({ start: from, end }: { start: { line: number; character: number }; end: { character: number } }) =>
  lines[from.line]?.slice(from.character, end.character)

const small = ['预算 2024', '', '表 甲 小表', '| 事项 | 金额 |', '|------|-----:|', '| 一 | 1.00 |', '| 二 | 2.50 |', '| 合计 | 3.40 |', ''].join(
  '\n',
)

function hoverOn({ client }: Started, text: string): Promise<Hover | null> {
  const line = lines.findIndex((each) => each.includes(text))
  return client.sendRequest('textDocument/hover', { textDocument, position: { line, character: (lines[line]?.indexOf(text) ?? 0) + 1 } })
}

test('the published budget has the error of its total once, with what it should be, its addends as places named once, and its mend', async () => {
  const server = await started()
  await server.open(FILE, published)
  const publication = await server.publication(version(1))
  const [error, ...others] = errorsOf(publication).filter(({ code }) => code === 'column-sum')
  expect(others).toEqual([])
  expect(error).toMatchObject({ code: 'column-sum', source: 'gouji' })
  expect(error?.message).toContain('569.856200')
  expect(error && textAt(error.range)).toBe('540.054847')
  const places = error?.relatedInformation?.map(({ location }) => JSON.stringify(location)) ?? []
  expect(places.length).toBeGreaterThan(1)
  expect(new Set(places).size).toBe(places.length)
  const range = error?.range
  const actions = await server.client.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument, range, context: { diagnostics: [error] } })
  expect(actions[0]?.edit?.changes?.[FILE]).toEqual([{ range, newText: '569.856200' }])
})

test('hover on a code, on a total and on a header', async () => {
  const server = await started()
  await server.open(FILE, published)
  const said = async (text: string) => JSON.stringify((await hoverOn(server, text))?.contents)
  const code = await said('2010301')
  for (const part of ['行政运行', '201 一般公共服务支出', '用于', '表三']) expect(code).toContain(part)
  const addend = lines.findIndex((each) => each.endsWith('   237.066200 |'))
  expect(addend).toBeGreaterThan(0)
  const total = await said('540.054847')
  for (const part of ['5,400,548.47 元', '569.856200', '-29.801353', '237.066200', `第 ${addend + 1} 行`]) expect(total).toContain(part)
  expect(await said('133.815600')).toMatch(/占合计 2\.18%/)
  expect(await said('收入.预算数')).toContain('金额')
})

test('one slip in a header is one message, and it goes with the slip', async () => {
  const server = await started()
  await server.open(FILE, published)
  const before = await server.publication(version(1))
  const line = lines.findIndex((each) => each.includes('| 服务领域'))
  const start = lines[line]?.lastIndexOf('金额') ?? 0
  const slip = (from: number, text: string) => ({ range: { start: { line, character: from }, end: { line, character: from + 2 } }, text })
  await server.edit(FILE, 2, slip(start, '金頟'))
  const during = await server.publication(version(2))
  const rules = (params: PublishDiagnosticsParams) => errorsOf(params).map(({ code }) => code)
  expect(rules(during).sort()).toEqual([...rules(before), 'unknown-column'].sort())
  await server.edit(FILE, 3, slip(start, '金额'))
  expect((await server.publication(version(3))).diagnostics.map(({ message }) => message)).toEqual(before.diagnostics.map(({ message }) => message))
})

const form = [
  '格式 某市 2024',
  '金额单位 元',
  '表 甲 小表',
  '列 事项 : 文本',
  '列 合计 : 金额 = 人员 + 公用',
  '列 人员 : 金额',
  '列 公用 : 金额',
  '| 事项 |',
  '|----|',
  '| … |',
  '| 合计 |',
  '',
].join('\n')
const budget = [
  '预算 2024',
  '格式 某市',
  '表 甲 小表',
  '| 事项 | 合计 | 人员 | 公用 |',
  '|----|----:|----:|----:|',
  '| 一 | 3.00 | 1.00 | 2.00 |',
  '| 合计 | 3.00 | 1.00 | 2.00 |',
  '',
].join('\n')

test('a header that cannot be read makes no figure zero: the rows below raise nothing of their own', async () => {
  const host = {
    readFile: async (uri: string) => (uri.endsWith('f.budget') ? { text: form } : ({ problem: 'missing' } as const)),
    listFiles: async () => ['file:///ws/f.budget'],
  }
  const server = await started({ host, roots: ['file:///ws'] })
  const uri = 'file:///ws/b.budget'
  await server.open(uri, budget)
  expect((await server.publication((params) => params.uri === uri && params.version === 1)).diagnostics).toEqual([])
  await server.edit(uri, 2, { text: budget.replace('| 公用 |', '| 天书一卷 |') })
  const { diagnostics } = await server.publication((params) => params.uri === uri && params.version === 2)
  expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-column'])
})

test('a severity, a setting for one rule, and the language take hold at once', async () => {
  let configuration: object = {}
  const server = await started({
    initialize: { capabilities: { workspace: { configuration: true } } },
    prepare: (client) => client.onRequest('workspace/configuration', () => [configuration]),
  })
  const uri = 'file:///ws/b.budget'
  await server.open(uri, small)
  expect(errorsOf(await server.publication(version(1)))).toHaveLength(1)
  const after = async (next: object, fits: (params: PublishDiagnosticsParams) => boolean) => {
    configuration = next
    server.published.length = 0
    await server.client.sendNotification('workspace/didChangeConfiguration', { settings: {} })
    return (await server.publication(fits)).diagnostics
  }
  expect(await after({ severities: { 'column-sum': 'hint' } }, ({ diagnostics }) => diagnostics[0]?.severity === 4)).toHaveLength(1)
  expect(await after({ severities: { 'column-sum': 'hint' }, rules: { 'column-sum': 'off' } }, () => true)).toEqual([])
  const [english] = await after({ language: 'en' }, ({ diagnostics }) => diagnostics.length > 0)
  expect(english?.message).toContain('is not the sum of its rows')
})

test('tables are made from a part as from its budget, and errors are told', async () => {
  const server = await started()
  await server.open(FILE, published)
  const errors = errorsOf(await server.publication(version(1)))
  const built = await server.client.sendRequest<{ files: { name: string; base64: string }[]; errors: number }>('gouji/build', {
    uri: FILE,
    formats: ['html', 'csv'],
  })
  expect(errors.length).toBeGreaterThan(0)
  expect(built.errors).toBe(errors.length)
  expect(built.files.filter(({ name }) => name.endsWith('.csv')).length).toBeGreaterThan(5)
  const page = Buffer.from(built.files.find(({ name }) => name.endsWith('.html'))?.base64 ?? '', 'base64').toString('utf8')
  expect(page).toContain('540.054847')
  expect(await server.client.sendRequest('gouji/build', { uri: 'file:///ws/没有.budget', formats: ['html'] })).toEqual({ files: [], errors: 0 })
})
