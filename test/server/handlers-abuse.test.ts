/**
 * Every handler at every stage of every example, as it is while somebody writes it: prefixes by lines, and in the middle of lines. No handler may
 * fail, whatever the text, the place, or the moment. A sample of the prefixes in the ordinary run, all of them with `ABUSE=all`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type CallHierarchyItem, CancellationTokenSource, type ResponseError } from 'vscode-languageserver/node'
import { budgetLines, formatText } from '../latency/budget-text.mjs'
import { FILE, files, startReal } from './asking.ts'
import type { HarnessOptions, Started } from './harness.ts'

const examples = join(import.meta.dirname, '../../examples')
const all = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.budget'))
const isThorough = process.env.ABUSE === 'all'

/** Lines between two prefixes, a prime so that the samples of different files do not fall on like lines. */
const STRIDE = isThorough ? 1 : 31

/** What a client may be told instead of an answer: cancelled, overtaken, cannot be renamed. */
const ALLOWED = new Set([-32800, -32801, -32803])

let running: Started | undefined
afterEach(async () => {
  await running?.dispose()
  running = undefined
})

async function started(options?: HarnessOptions): Promise<Started> {
  running = await startReal(options)
  return running
}

interface Place {
  readonly line: number
  readonly character: number
}

const options = { tabSize: 2, insertSpaces: true }

/** Every question that the server offers to answer about a document, as a client would ask it at a place. */
function questions(position: Place): readonly (readonly [method: string, params: object])[] {
  const range = { start: { line: Math.max(0, position.line - 20), character: 0 }, end: position }
  const context = { diagnostics: [], includeDeclaration: true }
  return [
    ['textDocument/hover', { position }],
    ['textDocument/completion', { position }],
    ['textDocument/definition', { position }],
    ['textDocument/declaration', { position }],
    ['textDocument/implementation', { position }],
    ['textDocument/references', { position, context }],
    ['textDocument/documentHighlight', { position }],
    ['textDocument/prepareRename', { position }],
    ['textDocument/rename', { position, newName: '新|名' }],
    ['textDocument/prepareCallHierarchy', { position }],
    ['textDocument/selectionRange', { positions: [position, position] }],
    ['textDocument/inlayHint', { range }],
    ['textDocument/semanticTokens/range', { range }],
    ['textDocument/semanticTokens/full', {}],
    ['textDocument/codeLens', {}],
    ['textDocument/documentLink', {}],
    ['textDocument/documentSymbol', {}],
    ['textDocument/foldingRange', {}],
    ['textDocument/formatting', { options }],
    ['textDocument/rangeFormatting', { range, options }],
    ['textDocument/rangesFormatting', { ranges: [range, range], options }],
    ['textDocument/onTypeFormatting', { position, ch: '|', options }],
    ['textDocument/onTypeFormatting', { position, ch: '\n', options }],
    ['textDocument/codeAction', { range, context }],
    ['textDocument/codeAction', { range, context: { diagnostics: [], only: ['source.fixAll'] } }],
    ['workspace/symbol', { query: '新' }],
  ]
}

/** Asks all at once, follows what the call hierarchy gives, and gives back what failed. */
async function failures({ client }: Started, position: Place, uri = FILE): Promise<readonly string[]> {
  const failed: string[] = []
  const ask = async (method: string, params: object): Promise<unknown> => {
    try {
      return await client.sendRequest(method, { textDocument: { uri }, ...params })
    } catch (problem) {
      const { code, message } = problem as ResponseError<void>
      if (!ALLOWED.has(code)) failed.push(`${method} ${JSON.stringify(position)}: ${message}`)
      return undefined
    }
  }
  const answers = await Promise.all(questions(position).map(async ([method, params]) => [method, await ask(method, params)] as const))
  const items = answers.flatMap(([method, answer]) => (method.endsWith('prepareCallHierarchy') ? ((answer as CallHierarchyItem[] | null) ?? []) : []))
  for (const item of items.slice(0, 2)) {
    await ask('callHierarchy/incomingCalls', { item })
    await ask('callHierarchy/outgoingCalls', { item })
  }
  return failed
}

function prefixes(text: string): readonly string[] {
  const lines = text.split('\n')
  const found: string[] = []
  for (let count = 1; count <= lines.length; count += STRIDE) {
    const last = lines[count - 1] ?? ''
    const before = lines.slice(0, count - 1).map((line) => `${line}\n`)
    found.push(before.join('') + last.slice(0, Math.ceil(last.length / 2)), before.join('') + last)
  }
  return found
}

function endOf(text: string): Place {
  const lines = text.split('\n')
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
}

describe.each(all)('%s', (name) => {
  test('each prefix, at its end, in its middle and at its beginning', { timeout: isThorough ? 3_600_000 : 120_000 }, async () => {
    const folder = name.split('/')[0] ?? ''
    const beside = Object.fromEntries(
      all.filter((each) => each.startsWith(`${folder}/`)).map((each) => [each.split('/')[1] ?? '', readFileSync(join(examples, each), 'utf8')]),
    )
    const server = await started(files(beside))
    const text = readFileSync(join(examples, name), 'utf8')
    await server.open(FILE, '')
    let version = 1
    for (const prefix of prefixes(text)) {
      version += 1
      await server.edit(FILE, version, { text: prefix })
      const end = endOf(prefix)
      for (const place of [end, { line: end.line >> 1, character: 7 }, { line: 0, character: 0 }]) expect(await failures(server, place)).toEqual([])
    }
    expect(server.errors).toEqual([])
  })
})

