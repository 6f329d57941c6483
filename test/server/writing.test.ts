/** Features for the hand that writes: expanding selections, links, the search for symbols, formatting while one types and of several stretches. */
import { afterEach, expect, test } from 'vitest'
import type { DocumentLink, Position, SelectionRange, SymbolInformation, TextEdit } from 'vscode-languageserver/node'
import { significantTokens } from '../../grammar/index.ts'
import { edited, example, FILE, files, placeOf, startReal, textIn } from './asking.ts'
import type { HarnessOptions, Started } from './harness.ts'

const source = example('xicheng-2024/预算.budget')
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

const send = <T>(method: string, params: object) => (running as Started).client.sendRequest<T>(method, { textDocument, ...params })

// —— selections

async function expansions(text: string, marked: string): Promise<readonly string[]> {
  const [first] = await send<SelectionRange[]>('textDocument/selectionRange', { positions: [placeOf(text, marked)] })
  const found: string[] = []
  for (let range = first; range; range = range.parent) found.push(textIn(text, range.range))
  return found
}

test('a selection grows from the name in a cell to the cell, the row, the rows, the group, the table, the file', async () => {
  await opened(source)
  const found = await expansions(source, '| 11010223T000001995223-北京市西城¦区政府网站及政务新媒体服务项目')
  expect(found[0]).toBe('北京市西城区政府网站及政务新媒体服务项目')
  expect(found[1]).toBe('11010223T000001995223-北京市西城区政府网站及政务新媒体服务项目')
  expect(found[2]).toMatch(/^\| 11010223T000001995223-.*\|$/)
  expect(found[3]?.split('\n')).toHaveLength(5)
  expect(found.at(-2)).toMatch(/^表 表十一 /)
  expect(found.at(-1)).toBe(source)
  const inGroup = await expansions(source, '| 产出指标   | 数量指标           | 人员到¦岗率')
  expect(inGroup.some((each) => each.startsWith('单位名称: 299001'))).toBe(true)
})

test('in a formula a selection grows from expression to expression', async () => {
  const text = '预算 2024\n表 甲 明细\n| 事项 | 金额 |\n|---|---:|\n| 一 | = (1 + 20) × 3 |\n校验 乙: 甲.金额 <= 100 + 20\n'
  await opened(text)
  const found = await expansions(text, '(1 + 2¦0) × 3')
  expect(found.slice(0, 4)).toEqual(['20', '(1 + 20)', '(1 + 20) × 3', '= (1 + 20) × 3'])
  expect(await expansions(text, '甲.金¦额 <= 100')).toEqual(
    expect.arrayContaining(['甲.金额', '甲.金额 <= 100 + 20', '校验 乙: 甲.金额 <= 100 + 20']),
  )
})

test('each expansion holds the one before it, wherever one begins', async () => {
  await opened(source)
  const positions = source
    .split('\n')
    .flatMap((line, index): Position[] => (index % 3 === 0 ? [{ line: index, character: Math.floor(line.length / 2) }] : []))
  positions.push({ line: -1, character: 5 }, { line: 1e9, character: 1e9 })
  const all = await send<SelectionRange[]>('textDocument/selectionRange', { positions })
  expect(all).toHaveLength(positions.length)
  for (const first of all)
    for (let range: SelectionRange | undefined = first; range?.parent; range = range.parent) {
      const { start, end } = range.parent.range
      expect(range.parent.range).not.toEqual(range.range)
      expect(start.line < range.range.start.line || (start.line === range.range.start.line && start.character <= range.range.start.character)).toBe(
        true,
      )
      expect(end.line > range.range.end.line || (end.line === range.range.end.line && end.character >= range.range.end.character)).toBe(true)
    }
})

// —— links, symbols

test('paths behind 引用 and 上年 are links', async () => {
  const text = '预算 2024\n引用 项目.budget\n上年 ../2023/预算.budget\n'
  await opened(text)
  const links = await send<DocumentLink[]>('textDocument/documentLink', {})
  expect(links.map(({ range, target, tooltip }) => [textIn(text, range), decodeURI(target ?? ''), tooltip])).toEqual([
    ['项目.budget', 'file:///ws/项目.budget', '打开 项目.budget'],
    ['../2023/预算.budget', 'file:///2023/预算.budget', '打开上年的预算'],
  ])
})

