/** What is shown beside a budget's text: hints at the ends of lines, lenses above tables, the status; and that the client is told when they are old. */
import { afterEach, expect, test } from 'vitest'
import type { CodeLens, InlayHint } from 'vscode-languageserver/node'
import type { BudgetStatus } from '../../server/status.ts'
import { example, FILE, files, ourClient, startReal } from './asking.ts'
import type { HarnessOptions, Started } from './harness.ts'

const source = example('xicheng-2024/预算.budget')
const published = example('xicheng-2024/公开稿.budget')
const atEnd = { start: { line: published.split('\n').length, character: 0 }, end: { line: published.split('\n').length, character: 0 } }
const textDocument = { uri: FILE }

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

function hints(from: number, to: number): Promise<InlayHint[]> {
  const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } }
  return (running as Started).client.sendRequest('textDocument/inlayHint', { textDocument, range })
}

const all = () => hints(0, 100_000)
const lenses = () => (running as Started).client.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument })

/** The hint of the first line that begins so. */
function hintOn(text: string, found: readonly InlayHint[], beginning: string): string | undefined {
  const line = text.split('\n').findIndex((each) => each.startsWith(beginning))
  return found.find(({ position }) => position.line === line)?.label as string | undefined
}

test('names of codes and generated figures stand behind the last character of their lines, one hint for each', async () => {
  await opened(source)
  const found = await all()
  const lines = source.split('\n')
  for (const { position } of found) expect(position.character).toBe(lines[position.line]?.length)
  expect(new Set(found.map(({ position }) => position.line)).size).toBe(found.length)
  expect(hintOn(source, found, '| 2010301          | 50101                | 30101')).toBe('行政运行 · 工资奖金津补贴 · 基本工资')
  expect(hintOn(source, found, '| 299001 ')).toBe('北京市西城区政务服务管理局（本级）')
  expect(hintOn(source, found, '表 表三 ')).toBe('∑ 合计 = 6,119.852024 · ∑ 基本支出 = 1,599.327807 · ∑ 项目支出 = 4,520.524217')
  expect(hintOn(source, found, '| 11010223T000001997498-')).toContain('本年预算金额 = 30.000000')
  expect(hintOn(source, found, '支出功能分类科目: 2010399')).toBe('其他政府办公厅（室）及相关机构事务支出')
})

test.each(['xicheng-2021', 'xicheng-2023', 'xicheng-2024'])(
  '%s: what stands in a published row is not said again, neither name nor figure',
  async (year) => {
    const text = example(`${year}/公开稿.budget`)
    await opened(text)
    const found = await all()
    const lines = text.split('\n')
    for (const { position, label } of found) {
      const cells = (lines[position.line] ?? '').split('|').map((cell) => cell.trim())
      for (const piece of String(label).split(' · ')) expect(cells, `${position.line + 1}`).not.toContain(piece.replace(/^.* = /, ''))
    }
    if (year === 'xicheng-2024') expect(found).toEqual([])
  },
)

test('figures of fields stand behind the last of the fields; formulas in cells say what they come to; percentages are percentages', async () => {
  const budget = example('new-city/预算.budget')
  const formats = { '云州市2025.budget': example('new-city/云州市2025.budget'), '云州市2026.budget': example('new-city/云州市2026.budget') }
  await opened(budget, files({ ...formats, '预算.budget': budget }))
  const found = await all()
  expect(hintOn(budget, found, '目标: 每年新增')).toBe('项目预算 = 240,000.00')
  expect(hintOn(budget, found, '| 推广部 | 30231          | 流动书车油料')).toBe('公务用车运行维护费 · 标准 = 18,000.00 · 预算金额 = 18,000.00')
  expect(hintOn(budget, found, '| 馆藏建设     | 1,000')).toContain('本年占比 = 24.0%')
})

test('a total that is left blank says what it comes to; a wrong one, a zero and what is not known say nothing', async () => {
  const rows = ['| 事项 | 金额 | 补助 |', '|---|---:|---:|', '| 一 | 1.50 | |', '| 二 | 2.00 | |']
  const table = (...more: readonly string[]) => ['预算 2024', '表 甲 明细', ...rows, ...more, ''].join('\n')
  const blank = table('| 合计 | | |')
  const server = await opened(blank)
  const found = await all()
  expect(found.map(({ position, label }) => `${position.line} ${label}`)).toEqual(['6 金额 = 3.5'])
  const wrong = table('| 合计 | 9.00 | |')
  await server.edit(FILE, 2, { text: wrong })
  expect(await all()).toEqual([])
  await server.edit(FILE, 3, { text: table('| 三 | 一二 | |', '| 合计 | | |') })
  expect(await all()).toEqual([])
})

test('only the lines that are asked about, and only the kinds that are switched on', async () => {
  let configuration: object = {}
  const server = await opened(source, {
    initialize: {
      ...ourClient,
      capabilities: { ...ourClient.capabilities, workspace: { ...ourClient.capabilities?.workspace, configuration: true } },
    },
    prepare: (client) => client.onRequest('workspace/configuration', () => [configuration]),
  })
  const everything = await all()
  const some = await hints(60, 70)
  expect(some).toEqual(everything.filter(({ position }) => position.line >= 60 && position.line <= 70))
  const after = async (inlayHints: object) => {
    configuration = { inlayHints }
    await server.client.sendNotification('workspace/didChangeConfiguration', { settings: {} })
    return all()
  }
  await expect.poll(async () => (await after({ codeNames: false })).some(({ label }) => String(label).includes('行政运行'))).toBe(false)
  expect((await all()).some(({ label }) => String(label).includes('本年预算金额'))).toBe(true)
  await expect.poll(async () => (await after({ generated: false })).some(({ label }) => String(label).includes(' = '))).toBe(false)
  expect((await all()).some(({ label }) => String(label).includes('行政运行'))).toBe(true)
  await expect.poll(async () => (await after({ codeNames: false, generated: false })).length).toBe(0)
})

