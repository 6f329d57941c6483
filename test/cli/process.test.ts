/** The program as it ships, `dist/cli.js`, as a process of its own: exit codes, pipes, nothing cut off. `npm run build` makes it; `npm test` does that first. */
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

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

describe.skipIf(process.platform === 'win32')('what ends a build half way', () => {
  const oldFile = 'what was there before'
  const made = (out: string) => readdirSync(join(folder, out), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

  it('a disk that takes no more: the old file stays whole, and nothing lies beside it', () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `| 第${index}行 | ${index}.00 |`)
    writeFileSync(join(folder, 'long.budget'), ['预算 2030', '表 开支', '| 项目 | 金额 |', '|---|---:|', ...rows, ''].join('\n'))
    expect(gouji('build', 'long.budget', '--to', 'html', '--out', 'full').status).toBe(0)
    const [file] = made('full')
    writeFileSync(join(folder, 'full', file?.name ?? ''), oldFile)
    // Blocks of 512 bytes: less than the page has. The system then refuses the write in its middle, as a full disk does.
    const limited = `ulimit -f 40; exec "$0" "$@"`
    const { status, stderr } = spawnSync('sh', ['-c', limited, process.execPath, program, 'build', 'long.budget', '--to', 'html', '--out', 'full'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([2, expect.stringMatching(/无法写入.*EFBIG/)])
    expect(made('full').map(({ name }) => name)).toEqual([file?.name])
    expect(readFileSync(join(folder, 'full', file?.name ?? ''), 'utf8')).toBe(oldFile)
  })

  it('Ctrl-C: whole files of the first budgets, none of the others, no temporary ones', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `| 第${index}行 | ${index}.00 |`)
    mkdirSync(join(folder, 'many'))
    for (let number = 0; number < 200; number++)
      writeFileSync(join(folder, 'many', `${number}.budget`), ['预算 2030', '表 开支', '| 项目 | 金额 |', '|---|---:|', ...rows, ''].join('\n'))
    const child = spawn(process.execPath, [program, 'build', 'many', '--to', 'html,xlsx', '--out', 'cut'], { cwd: folder })
    let [printed, complaint] = ['', '']
    child.stdout.on('data', (chunk) => {
      printed += chunk
    })
    child.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    child.stdout.once('data', () => child.kill('SIGINT'))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect([code, complaint]).toEqual([130, expect.stringMatching(/^gouji: 已中断\ngouji: 200 个预算：生成 \d+ 个，写出 \d+ 个文件/)])
    const files = made('cut').map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    expect(files.toSorted()).toEqual(printed.trimEnd().split('\n').toSorted())
    expect(files.length).toBeLessThan(400)
    for (const file of files.filter((name) => name.endsWith('.html'))) expect(readFileSync(join(folder, file), 'utf8').trimEnd()).toMatch(/<\/html>$/)
  })
})
