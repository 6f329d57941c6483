/** Requests over a real connection: fixes, hover, formatting, outline, folding, building, files through the client; and garbage in all of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { CodeAction, DocumentSymbol, TextEdit } from 'vscode-languageserver/node'
import { type HarnessOptions, type Started, start } from './harness.ts'

const A = 'file:///ws/a.budget'
const textDocument = { uri: A }
const nowhere = { line: 0, character: 0 }
const options = { tabSize: 2, insertSpaces: true }

let running: Started | undefined
async function started(given?: HarnessOptions): Promise<Started> {
  running = await start(given)
  return running
}
afterEach(() => running?.dispose())

const sample = `预算 1999
# 一
# 二
表 表一 收支总表
资金: 甲
用途: 乙

| 项目 | 金额 |
|---|---:|
| 一 | 1.5 |
资金: 丙
| 二 | 22.25 |

校验 限额: 表一.金额 不超过 5 万元
说明 一、概况
> 错
`

test('a fix comes from the diagnostic, carries the version it was made for, and goes when the text moved on', async () => {
  const capabilities = { workspace: { workspaceEdit: { documentChanges: true } } }
  const { open, edit, publication, client } = await started({ initialize: { capabilities } })
  await open(A, '错')
  const { diagnostics } = await publication(({ version }) => version === 1)
  const range = { start: nowhere, end: { line: 0, character: 1 } }
  const ask = (context: object) => client.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument, range, context })
  const [action] = await ask({ diagnostics })
  expect(action).toMatchObject({
    title: '改成对',
    kind: 'quickfix',
    isPreferred: true,
    edit: { documentChanges: [{ textDocument: { uri: A, version: 1 }, edits: [{ range, newText: '对' }] }] },
  })
  expect(await ask({ diagnostics, only: ['refactor'] })).toEqual([])
  expect(await ask({ diagnostics, only: ['quickfix'] })).toHaveLength(1)
  expect(
    await ask({
      diagnostics: [
        { range, message: '别家的', data: 1 },
        { range, message: '无', source: 'gouji', data: { version: 1 } },
      ],
    }),
  ).toEqual([])
  await edit(A, 2, { text: ' 错' })
  expect(await ask({ diagnostics })).toEqual([])
})

test('a client without versioned edits gets plain ones', async () => {
  const { open, publication, client } = await started()
  await open(A, '错')
  const { diagnostics } = await publication(({ version }) => version === 1)
  const [action] = await client.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range: diagnostics[0]?.range,
    context: { diagnostics },
  })
  expect(action?.edit).toEqual({ changes: { [A]: [{ range: diagnostics[0]?.range, newText: '对' }] } })
})

test('hover sees the edits that were sent before it', async () => {
  const { open, edit, client } = await started()
  await open(A, '旧')
  await edit(A, 2, { text: '新' })
  expect(await client.sendRequest('textDocument/hover', { textDocument, position: nowhere })).toEqual({ contents: { kind: 'markdown', value: '新' } })
})

test('the outline has tables with their groups of rows and checks, and sections of prose', async () => {
  const { open, client } = await started()
  await open(A, sample)
  const symbols = await client.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument })
  const shape = (list: readonly DocumentSymbol[] = []): unknown =>
    list.map(({ name, range, children }) => [name, range.start.line, range.end.line, shape(children)])
  expect(shape(symbols)).toEqual([
    [
      '表一 收支总表',
      3,
      13,
      [
        ['资金 甲 · 用途 乙', 4, 9, []],
        ['资金 丙', 10, 13, []],
        ['限额', 13, 13, []],
      ],
    ],
    ['一、概况', 14, 15, []],
  ])
})

test('the outline of a format has its columns and its names', async () => {
  const { open, client } = await started()
  await open(A, '格式 某市 1999\n设 总数 = 表一.甲\n表 表一 总表\n列 甲 : 金额\n列 乙.丙 印作 {年}年 : 金额 = 甲')
  const symbols = await client.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument })
  expect(symbols.map(({ name, children }) => [name, children?.map((child) => child.name)])).toEqual([
    ['总数', undefined],
    ['表一 总表', ['甲', '乙.丙']],
  ])
})

test('tables, groups of rows, prose and comments fold', async () => {
  const { open, client } = await started()
  await open(A, sample)
  const ranges = await client.sendRequest<{ startLine: number; endLine: number; kind: string }[]>('textDocument/foldingRange', { textDocument })
  expect(ranges.map(({ startLine, endLine, kind }) => [startLine, endLine, kind])).toEqual([
    [1, 2, 'comment'],
    [3, 13, 'region'],
    [4, 9, 'region'],
    [10, 13, 'region'],
    [14, 15, 'region'],
  ])
})

test('formatting changes blanks only, and a range only its own lines', async () => {
  const { open, client } = await started()
  await open(A, sample)
  const edits = await client.sendRequest<TextEdit[]>('textDocument/formatting', { textDocument, options })
  expect(edits.length).toBeGreaterThan(0)
  const lines = sample.split('\n')
  const bare = (text: string) => text.replaceAll(/[ -]/g, '')
  for (const { range, newText } of edits) {
    expect(range).toEqual({
      start: { line: range.start.line, character: 0 },
      end: { line: range.start.line, character: lines[range.start.line]?.length },
    })
    expect(bare(newText)).toBe(bare(lines[range.start.line] ?? ''))
  }
  const range = { start: { line: 9, character: 2 }, end: { line: 10, character: 0 } }
  const some = await client.sendRequest<TextEdit[]>('textDocument/rangeFormatting', { textDocument, range, options })
  expect(some).toEqual(edits.filter((edit) => edit.range.start.line === 9))
})

test('a publication comes back as named bytes, and only in formats that exist', async () => {
  const { open, client } = await started()
  await open(A, sample)
  const result = await client.sendRequest<{ files: { name: string; base64: string }[]; errors: number }>('gouji/build', {
    uri: A,
    formats: ['html', 'exe', '__proto__'],
  })
  expect(result.errors).toBe(2)
  expect(result.files.map(({ name }) => name.replace(/.*\./, '.'))).toEqual(['.html'])
  expect(Buffer.from(result.files[0]?.base64 ?? '', 'base64').toString('utf8')).toContain('预算')
})

test('a client that offers its files is asked for them, bytes and all', async () => {
  const asked: string[] = []
  const { open, publication, client } = await started({
    roots: ['vscode-vfs://repo/ws'],
    initialize: { initializationOptions: { filesThroughClient: true } },
    prepare: (one) => {
      one.onRequest('gouji/listFiles', ({ folder }: { folder: string }) => {
        asked.push(folder)
        return ['vscode-vfs://repo/ws/x.budget']
      })
      one.onRequest('gouji/readFile', ({ uri }: { uri: string }): unknown => {
        asked.push(uri)
        return uri.endsWith('b.budget') ? { bytes: Buffer.from('错').toString('base64') } : { problem: 'missing' }
      })
    },
  })
  await open('vscode-vfs://repo/ws/a.budget', '引用 b.budget')
  const { diagnostics } = await publication(({ uri }) => uri.endsWith('b.budget'))
  expect(diagnostics).toHaveLength(1)
  expect(asked).toEqual(['vscode-vfs://repo/ws', 'vscode-vfs://repo/ws/x.budget', 'vscode-vfs://repo/ws/b.budget'])
  expect(await client.sendRequest('gouji/checkWorkspace', {})).toMatchObject({ errors: 1, warnings: 0 })
})

test('positions that are nowhere, documents that are not open and requests too early have empty answers', async () => {
  const { open, edit, client, errors } = await started()
  await open(A, sample)
  const odd = [-1, 0, 5, 1e9, 0.5]
  for (const line of odd) {
    for (const character of odd) {
      const position = { line, character }
      const range = { start: position, end: { line: 3, character: 1 } }
      await client.sendRequest('textDocument/hover', { textDocument, position })
      await client.sendRequest('textDocument/rangeFormatting', { textDocument, range, options })
      await client.sendRequest('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } })
      await edit(A, 2, { range, text: 'x' })
    }
  }
  const unknown = {
    textDocument: { uri: 'file:///ws/没有.budget' },
    position: nowhere,
    options,
    range: { start: nowhere, end: nowhere },
    context: { diagnostics: [] },
  }
  for (const method of ['hover', 'formatting', 'rangeFormatting', 'codeAction', 'documentSymbol', 'foldingRange']) {
    expect(await client.sendRequest(`textDocument/${method}`, unknown), method).toBeNull()
  }
  expect(errors).toEqual([])
})

const examples = join(import.meta.dirname, '../../examples')
const realFiles = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.budget'))

test('every prefix of a budget has an outline, folds and a formatting', async () => {
  const { open, edit, client, errors, published } = await started()
  const text = [sample, ...realFiles.slice(0, 1).map((name) => readFileSync(join(examples, name), 'utf8').slice(0, 1500))].join('\n')
  await open(A, '')
  for (let end = 1; end <= text.length; end++) {
    await edit(A, end + 1, { text: text.slice(0, end) })
    const answers = ['documentSymbol', 'foldingRange', 'formatting'].map((method) =>
      client.sendRequest(`textDocument/${method}`, { textDocument, options }),
    )
    for (const answer of await Promise.all(answers)) expect(Array.isArray(answer)).toBe(true)
  }
  await expect.poll(() => published.at(-1)?.version).toBe(text.length + 1)
  expect(errors).toEqual([])
})