async function symbols(query: string): Promise<readonly string[]> {
  const found = await (running as Started).client.sendRequest<SymbolInformation[]>('workspace/symbol', { query })
  return found.map(({ name }) => name)
}

test('tables, projects and codes are found by number, name, part of a name, pinyin and initials', async () => {
  await opened(source)
  expect((await symbols('2010301'))[0]).toBe('2010301 行政运行')
  expect(await symbols('xzyx')).toContain('2010301 行政运行')
  expect((await symbols('表三'))[0]).toBe('表三 部门支出总体情况表')
  expect(await symbols('信息化运行')).toContain('西城区政务服务管理局信息化运行维护费')
  expect(await symbols('dayinji')).toContain('打印机设备采购费')
  expect(await symbols('没有这样的东西')).toEqual([])
  expect((await symbols('')).length).toBeGreaterThan(20)
})

test('a symbol stands where the thing is met first, and tells its table; it goes with the line that held it', async () => {
  const server = await opened(source)
  const ask = () => server.client.sendRequest<SymbolInformation[]>('workspace/symbol', { query: '打印机设备采购费' })
  const [found] = await ask()
  expect(found && textIn(source, found.location.range)).toBe('打印机设备采购费')
  expect(found?.containerName).toBe('预算.budget › 表四')
  await server.edit(FILE, 2, { text: source.replaceAll('打印机设备采购费', '复印机') })
  expect(await ask()).toEqual([])
})

test('tables of budgets that nobody opened are found too', async () => {
  await opened(source, files({ '预算.budget': source, '别的.budget': '预算 2024\n表 丁 谁也没打开\n' }))
  expect(await symbols('谁也没打开')).toEqual(['丁 谁也没打开'])
})

// —— formatting

const table = ['预算 2024', '表 甲 明细', '| 事项   | 金额 |', '|--------|-----:|', '| 第一项 | 1.00 |', '']

/** Types a character at `¦`, as an editor does: the text has it before the question comes. */
async function typed(marked: string, ch: string): Promise<{ readonly text: string; readonly caret: number; readonly edits: readonly TextEdit[] }> {
  const offset = marked.indexOf('¦')
  const text = marked.slice(0, offset) + ch + marked.slice(offset + 1)
  const before = text.slice(0, offset + ch.length).split('\n')
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
  await running?.dispose()
  await opened(text)
  const edits = await send<TextEdit[]>('textDocument/onTypeFormatting', { position, ch, options: { tabSize: 2, insertSpaces: true } })
  const moved = edits.filter(({ range }) => range.start.line === position.line && range.end.character <= position.character)
  const caret =
    position.character + moved.reduce((sum, { range, newText }) => sum + newText.length - (range.end.character - range.start.character), 0)
  return { text: edited(text, edits), caret, edits }
}

test('a bar straightens the row up to it, in columns that are there already, and the caret stays behind it', async () => {
  const { text, caret } = await typed([...table.slice(0, 5), '|二¦', ''].join('\n'), '|')
  const row = text.split('\n')[5] ?? ''
  expect(row).toBe('| 二     |')
  expect(caret).toBe(row.length)
  const done = await typed([...table.slice(0, 5), '| 二     |12.5¦', ''].join('\n'), '|')
  expect(done.text.split('\n')[5]).toBe('| 二     | 12.5  |')
  expect(done.caret).toBe(done.text.split('\n')[5]?.length)
})

test('a bar in the middle of a row leaves what stands behind it alone', async () => {
  const { text, edits } = await typed([...table.slice(0, 5), '|二¦   7.00 |', ''].join('\n'), '|')
  expect(text.split('\n')[5]).toBe('| 二     |   7.00 |')
  expect(edits.every(({ range }) => range.end.character <= 3)).toBe(true)
  expect(edits.length).toBeGreaterThan(0)
})

