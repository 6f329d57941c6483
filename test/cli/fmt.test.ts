/** `gouji fmt` on a real disk: columns straight, blanks only, once; line ends and byte order marks as they were. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { formatText } from '../../cli/fmt.ts'
import { run } from '../../cli/run.ts'
import { keepingTerminal } from './made-up-report.ts'

const UGLY = '预算 2030\n表 开支\n|项目|金额|\n|---|---:|\n|甲|1.5|\n|合计|1234.25|\n'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-fmt-'))
  writeFileSync(join(folder, 'a.budget'), UGLY)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function fmt(...args: string[]) {
  const terminal = keepingTerminal(folder)
  return { code: await run(['fmt', ...args], terminal), ...terminal.printed }
}
const content = () => readFileSync(join(folder, 'a.budget'), 'utf8')

it('names with --check what it would change, and changes nothing', async () => {
  expect(await fmt('--check', '.')).toEqual({ code: 1, out: 'a.budget\n', error: '' })
  expect(content()).toBe(UGLY)
})

it('changes blanks and rules of dashes only, and only once', async () => {
  expect(await fmt('a.budget')).toEqual({ code: 0, out: 'a.budget\n', error: '' })
  expect(content()).not.toBe(UGLY)
  expect(content().replace(/ |-{3,}/g, '')).toBe(UGLY.replace(/ |-{3,}/g, ''))
  expect(await fmt('a.budget')).toEqual({ code: 0, out: '', error: '' })
  expect(await fmt('--check', 'a.budget')).toEqual({ code: 0, out: '', error: '' })
})

it('keeps each line’s own end and the byte order mark', () => {
  const mixed = `\ufeff${UGLY.replace('预算 2030\n', '预算 2030\r\n').replace('|甲|1.5|\n', '|甲|1.5|\r\n')}`
  const formatted = formatText(mixed)
  expect(formatted.startsWith('\ufeff预算 2030\r\n')).toBe(true)
  expect(formatted.match(/\r\n|\n/g)).toEqual(mixed.match(/\r\n|\n/g))
  expect(formatText('')).toBe('')
  expect(formatText('预算 2030')).toBe('预算 2030')
})

it('leaves a file that it cannot read alone, and ends 2', async () => {
  const gbk = Uint8Array.of(0xd4, 0xa4, 0xcb, 0xe3)
  writeFileSync(join(folder, 'gbk.budget'), gbk)
  const { code, error } = await fmt('gbk.budget', 'a.budget')
  expect(code).toBe(2)
  expect(error).toContain('gbk.budget')
  expect(Uint8Array.from(readFileSync(join(folder, 'gbk.budget')))).toEqual(gbk)
  expect(content()).not.toBe(UGLY)
})
