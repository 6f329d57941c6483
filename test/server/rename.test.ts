/** Renaming: everywhere at once, in all parts; what it says no to; and that a budget says after it exactly what it said before. */
import { afterEach, expect, test } from 'vitest'
import type { PublishDiagnosticsParams, WorkspaceEdit } from 'vscode-languageserver/node'
import { nameReader } from '../../core/navigate/name-reader.ts'
import { analysed } from '../complete/asking.ts'
import { edited, editsByFile, example, FILE, files, placeOf, startReal } from './asking.ts'
import type { HarnessOptions, Started } from './harness.ts'

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

const asking = (text: string, marked: string, newName: string) => ({ textDocument: { uri: FILE }, position: placeOf(text, marked), newName })

async function renamed(text: string, marked: string, newName: string): Promise<string> {
  const edit = await (running as Started).client.sendRequest<WorkspaceEdit>('textDocument/rename', asking(text, marked, newName))
  return edited(text, editsByFile(edit)[FILE] ?? [])
}

async function refusal(text: string, marked: string, newName = '新的名字'): Promise<string> {
  const { client } = running as Started
  const problem = await client.sendRequest('textDocument/rename', asking(text, marked, newName)).then(
    (edit) => `renamed: ${JSON.stringify(edit)}`,
    (failure: Error) => failure.message,
  )
  return problem
}

test('a project is renamed in every table, with its code or without, and the edits are for the text that was looked at', async () => {
  const { client } = await opened(source)
  const place = '项目名称: 11010223T000001996900-以前¦年度信息化项目'
  const params = asking(source, place, '往年信息化项目')
  expect(await client.sendRequest('textDocument/prepareRename', params)).toMatchObject({ placeholder: '以前年度信息化项目' })
  const edit = await client.sendRequest<WorkspaceEdit>('textDocument/rename', params)
  expect(edit.documentChanges).toMatchObject([{ textDocument: { uri: FILE, version: 1 } }])
  const text = edited(source, editsByFile(edit)[FILE] ?? [])
  expect(text).toBe(source.replaceAll('以前年度信息化项目', '往年信息化项目'))
})

test('a bar in a new name is escaped in rows, and stands as it is in fields', async () => {
  await opened(source)
  const text = await renamed(source, '项目名称: 11010223T000001996900-以前¦年度信息化项目', '甲|乙')
  expect(text).toContain('项目名称: 11010223T000001996900-甲|乙\n')
  expect(text).toContain('| 甲\\|乙 ')
})

test('a unit is renamed in its declaration and beside its code', async () => {
  const text =
    '预算 2024\n单位 001 甲局 行政\n单位 002 乙站 事业\n格式 北京市西城区\n表 表二\n| 单位 | 本年收入.一般公共预算资金 |\n|---|---:|\n| 001-甲局 | 1.00 |\n| 甲局 | 2.00 |\n| 002 | 3.00 |\n'
  await opened(text)
  expect(await renamed(text, '单位 001 甲¦局', '丙局')).toBe(text.replaceAll('甲局', '丙局'))
  expect(await refusal(text, '| 001-甲¦局', '乙站')).toContain('已经有')
  expect(await refusal(text, '| 00¦2 ')).toContain('编码')
})