const published = readFileSync(join(examples, 'xicheng-2024/公开稿.budget'), 'utf8')

test('positions that are nowhere', async () => {
  const server = await started()
  await server.open(FILE, published)
  for (const line of [-1, 0.5, 1e9, Number.NaN, 45])
    for (const character of [-1, 0.5, 1e9]) expect(await failures(server, { line, character })).toEqual([])
  expect(server.errors).toEqual([])
})

test('documents that are not open, and texts that are no budget', async () => {
  const server = await started()
  expect(await failures(server, { line: 0, character: 0 }, 'file:///ws/没有.budget')).toEqual([])
  for (const text of [
    '',
    '\u0000',
    '|'.repeat(3000),
    '|\n'.repeat(300),
    '表 表三\n表 表三\n',
    '格式 \n列 = = =',
    '> {{{',
    '单位\n单位 1\n',
    '=\n|=|\n'.repeat(20),
  ]) {
    await server.open(FILE, text)
    expect(await failures(server, endOf(text))).toEqual([])
    await server.close(FILE)
  }
  expect(server.errors).toEqual([])
})

test('a document that is edited, closed and opened again while the questions are on their way', async () => {
  const server = await started()
  const lines = published.split('\n')
  let version = 1
  await server.open(FILE, published)
  for (let round = 0; round < 12; round++) {
    const under = failures(server, { line: 60 + round, character: 5 })
    version += 1
    await server.edit(FILE, version, { text: lines.slice(0, lines.length - round * 30).join('\n') })
    const more = failures(server, { line: 80, character: 30 })
    if (round % 3 === 2) {
      await server.close(FILE)
      await server.open(FILE, published, ++version)
    }
    expect([...(await under), ...(await more)]).toEqual([])
  }
  expect(server.errors).toEqual([])
})

describe('with 100,000 rows', () => {
  const shape = { rows: 100_000, tables: 1 }

  async function large(): Promise<Started> {
    const server = await started(files({ '测速.budget': formatText(shape) }))
    await server.open(FILE, budgetLines(shape).lines.join('\n'))
    await server.publication(({ uri, version }) => uri === FILE && version === 1)
    return server
  }

  const walks: readonly (readonly [method: string, params: object])[] = [
    ['textDocument/references', { position: { line: 5000, character: 4 }, context: { includeDeclaration: true } }],
    ['textDocument/documentHighlight', { position: { line: 5000, character: 4 } }],
    ['textDocument/semanticTokens/full', {}],
    ['textDocument/inlayHint', { range: { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } } }],
  ]

  test('a question that is called off is given up within 50 ms', { timeout: 120_000 }, async () => {
    const { client } = await large()
    for (const [method, params] of walks) {
      const waits: number[] = []
      for (let round = 0; round < 8; round++) {
        const source = new CancellationTokenSource()
        const answer = client.sendRequest(method, { textDocument: { uri: FILE }, ...params }, source.token).then(
          () => 'answered',
          ({ code }: ResponseError<void>) => code,
        )
        await new Promise((resolve) => setTimeout(resolve, 10))
        const asked = performance.now()
        source.cancel()
        expect([-32800, 'answered']).toContain(await answer)
        waits.push(performance.now() - asked)
      }
      // Other programs run on the machine too: most of the rounds must keep the promise.
      expect(waits.sort((a, b) => a - b)[4], method).toBeLessThan(50)
    }
  })

  test('a walk whose document is edited is given up, and what was found by then is not sent', { timeout: 120_000 }, async () => {
    const server = await large()
    let version = 1
    for (const [method, params] of walks) {
      const answer = server.client.sendRequest(method, { textDocument: { uri: FILE }, ...params }).then(
        () => 'answered',
        ({ code }: ResponseError<void>) => code,
      )
      await new Promise((resolve) => setTimeout(resolve, 10))
      await server.edit(FILE, ++version, {
        range: { start: { line: 50_000, character: 0 }, end: { line: 50_000, character: 0 } },
        text: '| 2010301 | 新 | 0 | 0 | 0 |\n',
      })
      expect([-32801, 'answered'], method).toContain(await answer)
    }
    expect(server.errors).toEqual([])
  })

  test('an edit that comes in the middle of a walk is looked at no later than the walk’s next step', { timeout: 120_000 }, async () => {
    const server = await large()
    const walk = server.client.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri: FILE } }).catch(() => undefined)
    await server.edit(FILE, 2, { range: { start: { line: 50_000, character: 0 }, end: { line: 50_000, character: 0 } }, text: '# 注\n' })
    await server.publication(({ uri, version }) => uri === FILE && version === 2)
    await walk
    expect(server.errors).toEqual([])
  })
})
