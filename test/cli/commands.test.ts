/** The commands on small budgets of no official form: exit codes, what is printed where, what is written and what is not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../cli/run.ts'
import { rules } from '../../core/rules/index.ts'
import { keepingTerminal } from './made-up-report.ts'

const ROWS = ['预算 2030', '部门 299 某局', '', '表 开支', '| 项目 | 金额 |', '|---|---:|', '| 甲 | 1.50 |', '| 乙 | 2.00 |']
const GOOD = [...ROWS, '| 合计 | 3.50 |', ''].join('\n')
const BAD = [...ROWS, '| 合计 | 3.60 |', ''].join('\n')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-commands-'))
  writeFileSync(join(folder, 'good.budget'), GOOD)
  writeFileSync(join(folder, 'bad.budget'), BAD)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function gouji(...args: string[]) {
  const terminal = keepingTerminal(folder)
  const code = await run(args, terminal)
  return { code, ...terminal.printed }
}

describe('check', () => {
  it('ends 0 without an error and 1 with one', async () => {
    expect((await gouji('check', 'good.budget')).code).toBe(0)
    const { code, out, error } = await gouji('check', 'bad.budget')
    expect([code, error]).toEqual([1, ''])
    expect(out).toMatch(/^bad\.budget:9:\d+: 错误: /m)
    expect(out).toContain('| 合计 | 3.60 |')
  })

  it('prints the fixed shape as JSON', async () => {
    const { code, out } = await gouji('check', '.', '--format', 'json')
    expect(code).toBe(1)
    const report = JSON.parse(out)
    const bad = report.files.find((file: { path: string }) => file.path === 'bad.budget')
    expect(bad.diagnostics).toHaveLength(1)
    const [{ rule, severity, message, range, related }] = bad.diagnostics
    expect([rule, severity]).toEqual(['column-sum', 'error'])
    expect(message).not.toBe('')
    expect(range.start.line).toBe(8)
    expect('| 合计 | 3.60 |'.slice(range.start.character, range.end.character)).toBe('3.60')
    expect(Array.isArray(related)).toBe(true)
    expect(report.summary.errors).toBe(1)
    expect(report.summary.checks.failed).toBe(1)
    expect(report.checks).toBeUndefined()
  })

  it('lists each check when asked', async () => {
    const report = JSON.parse((await gouji('check', 'good.budget', '--format', 'json', '--checks')).out)
    expect(report.checks.filter((each: { result: string }) => each.result === 'held')).toHaveLength(report.summary.checks.held)
    expect(report.checks.every((each: { path: string }) => each.path === 'good.budget')).toBe(true)
  })

  it('prints SARIF', async () => {
    const { results } = JSON.parse((await gouji('check', 'bad.budget', '--format', 'sarif')).out).runs[0]
    expect(results.map((each: { ruleId: string }) => each.ruleId)).toEqual(['column-sum'])
  })

  it('names what cannot be read, one line each, checks the rest, and ends 2', async () => {
    writeFileSync(join(folder, 'gbk.budget'), Uint8Array.of(0xd4, 0xa4, 0xcb, 0xe3))
    writeFileSync(join(folder, 'binary.budget'), Uint8Array.of(0, 1, 2))
    const { code, out, error } = await gouji('check', 'gbk.budget', 'binary.budget', 'none.budget', 'bad.budget')
    expect(code).toBe(2)
    expect(error.trimEnd().split('\n')).toHaveLength(3)
    expect(error).toMatch(/gbk\.budget.*UTF-8.*GBK/)
    expect(out).toMatch(/^bad\.budget:9:/m)
  })

  it('takes an empty file calmly', async () => {
    writeFileSync(join(folder, 'empty.budget'), '')
    const { code, error } = await gouji('check', 'empty.budget')
    expect([code, error]).toEqual([0, ''])
  })
})

describe('explain', () => {
  it('prints a rule’s page by either name', async () => {
    const byName = await gouji('explain', 'column-sum')
    expect(byName.code).toBe(0)
    const zhName = rules.find((rule) => rule.name === 'column-sum')?.zhName ?? ''
    expect(byName.out).toContain(zhName)
    expect((await gouji('explain', zhName)).out).toBe(byName.out)
  })

  it('lists all rules, also for a name that is none, which is a 2', async () => {
    const all = await gouji('explain')
    for (const rule of rules) expect(all.out).toContain(rule.name)
    expect(await gouji('explain', 'nonsense')).toMatchObject({ code: 2, out: '' })
  })
})