test('a key’s text is renamed in all tables that take it from one another, in all parts of the budget', async () => {
  const format = example('newcomer/格式.budget')
  const budget = example('newcomer/预算.budget')
  const part =
    '表 表二 按科室汇总表\n| 科室 | 支出.合计 |\n|---|---:|\n| 办公室 | 52,800.00 |\n校验 办公: 表一[科室 = "办公室"].金额 不超过 60,000 元\n'
  const main = budget.replace(/表 表二[\s\S]*?\n\n/, '').replace('预算 2025', '预算 2025\n引用 汇总.budget')
  const server = await opened(main, files({ '格式.budget': format, '预算.budget': main, '汇总.budget': part }))
  const edit = await server.client.sendRequest<WorkspaceEdit>('textDocument/rename', asking(main, '| 办¦公室 | 30201-办公费', '综合科'))
  const byFile = Object.fromEntries(Object.entries(editsByFile(edit)).map(([uri, edits]) => [decodeURI(uri).replace(/.*\//, ''), edits]))
  expect(edited(main, byFile['预算.budget'] ?? [])).toBe(main.replaceAll('| 办公室 |', '| 综合科 |'))
  expect(edited(part, byFile['汇总.budget'] ?? [])).toBe(part.replaceAll('办公室', '综合科'))
  expect(edit.documentChanges).toContainEqual(
    expect.objectContaining({ textDocument: { uri: expect.stringContaining(encodeURI('汇总')), version: null } }),
  )
})

test('a table and a 设 name of the budget’s own are renamed with the formulas that use them', async () => {
  const text =
    '预算 2024\n设 限额 = 甲.金额\n表 甲 明细\n| 事项 | 金额 |\n|---|---:|\n| 一 | 1.00 |\n校验 丙: 甲.金额 <= 限额\n说明 一、甲\n> 共 {甲.金额, 元}，甲不变。\n'
  await opened(text)
  expect(await renamed(text, '表 ¦甲 明细', '明细表')).toBe(text.replaceAll('甲.金额', '明细表.金额').replace('表 甲 明细', '表 明细表 明细'))
  expect(await renamed(text, '<= 限¦额', '上限')).toBe(text.replaceAll('限额', '上限'))
  expect(await refusal(text, '表 ¦甲 明细', '限额')).toContain('已经有')
  expect(await refusal(text, '表 ¦甲 明细', '1 + 2')).toContain('公式里不能用')
})

test('what the catalogue or the format names, what is another’s name, and what would be read as something else is refused, and said', async () => {
  await opened(source)
  const project = '项目名称: 11010223T000001996900-以前¦年度信息化项目'
  const cases: readonly (readonly [place: string, name: string, words: string])[] = [
    ['| 2010¦301          | 50101                | 30101', '新', '目录'],
    ['表 表¦三 部门支出', '新', '格式规定'],
    ['| 项目¦名称                                 | 本年拨款', '新', '格式规定'],
    ['预¦算 2024', '新', '没有可以改名'],
    [project, '工作经费', '已经有'],
    [project, ' 工作 经费 ', '已经有'],
    [project, '  ', '空'],
    [project, '合计', '合计行'],
    [project, '123-456', '写不下'],
    [project, '甲<br>乙', '写不下'],
    [project, '甲\n乙', '两行'],
    [project, 'XX项目', '占位'],
  ]
  for (const [place, name, words] of cases) expect(await refusal(source, place, name), `${place} → ${name}`).toContain(words)
})

test('a name that a later year reads across the year keeps it', async () => {
  const text = '预算 2024\n设 支出 = 甲.金额\n设 别的 = 甲.金额\n表 甲 明细\n| 事项 | 金额 |\n|---|---:|\n| 一 | 1.00 |\n'
  const next = '预算 2025\n上年 预算.budget\n校验 乙: 上年.支出 <= 100 元\n'
  await opened(text, files({ '预算.budget': text, '下一年.budget': next }))
  expect(await refusal(text, '设 支¦出')).toContain('下一年.budget')
  expect(await renamed(text, '设 别¦的', '其他')).toBe(text.replace('别的', '其他'))
})

test('the messages follow the language, and prepareRename says no with the same words', async () => {
  const server = await opened(source, { initialize: { locale: 'en', capabilities: {} } })
  const params = asking(source, '| 2010¦301          | 50101                | 30101', '')
  await expect(server.client.sendRequest('textDocument/prepareRename', params)).rejects.toThrow('the catalogue gives codes their names')
})

const said = ({ diagnostics }: PublishDiagnosticsParams) =>
  diagnostics.map(({ code, range, severity }) => `${code} ${severity} ${range.start.line}`).sort()

const budgets = [
  'xicheng-2024/预算.budget',
  'xicheng-2024/公开稿.budget',
  'xicheng-2023/公开稿.budget',
  'xicheng-2021/预算.budget',
  'newcomer/预算.budget',
]

test.each(budgets)('%s: after each renaming a fresh reading finds what was found before', async (path) => {
  const text = example(path)
  const server = await opened(text, path.startsWith('newcomer') ? files({ '格式.budget': example('newcomer/格式.budget') }) : {})
  const before = said(await server.publication(({ uri, version }) => uri === FILE && version === 1))
  const { document, analysis } = analysed(text)
  const { on } = nameReader(analysis)
  const first = new Map(
    document.lines.flatMap((line) =>
      on(line).flatMap((place) => (place.name && ['project', 'unit', 'text'].includes(place.named.type) ? [[place.key, place] as const] : [])),
    ),
  )
  let version = 1
  let count = 0
  for (const [key, { line, name }] of first) {
    const params = { textDocument: { uri: FILE }, position: { line: line.index, character: name?.end ?? 0 }, newName: `某${count}号新名` }
    const edit = await server.client.sendRequest<WorkspaceEdit>('textDocument/rename', params).catch((failure: Error) => failure.message)
    if (typeof edit === 'string') {
      expect(edit, key).toContain('格式')
      continue
    }
    count += 1
    version += 2
    await server.edit(FILE, version - 1, { text: edited(text, editsByFile(edit)[FILE] ?? []) })
    const after = await server.publication((params) => params.uri === FILE && params.version === version - 1)
    expect(said(after), key).toEqual(before)
    await server.edit(FILE, version, { text })
    await server.publication((params) => params.uri === FILE && params.version === version)
  }
  expect(count).toBeGreaterThan(0)
})