test('a new line straightens the table above it, and not the line of the caret', async () => {
  const { text, edits } = await typed([...table.slice(0, 5), '| 名字很长的一项 | 123456.00 |¦', '| 三 |  3.00 |', ''].join('\n'), '\n')
  const lines = text.split('\n')
  const width = lines[5]?.length
  expect(lines[2]?.endsWith('|')).toBe(true)
  expect(lines[5]).toBe('| 名字很长的一项 | 123456.00 |')
  expect(lines[6]).toBe('')
  expect(lines[7]).toBe('| 三             |      3.00 |')
  expect(width).toBeGreaterThan(0)
  expect(edits.some(({ range }) => range.start.line === 6)).toBe(false)
})

test('nothing is done outside of tables, nor in a row that cannot be read', async () => {
  for (const [marked, ch] of [
    ['预算 2024¦', '\n'],
    ['# 一|二¦', '|'],
    ['> 正文¦', '|'],
    ['表 甲¦', '\n'],
    ['| 一 | 二 | 三 ¦', '|'],
  ] as const)
    expect((await typed(`${table.slice(0, 4).join('\n')}\n${marked}\n`, ch)).edits, marked).toEqual([])
})

test('in a long table only the row is drawn', async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => `| 第${index}项 |   1.00 |`)
  const { edits, text } = await typed([...table.slice(0, 4), ...rows, '|很长很长的名字|2|¦', ...rows, ''].join('\n'), '\n')
  expect(edits.length).toBeGreaterThan(0)
  expect(new Set(edits.map(({ range }) => range.start.line))).toEqual(new Set([1004]))
  expect(text.split('\n')[1004]).toMatch(/^\| 很长很长的名字 \|\s+2\s+\|$/)
})

test('typing a whole budget row by row changes blanks only, whatever is typed', async () => {
  const server = await opened('')
  const lines = source.split('\n').slice(50, 72)
  let text = '预算 2024\n格式 北京市西城区\n金额单位 万元\n'
  let version = 1
  const words = (all: string) => all.split('\n').map((line) => significantTokens(line))
  for (const line of lines)
    for (const [ch, piece] of [...line.split(/(?<=\|)/).map((each) => ['|', each] as const), ['\n', '\n'] as const]) {
      text += ch === '|' ? piece.replace(/ +/g, ' ') : piece
      version += 1
      await server.edit(FILE, version, { text })
      const before = text.split('\n')
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
      if (!piece.endsWith(ch)) continue
      const edits = await send<TextEdit[]>('textDocument/onTypeFormatting', { position, ch, options: { tabSize: 2, insertSpaces: true } })
      const next = edited(text, edits)
      expect(words(next)).toEqual(words(text))
      expect(edits.every(({ range }) => range.end.line < position.line || (ch === '|' && range.end.character <= position.character))).toBe(true)
      text = next
    }
  const typedRows = text.split('\n').filter((line) => line.startsWith('| 20'))
  expect(new Set(typedRows.map((row) => row.length)).size).toBe(1)
})

test('several stretches are formatted as each alone, and a line in two of them once', async () => {
  const text = source.replaceAll(/ +\|/g, ' |')
  await opened(text)
  const options = { tabSize: 2, insertSpaces: true }
  const range = (from: number, to: number) => ({ start: { line: from, character: 0 }, end: { line: to, character: 1 } })
  const ranges = [range(55, 58), range(57, 60), range(110, 111)]
  const edits = await send<TextEdit[]>('textDocument/rangesFormatting', { ranges, options })
  const alone = await Promise.all(ranges.map((each) => send<TextEdit[]>('textDocument/rangeFormatting', { range: each, options })))
  expect(new Set(edits.map(({ range: { start } }) => start.line)).size).toBe(edits.length)
  expect(edits).toEqual(
    [...new Map(alone.flat().map((edit) => [edit.range.start.line, edit])).values()].sort((a, b) => a.range.start.line - b.range.start.line),
  )
  expect(edits.length).toBeGreaterThan(4)
})
