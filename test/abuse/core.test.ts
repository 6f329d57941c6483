/** Bad files from a real disk through the core: said clearly in both languages, in time, without an exception. And what only an editor can hold. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogs, formats } from '../../build/embedded.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'
import { createNodeHost } from '../../server/node-host.ts'
import { inputs, writeInput } from './inputs.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-abuse-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const program = join(import.meta.dirname, 'run-core.ts')

describe('a file from the disk', () => {
  it.each(inputs.map((input, index) => ({ ...input, index })))('$name', { timeout: 90_000 }, (input) => {
    const own = join(folder, `${input.index}`)
    writeInput(own, input)
    const args = ['--experimental-strip-types', '--no-warnings', program, own, ...Object.keys(input.files).filter((name) => name.endsWith('.budget'))]
    const { stdout, stderr, error, status } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      timeout: input.patience ?? 15_000,
      maxBuffer: 1 << 28,
    })
    expect([error?.message, stderr, status]).toEqual([undefined, '', 0])
    const { zh, en } = JSON.parse(stdout) as { zh: readonly string[]; en: readonly string[] }
    expect(zh.length).toBe(en.length)
    if (input.says) {
      expect(zh.join('\n')).toMatch(input.says.zh)
      expect(en.join('\n')).toMatch(input.says.en)
    }
    // A message that quotes the whole of a large file is none.
    for (const message of [...zh, ...en]) {
      expect(message).not.toMatch(/undefined|NaN|\[object/)
      expect(message.length).toBeLessThan(1000)
    }
  })
})

describe('an open document may hold what no file can', () => {
  const uri = 'file:///budget/a.budget'
  const open = (text: string) => {
    const workspace = new BudgetWorkspace({ host: createNodeHost(), data: { catalogs, formats }, roots: [], language: 'zh' })
    workspace.files.open(LineDocument.create(uri, 'budget', 1, text))
    return workspace
  }

  it.each([
    ['zero bytes', '预算 2030\0\n表\0 甲\n| \0 | 1\0 |\n'],
    ['lone surrogates', '预算 2030\n表 \ud800\n| \udc00 | 数 |\n|---|---:|\n| \ud83d | 1 |\n| 合计 | \udfff2 |\n'],
    ['characters that turn the line around', '预算 2030\n表 \u202e甲\n| 项目 | 数 |\n|---|---:|\n| \u202e一 | \u200b1 |\n| 合计 | 2\ufeff |\n'],
    ['every line ending', '预算 2030\r表 甲\r\n| 项目 | 数 |\n\r|---|---:|\r\r\n| 一 | 1 |\u2028| 合计 | 2 |\u0085'],
  ])('%s', (_, text) => {
    const workspace = open(text)
    const [found] = workspace.diagnosticsOf(uri)
    for (const { range } of found?.diagnostics ?? []) {
      const line = workspace.files.document(uri)?.lines[range.start.line]
      expect(range.end.character).toBeLessThanOrEqual(line?.text.length ?? -1)
    }
    expect(workspace.files.document(uri)?.getText()).toBe(text)
  })

  it('edits and hovers at places that are none', () => {
    const workspace = open('预算 2030\n表 甲\n| 项目 | 数 |\n|---|---:|\n| 一 | 1 |\n')
    const odd = [-1, 0.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY]
    for (const line of odd)
      for (const character of odd) {
        workspace.files.change(uri, [{ range: { start: { line, character }, end: { line: character, character: line } }, text: '|' }], 2)
        expect(() => workspace.hover(uri, { line, character })).not.toThrow()
        expect(() => workspace.diagnosticsOf(uri)).not.toThrow()
      }
  })
})
