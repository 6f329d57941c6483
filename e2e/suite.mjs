/**
 * Runs test/suite inside the extension host of the workbench. A built VS Code takes a development extension and its tests from the page's address
 * only with the smoke-test driver on: without that option an ordinary workbench opens, and nothing runs, without a word.
 */
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, record, until } from './checks.mjs'
import { root, scratch } from './setup.mjs'
import { makeHome, openBrowser, startServer } from './workbench.mjs'

export const bundle = join(root, 'dist-test/suite/index.cjs')

/** Longer than the tests' own limits together would be; if the host never starts the tests, nothing else tells. */
export const longest = 100_000

/** Mocha stays outside: it loads its own files. */
export async function bundleSuite() {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [join(root, 'test/suite/index.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    charset: 'utf8',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  })
}

export async function runSuite() {
  const results = join(scratch, 'suite.json')
  const isRun = await check('suite: runs inside the extension host', async () => {
    await bundleSuite()
    await runInHost(results)
  })
  if (isRun || existsSync(results)) recordOutcome(results)
}

/** Each test counts as one check. @param {string} path the file that the suite wrote @param {string} [suite] */
export function recordOutcome(path, suite = 'suite') {
  for (const { name, problem } of readOutcome(path).results) record(`${suite}: ${name}`, problem)
}

/** Nothing yet, or half of it, is an outcome without results. @param {string} path @returns {{ results: { name: string, problem?: string }[], ended: boolean }} */
export function readOutcome(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { results: [], ended: false }
  }
}

/** @param {string} results */
async function runInHost(results) {
  const workspace = join(scratch, 'suite-workspace')
  cpSync(join(root, 'examples'), workspace, { recursive: true })
  const server = await startServer(makeHome(), {
    options: ['--vscode-option', 'enable-smoke-test-driver'],
    env: { GOUJI_TEST_RESULT: results },
  })
  const browser = await openBrowser()
  const told = /** @type {string[]} */ ([])
  try {
    // What the host says by itself is wanted only if there are no results.
    await browser.page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) =>
      told.push(`${type}: ${args.join(' ')}`),
    )
    await browser.page.exposeFunction('codeAutomationExit', () => undefined)
    await browser.page.goto(address(server.port, workspace))
    await until('the results of the suite', () => readOutcome(results).ended, longest)
  } catch (problem) {
    throw new Error(
      `${problem instanceof Error ? problem.message : problem}\n${told
        .filter((line) => !isNoise(line))
        .slice(-30)
        .join('\n')}`,
    )
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** What this workbench says in any case: it was installed without native modules, and there is no gallery. @param {string} line */
const isNoise = (line) => /spdlog|watchdog|ENOTFOUND|^info: (?!(not )?ok)/.test(line)

/** @param {number} port @param {string} workspace */
function address(port, workspace) {
  const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${port}${path}`
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(bundle)],
    ['enableProposedApi', ''],
    ['skipWelcome', 'true'],
  ]
  return `http://127.0.0.1:${port}/?folder=${encodeURI(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`
}
