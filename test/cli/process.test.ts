/** The program as it ships, `dist/cli.js`, as a process of its own: exit codes, pipes, nothing cut off. `npm run build` makes it; `npm test` does that first. */
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const program = join(import.meta.dirname, '../../dist/cli.js')
let folder = ''
beforeAll(() => {
  if (!existsSync(program)) throw new Error('dist/cli.js is not there: npm run build')
  folder = mkdtempSync(join(tmpdir(), 'gouji-process-'))
  const rows = Array.from({ length: 3000 }, (_, index) => `| 第${index}行 | 不是金额 |`)
  writeFileSync(join(folder, 'many.budget'), ['预算 2030', '表 开支', '| 项目 | 金额 |', '|---|---:|', ...rows, ''].join('\n'))
  writeFileSync(join(folder, 'good.budget'), ['预算 2030', '表 开支', '| 项目 | 金额 |', '|---|---:|', '| 甲 | 1 |', '| 合计 | 1 |', ''].join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function gouji(...args: string[]) {
  return spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
}

it('ends with the code that scripts build on', () => {
  expect(gouji('check', 'good.budget').status).toBe(0)
  expect(gouji('check', 'many.budget').status).toBe(1)
  expect(gouji('check', 'none.budget').status).toBe(2)
  expect(gouji('nonsense').status).toBe(2)
  expect(gouji('--help').status).toBe(0)
})

it('writes a long report into a pipe whole', () => {
  const { stdout } = gouji('check', 'many.budget', '--format', 'json')
  expect(stdout.length).toBeGreaterThan(200_000)
  expect(JSON.parse(stdout).summary.errors).toBeGreaterThanOrEqual(3000)
})

it('bears it when the reader leaves', async () => {
  const child = spawn(process.execPath, [program, 'check', 'many.budget'], { cwd: folder })
  let complaint = ''
  child.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect([code, complaint]).toEqual([1, ''])
})

it('needs the package’s other folders for nothing but its version', () => {
  const alone = join(folder, 'cli.mjs')
  copyFileSync(program, alone)
  expect(spawnSync(process.execPath, [alone, 'check', 'good.budget'], { cwd: folder }).status).toBe(0)
})
