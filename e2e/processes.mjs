/** Starts programs and ends them whole: each has a process group of its own, and the group is ended, since a workbench leaves orphans otherwise. */
import { spawn } from 'node:child_process'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options] */
export function startProgram(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: true })
  running.add(child)
  child.on('error', () => running.delete(child))
  child.on('close', () => running.delete(child))
  return child
}

/**
 * Runs a program to its end and gives what it printed; throws, with that, if it fails or takes too long.
 * @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnOptions & { limit?: number }} [options]
 * @returns {Promise<string>}
 */
export function runProgram(command, args, { limit = 120_000, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = startProgram(command, args, options)
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    const timer = setTimeout(() => signal(child, 'SIGKILL'), limit)
    child.on('error', reject)
    child.on('close', (code, killed) => {
      clearTimeout(timer)
      if (code === 0) resolve(output)
      else reject(new Error(`${command} ${args.join(' ')}: ${killed === null ? `exit ${code}` : `ended by ${killed}`}\n${output}`))
    })
  })
}

/** @param {import('node:child_process').ChildProcess} child */
export async function stopProgram(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = new Promise((resolve) => child.once('close', resolve))
  signal(child, 'SIGTERM')
  const timer = setTimeout(() => signal(child, 'SIGKILL'), 3000)
  await closed
  clearTimeout(timer)
  // The parent is gone; what it left behind in its group goes too.
  signal(child, 'SIGKILL')
}

/** For every way out. */
export function killAll() {
  for (const child of running) signal(child, 'SIGKILL')
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} name */
function signal(child, name) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, name)
  } catch {
    // The group has ended by itself.
  }
}
