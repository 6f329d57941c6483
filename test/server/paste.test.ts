/** Pasting over the protocol: what a client gets for the markup and the text of a clipboard, and the quick fix for lines that keep their tabs. */
import { afterEach, expect, test } from 'vitest'
import { CancellationTokenSource, type CodeAction, type Diagnostic } from 'vscode-languageserver/node'
import type { PasteParams, PasteResult } from '../../server/paste.ts'
import { excelHtml, tabText } from '../paste/clipboards.ts'
import { edited, editsByFile, FILE, files, startReal } from './asking.ts'
import type { Started } from './harness.ts'

const HEAD = '预算 2024\n部门 299 某局\n单位 299001 某局本级 行政\n格式 北京市西城区\n金额单位 万元\n\n'
const TABLE = `${HEAD}表 表三 部门支出总体情况表\n| 支出功能分类科目 | 政府支出经济分类科目 | 部门支出经济分类科目 | 基本支出 |\n|---|---|---|---:|\n`
const sheet = {
  columns: ['支出功能分类科目', '政府支出经济分类科目', '部门支出经济分类科目', '基本支出'],
  rows: [
    ['2010301-行政运行', '50101', '30101', '133.815600'],
    ['2010301-行政运行', '50101', '30102', '1,364.662000'],
  ],
}

let running: Started | undefined
afterEach(() => running?.dispose())

async function opened(text: string): Promise<Started> {
  running = await startReal(files({}))
  await running.open(FILE, text)
  return running
}

function atEnd(text: string): PasteParams['range'] {
  const lines = text.split('\n')
  const place = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
  return { start: place, end: place }
}

const ask = ({ client }: Started, params: Omit<PasteParams, 'textDocument'>) =>
  client.sendRequest<PasteResult>('gouji/paste', { textDocument: { uri: FILE }, ...params })

test('markup goes before text; rows go under the header that is open, drawn straight with it', async () => {
  const server = await opened(TABLE)
  const { choices, prefers } = await ask(server, { range: atEnd(TABLE), html: excelHtml(sheet), text: 'x\ty\nx\ty' })
  expect(prefers).toBe('table')
  expect(choices[0]).toMatchObject({ kind: 'rows', title: '粘贴为“表三”的行（2 行）', remark: '' })
  const [choice] = choices
  const edits = [{ range: atEnd(TABLE), newText: choice?.text ?? '' }, ...(choice?.edits ?? [])]
  expect(edited(TABLE, edits).split('\n').slice(-4)).toEqual([
    '| 支出功能分类科目 | 政府支出经济分类科目 | 部门支出经济分类科目 |     基本支出 |',
    '|------------------|----------------------|----------------------|-------------:|',
    '| 2010301-行政运行 | 50101                | 30101                |   133.815600 |',
    '| 2010301-行政运行 | 50101                | 30102                | 1,364.662000 |',
  ])
})

test('text is enough, a single cell is no table, and in prose the text goes first', async () => {
  const server = await opened(`${TABLE}\n说明 一、收入\n> 一句话`)
  const range = atEnd(TABLE)
  expect((await ask(server, { range, text: tabText(sheet) })).choices[0]?.kind).toBe('rows')
  expect(await ask(server, { range, html: '<table><tr><td>甲</table>', text: '甲' })).toEqual({ choices: [], prefers: 'text' })
  const prose = atEnd(`${TABLE}\n说明 一、收入\n> 一句话`)
  expect((await ask(server, { range: prose, text: tabText(sheet) })).prefers).toBe('text')
})

test('a place that is none, and a document that is not open, are answered', async () => {
  const server = await opened(TABLE)
  const nowhere = { start: { line: 99, character: -1 }, end: { line: Number.MAX_SAFE_INTEGER, character: 7 } }
  expect((await ask(server, { range: nowhere, text: tabText(sheet) })).choices.length).toBeGreaterThan(0)
  const closed = server.client.sendRequest('gouji/paste', { textDocument: { uri: 'file:///ws/x.budget' }, range: nowhere, text: 'a\tb' })
  expect(await closed).toEqual({ choices: [], prefers: 'text' })
})

test('ten megabytes are answered in time; an edit that comes meanwhile is heard, and it can be called off', async () => {
  const server = await opened(TABLE)
  const row =
    '<tr height=19 style=\'height:14.25pt\'><td class=xl65 style="border-top:none">2010301-行政运行</td><td>50101</td><td>30101</td><td align=right>133.815600</td></tr>\n'
  const html = `<table>${row.repeat(Math.ceil(10_000_000 / row.length))}</table>`
  const started = performance.now()
  const { choices } = await ask(server, { range: atEnd(TABLE), html })
  expect(performance.now() - started).toBeLessThan(20_000)
  expect(choices[0]?.title).toContain('表三')
  const source = new CancellationTokenSource()
  const request = server.client.sendRequest('gouji/paste', { textDocument: { uri: FILE }, range: atEnd(TABLE), html }, source.token)
  source.cancel()
  await expect(request).rejects.toMatchObject({ message: 'cancelled' })
  const late = server.client.sendRequest('gouji/paste', { textDocument: { uri: FILE }, range: atEnd(TABLE), html })
  await server.edit(FILE, 2, { text: HEAD })
  await expect(late).rejects.toMatchObject({ message: 'the document changed' })
}, 60_000)

test('lines that keep their tabs become rows all at once', async () => {
  const lines = sheet.rows.map((cells) => cells.join('\t'))
  const text = `${TABLE}${[...lines, ...lines].join('\n')}\n\n# 以下\n`
  const server = await opened(text)
  const { diagnostics } = await server.publication(({ diagnostics: found }) => found.some(({ code }) => code === 'syntax'))
  const slip = diagnostics.filter(({ code }) => code === 'syntax')[2] as Diagnostic
  const params = { textDocument: { uri: FILE }, range: slip.range, context: { diagnostics: [slip] } }
  const actions = (await server.client.sendRequest<CodeAction[]>('textDocument/codeAction', params)) ?? []
  const whole = actions.find(({ title }) => title === '这 4 行：粘贴为“表三”的行（4 行）')
  const mended = edited(text, editsByFile(whole?.edit ?? {})[FILE] ?? [])
  expect(mended).not.toContain('\t')
  expect(mended.split('\n').filter((line) => line.startsWith('| 2010301'))).toHaveLength(4)
  expect(mended.endsWith('\n\n# 以下\n')).toBe(true)
})
