/** Runs one suite of the whole test and counts it. A suite is a command; what counts as one test differs, and is said by how it is read. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** @typedef {{ name: string, passed: number, failed: number, seconds: number, note?: string }} Outcome */

const root = join(import.meta.dirname, '..')

/** Suites may leave a server behind if they are cut off, so each has its own process group, and the group is ended. */
const longest = 12 * 60 * 1000

/**
 * @param {string} command @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>} what it printed, which is shown as it comes
 */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    let output = ''
    const timer = setTimeout(() => endGroup(child.pid), longest)
    child.stdout.on('data', (chunk) => {
      output += chunk
      process.stdout.write(chunk)
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
      process.stderr.write(chunk)
    })
    const finish = (/** @type {number} */ code) => {
      clearTimeout(timer)
      resolve({ code, output })
    }
    child.on('error', (problem) => {
      process.stderr.write(`${problem.message}\n`)
      finish(127)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself in the meantime.
  }
}

/** A command that passes or fails as a whole: one test. @param {string} name @param {string} command @param {readonly string[]} args @returns {Promise<Outcome>} */
export async function runWhole(name, command, args) {
  const start = Date.now()
  const { code } = await run(command, args)
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds: secondsSince(start) }
}

/** A command that ends with its own line `N passed, N failed`. Without that line, or with a bad exit and no failure counted, it is one failure. @param {string} name @param {string} command @param {readonly string[]} args @returns {Promise<Outcome>} */
export async function runCounting(name, command, args) {
  const start = Date.now()
  const { code, output } = await run(command, args)
  const line = [...output.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)].at(-1)
  const passed = Number(line?.[1] ?? 0)
  const failed = Number(line?.[2] ?? 0)
  const unclean = line === undefined || (code !== 0 && failed === 0)
  return { name, passed, failed: failed + (unclean ? 1 : 0), seconds: secondsSince(start), ...(unclean ? { note: `exit ${code}` } : {}) }
}

/** The unit tests, counted by Vitest's own JSON report. In CI a skipped test is a failure. @param {string} name @returns {Promise<Outcome>} */
export async function runVitest(name) {
  const start = Date.now()
  const report = join(root, 'build/vitest.json')
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const { code } = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  let counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numTotalTests: 0 }
  try {
    counts = { ...counts, ...JSON.parse(readFileSync(report, 'utf8')) }
  } catch {
    return { name, passed: 0, failed: 1, seconds: secondsSince(start), note: 'no report was written' }
  }
  const skipped = counts.numPendingTests + counts.numTodoTests
  const failed = counts.numFailedTests + (isContinuousIntegration() ? skipped : 0)
  const unclean = (code !== 0 && failed === 0) || counts.numTotalTests === 0
  return {
    name,
    passed: counts.numPassedTests,
    failed: failed + (unclean ? 1 : 0),
    seconds: secondsSince(start),
    ...(skipped > 0 ? { note: `${skipped} skipped` } : {}),
  }
}

export function isContinuousIntegration() {
  return process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false'
}

/** @param {number} start */
function secondsSince(start) {
  return Math.round((Date.now() - start) / 100) / 10
}
