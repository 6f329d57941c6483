/** Where figures come from and where they go: traced step by step through a real published budget and a real source. */
import { afterEach, expect, test } from 'vitest'
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from 'vscode-languageserver/node'
import { example, FILE, files, placeOf, startReal, textIn } from './asking.ts'
import type { HarnessOptions, Started } from './harness.ts'

const published = example('xicheng-2024/公开稿.budget')
const source = example('xicheng-2024/预算.budget')

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

const send = <T>(method: string, params: object) => (running as Started).client.sendRequest<T>(method, params)
const prepare = (text: string, marked: string) =>
  send<CallHierarchyItem[] | null>('textDocument/prepareCallHierarchy', { textDocument: { uri: FILE }, position: placeOf(text, marked) })
const precedents = async (item: CallHierarchyItem | undefined) =>
  (await send<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item })).map(({ to }) => to)
const dependents = async (item: CallHierarchyItem | undefined) =>
  (await send<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item })).map(({ from }) => from)
const names = (items: readonly CallHierarchyItem[] | null) => (items ?? []).map(({ name }) => name)

test('a total is made of its rows, each in its place; a row goes into its total', async () => {
  await opened(published)
  const [total, ...others] = (await prepare(published, '540.05¦4847')) ?? []
  expect(others).toEqual([])
  expect(total?.name).toBe('表十一 › 合计 › 本年预算金额 = 540.054847')
  const rows = await precedents(total)
  expect(rows.map(({ range, uri }) => [uri, textIn(published, range)])).toContainEqual([FILE, '237.066200'])
  expect(rows.length).toBeGreaterThan(2)
  const back = await dependents(rows[0])
  expect(names(back)).toContain('表十一 › 合计 › 本年预算金额 = 540.054847')
})

test('a figure of the income goes into its total, and that into the total of its table', async () => {
  await opened(published)
  const [income] =
    (await prepare(published, '| 一、一般公共预算拨款收入     | 6,119.¦85')) ?? (await prepare(published, '一、一般公共预算拨款¦收入')) ?? []
  expect(income?.name).toMatch(/^表一 › 收入 › 一、一般公共预算拨款收入 › 预算数 = /)
  const up = await dependents(income)
  expect(names(up)).toContainEqual(expect.stringMatching(/^表一 › 收入 › 本年收入合计 › 预算数 = /))
  const total = up.find(({ name }) => name.includes('本年收入合计'))
  expect(names(await dependents(total))).toContainEqual(expect.stringMatching(/^表一 › 收入 › 收入总计 › 预算数 = /))
  const [expense] = (await prepare(published, '| 一、一般公共服务支出           | 5,582.¦740016 |')) ?? []
  const rows = names(await precedents(expense))
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.every((name) => name.startsWith('表三 › 201'))).toBe(true)
})

test('a cell of the summary is made of the rows of another table, found by its codes; from the row one comes back', async () => {
  await opened(published)
  const line = published.split('\n').findIndex((each) => /^表 表六 /.test(each))
  const rows = published.split('\n').slice(line)
  const row = rows.find((each) => /\| 2010301 /.test(each)) ?? ''
  const figure = /([\d,]+\.\d+)/.exec(row)?.[1] ?? ''
  const [cell] = (await prepare(published, row.replace(figure, `${figure.slice(0, 2)}¦${figure.slice(2)}`))) ?? []
  expect(cell?.name).toMatch(/^表六 › .*2010301.* › 本年预算数/)
  const parts = await precedents(cell)
  expect(parts.length).toBeGreaterThan(0)
  const [first] = (await prepare(published, row.replace('2010301', '2010¦301'))) ?? []
  expect(first?.name).toMatch(/^表六 /)
  const everything = new Set(names(await prepare(published, row.replace('2010301', '2010¦301'))))
  expect(everything.size).toBeGreaterThan(2)
  const people = [...((await prepare(published, row.replace('2010301', '2010¦301'))) ?? [])].find(({ name }) => name.includes('人员经费'))
  const leaves = await precedents(people)
  expect(leaves.every(({ name }) => name.startsWith('表三 › 2010301'))).toBe(true)
  expect(leaves.length).toBeGreaterThan(3)
  expect(names(await dependents(leaves[0]))).toContain(people?.name)
})

