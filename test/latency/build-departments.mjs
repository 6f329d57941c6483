/** One run of the shipped program over a folder of departments: when each was done, what the process took at its peak. Gives figures; judges none. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { departments } from './make-departments.mjs'

const program = join(import.meta.dirname, '../../dist/cli.js')

/** Run inside the program: the system's own count of the most memory it ever had, in kilobytes, and of its time on processors, in microseconds. */
const tellUsage = `import { writeSync } from 'node:fs'
process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())))`

/** Hands a folder of so many departments to `body`, and takes it away after. @template T @param {number} count @param {(folder: string) => Promise<T>} body */
export async function withDepartments(count, body) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-departments-'))
  try {
    mkdirSync(join(folder, 'in'))
    for (const { name, text } of departments(count)) writeFileSync(join(folder, 'in', `${name}.budget`), text)
    return await body(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @typedef {{ code: number | null, stderr: string, total: number, each: readonly number[], processor: number, peak: number, files: readonly string[] }} Run
 * `total`, `processor` and `each` in milliseconds (the first of `each` with the program's start), `peak` in megabytes.
 */

/**
 * @param {string} folder as `withDepartments` made it
 * @param {{ to: string, out: string, node?: readonly string[] }} options
 * @returns {Promise<Run>}
 */
export function buildAll(folder, { to, out, node = [] }) {
  const started = performance.now()
  const preload = `data:text/javascript,${encodeURIComponent(tellUsage)}`
  const args = [...node, '--import', preload, program, 'build', 'in', '--to', to, '--out', out]
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  /** @type {number[]} */ const each = []
  const said = { stderr: '', usage: '' }
  let [rest, budget, last] = ['', '', started]
  child.stdout?.on('data', (chunk) => {
    const now = performance.now()
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const next = line.split('/')[1] ?? ''
      if (next === budget) continue
      budget = next
      each.push(now - last)
      last = now
    }
  })
  child.stderr?.on('data', (chunk) => {
    said.stderr += chunk
  })
  child.stdio[3]?.on('data', (chunk) => {
    said.usage += chunk
  })
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const total = performance.now() - started
      // One that was ended from outside says nothing of itself.
      const { maxRSS = 0, userCPUTime = 0, systemCPUTime = 0 } = said.usage === '' ? {} : JSON.parse(said.usage)
      const processor = (userCPUTime + systemCPUTime) / 1000
      resolve({ code, stderr: said.stderr, total, each, processor, peak: maxRSS / 1024, files: filesBelow(join(folder, out)) })
    })
  })
}

/** @param {string} path */
function filesBelow(path) {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => join(entry.parentPath, entry.name)).sort()
}
