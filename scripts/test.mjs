#!/usr/bin/env node
/**
 * The whole test, `npm test`: build, types, style, unit tests, then the real workbench. Ends with `N passed, N failed` alone on a line; exit 1 if any failed.
 * The workbench needs a browser: without one it is skipped with a line saying so, but under CI a skipped suite is a failure.
 */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { generateData } from './generate-data.mjs'
import { isContinuousIntegration, runCounting, runVitest, runWhole } from './suites.mjs'

const root = join(import.meta.dirname, '..')
// Found first by every suite: the pinned Node, and the tools by their own names, also when this script was not started by npm.
process.env.PATH = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`

/** As e2e/setup.mjs looks for one; asked here first, since that file prepares folders as soon as it is loaded. */
function hasBrowser() {
  const named = process.env.CHROMIUM
  if (named !== undefined && named !== '') return existsSync(named)
  const folders = (process.env.PATH ?? '').split(delimiter)
  return ['chromium', 'chromium-browser', 'google-chrome'].some((name) => folders.some((folder) => existsSync(join(folder, name))))
}

/** @returns {Promise<import('./suites.mjs').Outcome>} */
async function runWorkbench() {
  if (hasBrowser()) return runCounting('workbench', 'node', ['e2e/run.mjs'])
  const failed = isContinuousIntegration() ? 1 : 0
  return { name: 'workbench', passed: 0, failed, seconds: 0, note: 'SKIPPED: no chromium on PATH (Debian: apt-get install chromium fonts-noto-cjk)' }
}

/** In this order: what is cheap and tells most first. Each suite runs whatever the ones before it found. */
const suites = [
  () => runWhole('build', 'node', ['scripts/build.mjs']),
  () => runWhole('types', 'tsc', ['--build']),
  () => runWhole('style', 'biome', ['check', '.']),
  () => runVitest('unit'),
  runWorkbench,
]

generateData()
/** @type {import('./suites.mjs').Outcome[]} */
const outcomes = []
for (const suite of suites) outcomes.push(await suite())

console.log('')
for (const { name, passed, failed, seconds, note } of outcomes) {
  console.log(`${name.padEnd(10)} ${passed} passed ${failed} failed  ${seconds} s${note === undefined ? '' : `  ${note}`}`)
}
const total = (/** @type {'passed' | 'failed'} */ key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0)
console.log(`${total('passed')} passed, ${total('failed')} failed`)
process.exitCode = total('failed') > 0 ? 1 : 0
