/** `source.fixAll`: it mends what is certain and nothing else, takes away its own diagnostics only, and a second time has nothing to do. */
import { afterEach, expect, test } from 'vitest'
import type { CodeAction, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node'
import { edited, editsByFile, example, FILE, startReal } from './asking.ts'
import type { Started } from './harness.ts'

let running: Started | undefined
afterEach(async () => {
  await running?.dispose()
  running = undefined
})

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

async function opened(text: string): Promise<Started> {
  running = await startReal()
  await running.open(FILE, text)
  return running
}

const ask = (only: readonly string[] | undefined) =>
  (running as Started).client.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: FILE },
    range,
    context: { diagnostics: [], ...(only && { only }) },
  })

const said = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.map(({ code, range: { start } }) => `${start.line} ${code}`).sort()

const slips = [
  '预算 2024',
  '格式 北京市西城区',
  '金额单位 万元',
  '表 表三',
  '资金: 一般公共预算',
  '| 支出功能分类科目 | 政府支出经济分类科目 | 部门支出经济分类科目 | 基本支出 |',
  '|---|---|---|---:|',
  '| 2010301-行政远行 | 50101 | 30101 | ¥1.00 |',
  '| 2010301-政府采购 | 50101 | 30102 | 2.00 |',
  '| 2010302 | 50101 | 30103 | — |',
  '| 2010302 | 50101-工资奖金津贴补贴 | 30107 | 12,34 |',
  '| 2010302 | 50101 | 99999 | 3 元 |',
  '| 合计 | | | 100.00 |',
  '校验 甲: 表三.基本支出 − 1 万元 不超过 求和 (表三.基本支出)',
  '',
].join('\n')

test('certain slips are mended in one edit, the others stay as they are, and a second time there is nothing to do', async () => {
  const server = await opened(slips)
  const before = said(await server.publication(({ version }) => version === 1))
  const [action, ...more] = await ask(['source.fixAll'])
  expect(more).toEqual([])
  expect(action).toMatchObject({ kind: 'source.fixAll.gouji', edit: { documentChanges: [{ textDocument: { uri: FILE, version: 1 } }] } })
  const text = edited(slips, editsByFile(action?.edit ?? {})[FILE] ?? [])
  const lines = text.split('\n')
  expect(lines[7]).toBe('| 2010301-行政运行 | 50101 | 30101 | 1.00 |')
  expect(lines[8]).toBe(slips.split('\n')[8])
  expect(lines[9]).toBe('| 2010302 | 50101 | 30103 |  |')
  expect(lines[10]).toContain('| 12,34 |')
  expect(lines[12]).toBe('| 合计 | | | 100.00 |')
  expect(lines[13]).toContain('求和(表三.基本支出)')
  await server.edit(FILE, 2, { text })
  const after = said(await server.publication(({ version }) => version === 2))
  expect(after.length).toBeLessThan(before.length)
  for (const gone of ['7 code-name', '7 amount-form', '9 amount-form', '13 syntax']) {
    expect(before).toContain(gone)
    expect(after).not.toContain(gone)
  }
  for (const left of ['10 amount-form']) expect(after).toContain(left)
  expect(await ask(['source.fixAll.gouji'])).toEqual([])
})

test('only who asks for it by its kind is offered it', async () => {
  await opened(slips)
  expect(await ask(['source'])).toHaveLength(1)
  for (const only of [undefined, ['quickfix'], ['source.organizeImports'], ['source.fixAll.other'], []]) expect(await ask(only)).toEqual([])
})

const real = ['xicheng-2021/公开稿.budget', 'xicheng-2023/公开稿.budget', 'xicheng-2024/公开稿.budget', 'xicheng-2024/预算.budget']

test.each(real)('%s: nothing that a department published is changed without being looked at, but for what is certain', async (path) => {
  const text = example(path)
  const server = await opened(text)
  const before = said(await server.publication(({ version }) => version === 1))
  const [action] = await ask(['source.fixAll'])
  const next = edited(text, editsByFile(action?.edit ?? {})[FILE] ?? [])
  await server.edit(FILE, 2, { text: `${next}\n` })
  const after = said(await server.publication(({ version }) => version === 2))
  expect(before).toEqual(expect.arrayContaining(after))
  expect(await ask(['source.fixAll'])).toEqual([])
})

test('each mend taken alone takes away its own diagnostic and adds none', async () => {
  const server = await opened(slips)
  const { diagnostics } = await server.publication(({ version }) => version === 1)
  const certain = diagnostics.filter(({ data }) => data.fixes.length === 1 && data.fixes[0].isCertain)
  expect(certain.length).toBeGreaterThanOrEqual(5)
  let version = 1
  const key = ({ code, message }: Pick<Diagnostic, 'code' | 'message'>) => `${code} ${message}`
  for (const each of certain) {
    version += 1
    await server.edit(FILE, version, { text: edited(slips, each.data.fixes[0].edits) })
    const now = await server.publication((params) => params.version === version)
    expect(now.diagnostics.map(key)).not.toContain(key(each))
    // A cell that reads as a figure at last takes part in the sums: those may be said otherwise than before, in the same places.
    const places = new Set(diagnostics.map(({ range: { start } }) => start.line))
    for (const {
      range: { start },
    } of now.diagnostics)
      expect(places).toContain(start.line)
  }
})
