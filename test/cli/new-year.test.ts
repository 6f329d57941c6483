/** `gouji new-year` on a disk: where the files go, that none is replaced, and that what was written checks without an error. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../../cli/run.ts'
import type { Terminal } from '../../cli/terminal.ts'
import { root } from '../self/repository.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-new-year-'))
  cpSync(join(root, 'examples/xicheng-2024'), join(folder, '2024'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

async function gouji(...args: string[]) {
  let [out, error] = ['', '']
  const terminal: Terminal = {
    out: (text) => {
      out += text
    },
    error: (text) => {
      error += text
    },
    folder,
    colours: false,
    environment: {},
    statusWidth: () => undefined,
    interruptible: () => new AbortController().signal,
  }
  const code = await run(args, terminal)
  return { code, out, error }
}

describe('the files', () => {
  test('lie in the folder of the new year, with the format that nobody had written; they check without an error', async () => {
    const made = await gouji('new-year', '2024/预算.budget', '--carry')
    expect(made).toMatchObject({ code: 0, out: '2025/预算.budget\n2025/北京市西城区2025.budget\n' })
    expect(made.error).toBe('gouji: 没有 2025 年的格式“北京市西城区”：建了一份同 2024 年的，表样变了就在里面改\n')
    expect(readFileSync(join(folder, '2025/预算.budget'), 'utf8')).toContain('\n预算 2025\n')
    expect((await gouji('check', '2025')).code).toBe(0)
  })

  test('have no figures, unless they are asked for', async () => {
    await gouji('new-year', '2024/预算.budget', '--out', '草稿/明年.budget')
    const text = readFileSync(join(folder, '草稿/明年.budget'), 'utf8')
    expect(text).toContain('上年 ../2024/预算.budget')
    expect(text).not.toContain('133.8156')
    expect((await gouji('check', '草稿/明年.budget')).code).toBe(0)
  })

  test('go into a folder under the name that they would have', async () => {
    mkdirSync(join(folder, '这里'))
    expect((await gouji('new-year', '2024/预算.budget', '--out', '这里')).out).toContain('这里/预算.budget\n')
    expect((await gouji('new-year', '2024/预算.budget', '--out', '那里/')).out).toContain('那里/预算.budget\n')
  })

  test('replace none: nothing is written where one is there', async () => {
    mkdirSync(join(folder, '2025'))
    writeFileSync(join(folder, '2025/北京市西城区2025.budget'), '一年的工作\n')
    writeFileSync(join(folder, '2025/预算.budget'), '又一年\n')
    const made = await gouji('new-year', '2024/预算.budget')
    expect(made).toMatchObject({ code: 2, out: '' })
    expect(made.error).toContain('已经有了')
    expect(readdirSync(join(folder, '2025')).sort()).toEqual(['北京市西城区2025.budget', '预算.budget'].sort())
    expect(readFileSync(join(folder, '2025/预算.budget'), 'utf8')).toBe('又一年\n')
  })
})

test.each([
  [['2024/预算.budget', '--carry', '--clear'], '这些选项不能同时用'],
  [['2024/预算.budget', '--year', '明年'], '四位的年份'],
  [['2024/预算.budget', '--year', '2024'], '不在 2024 年之后'],
  [['2024/FINDINGS.md'], '没有写“预算 年份”'],
  [['2024'], '是 2 个文件'],
  [['2099'], '2099'],
])('%j cannot be done, and says why', async (args, words) => {
  const made = await gouji('new-year', ...args)
  expect(made.code).toBe(2)
  expect(made.error).toContain(words)
  expect(existsSync(join(folder, '2025'))).toBe(false)
})

test('a part goes on with its budget', async () => {
  writeFileSync(join(folder, '2024/主.budget'), '预算 2024\n单位 299001 某局 行政\n格式 北京市西城区\n引用 部分.budget\n')
  writeFileSync(join(folder, '2024/部分.budget'), '表 表三\n| 支出功能分类科目 | 基本支出 |\n|---|---:|\n| 2010301 | 1 |\n')
  expect((await gouji('new-year', '2024/部分.budget', '--carry')).out).toBe('2025/主.budget\n2025/部分.budget\n2025/北京市西城区2025.budget\n')
})
