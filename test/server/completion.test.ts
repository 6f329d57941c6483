/** Completion over the protocol: what an editor gets and what it writes when an item is taken; a question that is cancelled or about nothing. */
import { PassThrough } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import {
  type CompletionItem,
  type CompletionList,
  createConnection,
  createProtocolConnection,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { catalogs, formats } from '../../build/embedded.ts'
import type { About } from '../../core/complete/complete.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'
import { completeIn, completion, completionOptions, describeIn, resolveCompletion } from '../../server/completion.ts'
import { example } from '../complete/asking.ts'

const uri = 'file:///ws/公开稿.budget'
const textDocument = { uri }
const published = example('xicheng-2024/公开稿.budget')
const lines = published.split('\n')

let client: ProtocolConnection | undefined
afterEach(() => client?.dispose())

async function started(): Promise<ProtocolConnection> {
  const workspace = new BudgetWorkspace({
    host: { readFile: async () => ({ problem: 'missing' }), listFiles: async () => [] },
    roots: ['file:///ws'],
    data: { catalogs, formats },
    language: 'zh',
  })
  workspace.files.open(LineDocument.create(uri, 'budget', 1, published))
  const [up, down] = [new PassThrough(), new PassThrough()]
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down))
  const service = {
    complete: (address: string, position: Position) => completeIn(workspace, address, position, 'zh'),
    describe: (address: string, about: About) => describeIn(workspace, address, about, 'zh'),
  }
  server.onInitialize(() => ({ capabilities: { completionProvider: completionOptions } }))
  server.onCompletion((params, token) => completion(params, { publisher: { settled: async () => undefined }, service }, token))
  server.onCompletionResolve((item) => resolveCompletion(item, service))
  server.listen()
  client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  client.listen()
  const { capabilities } = await client.sendRequest<InitializeResult>('initialize', { processId: null, rootUri: null, capabilities: {} })
  expect(capabilities.completionProvider?.triggerCharacters).toContain('｜')
  return client
}

const line = lines.findIndex((text) => /^\| 2010301/.test(text))

test('a code: one edit of the cell, its own order and filter, never complete', async () => {
  const server = await started()
  const list = await server.sendRequest<CompletionList>('textDocument/completion', { textDocument, position: { line, character: 7 } })
  expect(list.isIncomplete).toBe(true)
  const [first] = [...list.items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
  const cell = /^\| (.*?) *\|/.exec(lines[line] ?? '')?.[1] ?? ''
  expect(cell).toMatch(/^2010301/)
  expect(first).toMatchObject({
    label: '2010301 行政运行',
    filterText: '2010301行政运行',
    textEdit: { newText: '2010301-行政运行', range: { start: { line, character: 2 }, end: { line, character: 2 + cell.length } } },
  })
  expect(first?.labelDetails?.description).toBe('本表用过 · 政府办公厅（室）及相关机构事务')
})

test('an item that somebody looks at is documented then, and not before', async () => {
  const server = await started()
  const list = await server.sendRequest<CompletionList>('textDocument/completion', { textDocument, position: { line, character: 7 } })
  const [item] = list.items
  expect(item?.documentation).toBeUndefined()
  const resolved = await server.sendRequest<CompletionItem>('completionItem/resolve', item)
  expect(resolved).toMatchObject({ ...item, documentation: { kind: 'markdown' } })
  expect(JSON.stringify(resolved.documentation)).toContain('201 一般公共服务支出 › ')
  const rule = await server.sendRequest<CompletionItem>('completionItem/resolve', {
    label: '',
    data: { uri, about: { k: 'rule', rule: 'column-sum' } },
  })
  expect(JSON.stringify(rule.documentation)).toContain('合计不符')
})

test('an item of another making comes back as it was', async () => {
  const server = await started()
  for (const data of [
    undefined,
    null,
    7,
    'a',
    {},
    { uri },
    { uri, about: {} },
    { uri: 7, about: { k: 'code' } },
    { uri: 'file:///x', about: { k: 'rule', rule: 'constructor' } },
  ]) {
    const item = { label: '甲', ...(data === undefined ? {} : { data }) }
    expect(await server.sendRequest('completionItem/resolve', item)).toEqual(item)
  }
})

test('a digit calls the list where codes stand, and nowhere else', async () => {
  const server = await started()
  const typed = (at: number, character: number) =>
    server.sendRequest<CompletionList | null>('textDocument/completion', {
      textDocument,
      position: { line: at, character },
      context: { triggerKind: 2, triggerCharacter: '2' },
    })
  expect((await typed(line, 3))?.items.length).toBeGreaterThan(0)
  const goal = lines.findIndex((text) => /^\| .*≥/.test(text))
  const texts = await Promise.all(Array.from(lines[goal] ?? '', (_, character) => typed(goal, character)))
  expect(texts.length).toBeGreaterThan(10)
  expect(texts.filter((list) => list !== null)).toEqual([])
})

test('no list where nothing is to be offered: an amount, a place that is not there, a file that nobody knows', async () => {
  const server = await started()
  const ask = (address: string, position: Position) => server.sendRequest('textDocument/completion', { textDocument: { uri: address }, position })
  expect(await ask(uri, { line, character: (lines[line]?.search(/\d\.\d/) ?? 0) + 1 })).toBeNull()
  expect(await ask(uri, { line: 99_999, character: 0 })).toBeNull()
  expect(await ask('file:///ws/别的.budget', { line: 0, character: 0 })).toBeNull()
})

test('a question that was cancelled while edits were taken in is not looked into', async () => {
  const source = { publisher: { settled: async () => undefined }, service: { complete: () => expect.fail('was asked') } }
  const cancelled = { isCancellationRequested: true, onCancellationRequested: () => ({ dispose: () => undefined }) }
  expect(await completion({ textDocument, position: { line, character: 7 } }, source, cancelled)).toBeNull()
})
