/** Runs test/suite inside the browser's own extension host: the web entry, the server in a worker. The tests are those of suite.mjs, in a bundle without Node. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { check, until } from './checks.mjs'
import { root, scratch } from './setup.mjs'
import { longest, readOutcome, recordOutcome } from './suite.mjs'

const bundle = join(root, 'dist-test/suite/index.web.cjs')

/** Below the address of the extension. The ending tells the host that it is no ES module, though its package is one. */
export const testsPath = '/dist-test/suite/index.web.cjs'

async function bundleWebSuite() {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [join(root, 'test/suite/index.web.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2023',
    charset: 'utf8',
    sourcemap: 'inline',
    external: ['vscode'],
    alias: { 'node:assert': join(root, 'test/suite/assert.web.ts') },
    logLevel: 'warning',
  })
}

/** @param {import('playwright-core').Page} page one that names the tests in its configuration @param {number} port */
export async function runWebSuite(page, port) {
  const workspace = join(scratch, 'web-suite', 'workspace')
  cpSync(join(root, 'examples'), workspace, { recursive: true })
  const results = join(workspace, 'suite.json')
  await check('web suite: runs inside the extension host of the browser', async () => {
    await bundleWebSuite()
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURI(workspace)}`)
    await until('the results of the suite', () => readOutcome(results).ended, longest)
  })
  recordOutcome(results, 'web suite')
}