test('other editors set the same at the start', async () => {
  await opened(source, { initialize: { capabilities: {}, initializationOptions: { inlayHints: { generated: false } } } })
  const found = await all()
  expect(found.length).toBeGreaterThan(40)
  expect(found.some(({ label }) => String(label).includes(' = '))).toBe(false)
})

test('above each table: how it stands, its rows, and what the client can do with it', async () => {
  await opened(published)
  const found = await lenses()
  const line = (beginning: string) => published.split('\n').findIndex((each) => each.startsWith(beginning))
  const on = (beginning: string) => found.filter(({ range }) => range.start.line === line(beginning)).map(({ command }) => command)
  const tables = published.split('\n').filter((each) => /^表 /.test(each))
  expect(new Set(found.map(({ range }) => range.start.line)).size).toBe(tables.length)
  expect(on('表 表一 ')?.map((command) => command?.title)).toEqual([expect.stringMatching(/^✓ 收支平衡/), '生成', '预览'])
  expect(on('表 表三 ')[0]?.title).toMatch(/^✓ 合计相符 · \d+ 行$/)
  expect(on('表 表二 ')[0]?.title).toBe('有缺页，合计没有核对')
  const [wrong, generate] = on('表 表十一 ')
  expect(wrong?.title).toMatch(/^✗ 合计差 29\.801353 万元/)
  expect(wrong).toMatchObject({ command: 'gouji.reveal', arguments: [{ uri: FILE }] })
  expect(published.split('\n')[wrong?.arguments?.[0].range.start.line]).toContain('540.054847')
  expect(generate).toMatchObject({ command: 'gouji.generate', arguments: [{ uri: FILE }] })
})

test('a client that runs no commands of ours gets lenses that only say how the table stands', async () => {
  await opened(published, { initialize: { capabilities: {}, locale: 'en' } })
  const found = await lenses()
  expect(found.every(({ command }) => command?.command === '')).toBe(true)
  expect(found.some(({ command }) => command?.title.startsWith('✗ total off by 29.801353 万元'))).toBe(true)
})

test('a change of what was found makes the client ask for lenses anew, with several documents open also for hints', async () => {
  const asked: string[] = []
  const server = await opened(published, {
    prepare: (client) => {
      for (const what of ['codeLens', 'inlayHint', 'semanticTokens'])
        client.onRequest(`workspace/${what}/refresh`, () => {
          asked.push(what)
          return null
        })
    },
  })
  const lines = published.split('\n')
  const line = lines.findIndex((each) => each.includes('540.054847'))
  const start = lines[line]?.indexOf('540.054847') ?? 0
  await server.publication(({ uri, version }) => uri === FILE && version === 1)
  await expect.poll(() => asked.includes('codeLens')).toBe(true)
  asked.length = 0
  await server.edit(FILE, 2, { range: atEnd, text: '# 无关\n' })
  await server.publication(({ version }) => version === 2)
  await lenses()
  expect(asked).toEqual([])
  await server.edit(FILE, 3, { range: { start: { line, character: start }, end: { line, character: start + 10 } }, text: '569.856200' })
  await expect.poll(() => asked).toEqual(['codeLens'])
  await server.open('file:///ws/另一.budget', '预算 2024\n')
  await expect.poll(() => asked.includes('inlayHint')).toBe(true)
  asked.length = 0
  await server.client.sendNotification('workspace/didChangeConfiguration', { settings: {} })
  await lenses()
})

test('the status says how the budget stands, in which format, and again only when that changes', async () => {
  const told: BudgetStatus[] = []
  const server = await opened(published, {
    prepare: (client) => client.onNotification('gouji/status', (status: BudgetStatus) => void told.push(status)),
  })
  await expect.poll(() => told.length).toBe(1)
  expect(told[0]).toMatchObject({ uri: FILE, format: '北京市西城区 2024' })
  expect(told[0]?.errors).toBeGreaterThan(0)
  expect(told[0]?.verdict).toMatch(/差 [\d,.]+ 万元/)
  await server.edit(FILE, 2, { range: atEnd, text: '# 无关\n' })
  await server.publication(({ version }) => version === 2)
  await lenses()
  expect(told).toHaveLength(1)
  await server.edit(FILE, 3, { text: '预算 2024\n格式 没有的\n' })
  await expect.poll(() => told.at(-1)?.format).toBe('没有格式“没有的”')
  await server.edit(FILE, 4, { text: '预算 2024\n表 甲\n| 事项 | 金额 |\n|---|---:|\n| 一 | 1.00 |\n| 合计 | 1.00 |\n' })
  await expect.poll(() => told.at(-1)).toEqual({ uri: FILE, verdict: '收支平衡', errors: 0, warnings: 0, format: '' })
})

test('a client that does not ask for the status is not told', async () => {
  const told: unknown[] = []
  await opened(published, {
    initialize: { capabilities: {} },
    prepare: (client) => client.onNotification('gouji/status', (status) => void told.push(status)),
  })
  await lenses()
  expect(told).toEqual([])
})