test('in a source most tables are generated: their figures stand in the format, and lead back to what was written', async () => {
  await opened(source)
  const [cell] = (await prepare(source, '133.81¦5600')) ?? []
  expect(cell?.name).toMatch(/^表三 › 2010301 50101 30101 › 基本支出 = 133\.815600$/)
  const up = await dependents(cell)
  const generated = up.filter(({ detail }) => detail === '生成的数')
  expect(generated.some(({ name, uri }) => name.startsWith('表六 › ') && uri === 'gouji-format:/xicheng-2024.budget')).toBe(true)
  const six = generated.find(({ name }) => name.startsWith('表六 › ') && name.includes('人员经费'))
  const leaves = await precedents(six)
  expect(leaves.map(({ uri, range }) => uri === FILE && textIn(source, range))).toContain('133.815600')
})

test('declared names: what they are derived from, and the checks that read them', async () => {
  await opened(source)
  const [name] = (await prepare(source, '已知 三公¦经费 = 4,429.73 元')) ?? []
  expect(name?.name).toMatch(/^三公经费 = 4,429\.73/)
  expect(names(await dependents(name))).toContainEqual(expect.stringContaining('三公不超上年'))
})

test('fields, trees, subtotals', async () => {
  const text = [
    '预算 2024',
    '表 甲 明细',
    '| 事项 | 金额 |',
    '|---|---:|',
    '| 一 | 1.00 |',
    '| 二 | 2.00 |',
    '| 小计 | 3.00 |',
    '| 三 | = 1 + 3 |',
    '| 合计 | 7.00 |',
    '',
  ].join('\n')
  await opened(text)
  const [one] = (await prepare(text, '| 一 | 1.¦00')) ?? []
  expect(names(await dependents(one))).toEqual(expect.arrayContaining(['甲 › 合计 › 金额 = 7.00', '甲 › 小计 › 金额 = 3.00']))
  const [subtotal] = (await prepare(text, '| 小计 | 3.¦00')) ?? []
  expect(names(await precedents(subtotal))).toEqual(['甲 › 一 › 金额 = 1.00', '甲 › 二 › 金额 = 2.00'])
  const [budget, formats] = [
    example('new-city/预算.budget'),
    { '云州市2025.budget': example('new-city/云州市2025.budget'), '云州市2026.budget': example('new-city/云州市2026.budget') },
  ]
  await running?.dispose()
  await opened(budget, files({ ...formats, '预算.budget': budget }))
  const [amount] = (await prepare(budget, '| 30214          | 分馆和书库   |              |  21,600.00 |   12 | 259,2¦00.00')) ?? []
  expect(names(await precedents(amount))).toEqual(
    expect.arrayContaining([expect.stringMatching(/› 标准 = 21,600\.00$/), expect.stringMatching(/› 数量 = 12$/)]),
  )
  const [field] = (await prepare(budget, '目标: 每年新¦增')) ?? []
  expect(names(await precedents(field))).toContainEqual(expect.stringMatching(/^预算02表 › 采编部 .* › 数量 = 6000$/))
})

test('an item that is old or not ours leads nowhere, and where no figure is there is no item', async () => {
  const server = await opened(published)
  const [total] = (await prepare(published, '540.05¦4847')) ?? []
  expect(await prepare(published, '¦公开稿 2024')).toBeNull()
  await server.edit(FILE, 2, { text: '预算 2024\n' })
  expect(await precedents(total)).toEqual([])
  const odd = [
    undefined,
    1,
    {},
    { uri: 1 },
    { uri: FILE, figure: {} },
    { uri: FILE, figure: { type: 'row', name: '__proto__', side: -1, column: 1e9 } },
  ]
  for (const data of odd) expect(await precedents({ ...(total as CallHierarchyItem), data })).toEqual([])
})

test('a client that cannot show formats is not told of what stands only there', async () => {
  await opened(source, { initialize: { capabilities: {} } })
  const [cell] = (await prepare(source, '133.81¦5600')) ?? []
  expect((await dependents(cell)).every(({ uri }) => uri === FILE)).toBe(true)
})
