/** `gouji diff` on small budgets of no official form: what it prints in each format, where it writes, and how it ends. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { layOut } from '../../cli/lay-out.ts'
import { run } from '../../cli/run.ts'
import { wordsChanged } from '../../cli/words-changed.ts'
import { displayWidth } from '../../grammar/index.ts'
import { keepingTerminal } from './made-up-report.ts'

const budget = (...rows: string[]) =>
  `预算 2030\n部门 299 某局\n\n表 开支\n| 项目 | 金额 |\n|---|---:|\n${rows.map((row) => `| ${row} |\n`).join('')}`

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-diff-'))
  writeFileSync(join(folder, 'old.budget'), budget('房租 | 1200.00', '水电 | 300.00', '合计 | 1500.00'))
  writeFileSync(join(folder, 'new.budget'), budget('房租 | 1300.00', '绿化 | 50.50', '合计 | 1350.50'))
  writeFileSync(join(folder, 'none.budget'), '格式 甲 2030\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function gouji(...args: string[]) {
  const terminal = keepingTerminal(folder)
  const code = await run(args, terminal)
  return { code, ...terminal.printed }
}

describe('as text', () => {
  it('tells what changed, and ends 1', async () => {
    const { code, out, error } = await gouji('diff', 'old.budget', 'new.budget')
    expect([code, error]).toEqual([1, ''])
    expect(out).toBe(
      [
        '旧  old.budget · 某局2030年部门预算 · 预算源稿 · 没有错误',
        '新  new.budget · 某局2030年部门预算 · 预算源稿 · 没有错误',
        '',
        '1 张表有变化；改 2 行、增 1 行、减 1 行',
        '',
        '开支  单位：元 · 改 2 行 · 增 1 行 · 减 1 行',
        '  ~ 房租',
        '      金额  1,200.00  1,300.00  +100.00  +8.33%',
        '  - 水电',
        '      金额    300.00',
        '  + 绿化',
        '      金额               50.50',
        '  ~ 合计',
        '      金额  1,500.00  1,350.50  -149.50  -9.97%',
        '',
      ].join('\n'),
    )
  })

  it('ends 0 where nothing changed, though the figures are written in another way', async () => {
    writeFileSync(join(folder, 'same.budget'), `# 同一份\n${budget('水电 | 300.00', '房租 | 1,200.00', '合计 | 1500.00')}`)
    const { code, out } = await gouji('diff', 'old.budget', 'same.budget')
    expect([code, out.includes('两份预算没有差别。')]).toEqual([0, true])
  })

  it('compares budgets with errors as they are, and ends as without', async () => {
    writeFileSync(join(folder, 'bad.budget'), budget('房租 | 1200.00', '水电 | 300.00', '合计 | 1500.01'))
    const { code, out } = await gouji('diff', 'old.budget', 'bad.budget')
    expect(code).toBe(1)
    expect(out).toContain('有 1 个错误')
    expect(out).toMatch(/~ 合计\n +金额 +1,500\.00 +1,500\.01 +\+0\.01 +\+<0\.01%/)
  })

  it('speaks English', async () => {
    const { out } = await gouji('diff', 'old.budget', 'new.budget', '--lang', 'en')
    expect(out).toContain('1 table changed; 2 rows changed, 1 row added, 1 row removed')
  })
})

describe('in other formats', () => {
  it('is a page or JSON by --format, or by the ending of --out', async () => {
    expect((await gouji('diff', 'old.budget', 'new.budget', '--format', 'html')).out).toMatch(/^<!DOCTYPE html>/)
    const { code, out } = await gouji('diff', 'old.budget', 'new.budget', '--out', 'out/变化.json')
    expect([code, out]).toEqual([1, ''])
    const document = JSON.parse(readFileSync(join(folder, 'out/变化.json'), 'utf8'))
    expect([document.schemaVersion, document.old.path, document.tables[0].sides[0].rows[0].at.old]).toEqual([
      1,
      'old.budget',
      { path: 'old.budget', line: 6 },
    ])
    await gouji('diff', 'old.budget', 'new.budget', '--out', 'a.html')
    await gouji('diff', 'old.budget', 'new.budget', '--out', 'b.html')
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe(readFileSync(join(folder, 'b.html'), 'utf8'))
  })
})

describe('cannot run', () => {
  it('without a file, with one that cannot be read, with one that has no tables', async () => {
    expect(await gouji('diff', 'old.budget', 'gone.budget')).toMatchObject({ code: 2, out: '', error: expect.stringContaining('gone.budget') })
    writeFileSync(join(folder, 'gbk.budget'), Uint8Array.of(0xd4, 0xa4, 0xcb, 0xe3))
    expect((await gouji('diff', 'gbk.budget', 'new.budget')).error).toContain('UTF-8')
    expect(await gouji('diff', 'old.budget', 'none.budget')).toMatchObject({ code: 2, error: 'gouji: “none.budget”里没有可以比较的表格\n' })
    expect(await gouji('diff', 'old.budget', '.')).toMatchObject({ code: 2, error: 'gouji: diff 比较两个预算文件，“.”是 4 个文件\n' })
    expect((await gouji('diff', 'old.budget')).code).toBe(2)
    expect((await gouji('diff', 'old.budget', 'new.budget', '--format', 'pdf')).code).toBe(2)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })
})

it('each budget has the formats of its own folder', async () => {
  for (const [name, title] of [
    ['a', '旧支出明细总表'],
    ['b', '新支出明细总表'],
  ] as const) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'form.budget'), `格式 甲 2030\n金额单位 元\n表 表一 ${title}\n列 项目 : 文本\n列 金额 : 金额\n`)
    writeFileSync(join(folder, name, 'main.budget'), '预算 2030\n格式 甲\n表 表一\n| 项目 | 金额 |\n|---|---:|\n| 房租 | 1 |\n')
  }
  const terminal = keepingTerminal(join(folder, 'a'))
  expect(await run(['diff', 'main.budget', '../b/main.budget'], terminal)).toBe(1)
  expect(terminal.printed.out).toMatch(/表一 新支出明细总表[\s\S]*旧表题：旧支出明细总表/)
})

describe('a terminal', () => {
  it('has figures under each other, Chinese characters two cells wide, and nothing that moves its cursor', () => {
    const lines = layOut([
      [{ text: '金额' }, { text: '1,200.00', align: 'right' }],
      [{ text: 'a\u001b[31m' }, { text: '3', align: 'right' }],
    ])
    expect(lines.map((line) => displayWidth(line))).toEqual([displayWidth(lines[0] ?? ''), displayWidth(lines[0] ?? '')])
    expect(lines[1]).not.toContain('\u001b')
  })

  it('has no figure cut in two', () => {
    const plain = (text: string) => text
    const words = `${'字'.repeat(30)}11,413.45${'字'.repeat(20)}`
    expect(wordsChanged(`一${words}一`, `二${words}二`, plain, plain)).toBe(`[-一-]{+二+}${'字'.repeat(24)}…${'字'.repeat(20)}[-一-]{+二+}`)
  })

  it('has long wordings cut short where nothing changed', () => {
    const plain = (text: string) => text
    const long = '不变的文字'.repeat(20)
    expect(wordsChanged(`${long}一${long}`, `${long}二${long}`, plain, plain)).toBe(`…${long.slice(-24)}[-一-]{+二+}${long.slice(0, 24)}…`)
  })
})
