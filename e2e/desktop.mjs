#!/usr/bin/env node
/**
 * Runs the same suite in a desktop VS Code, on a machine that has a screen and a network: `node e2e/desktop.mjs [path of VS Code]`. Without a path
 * @vscode/test-electron downloads one. Build first; the tests and their results are the very ones of suite.mjs.
 */
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runTests } from '@vscode/test-electron'
import { finish, record } from './checks.mjs'
import { buildIfMissing, root, scratch } from './setup.mjs'
import { bundle, bundleSuite, recordOutcome } from './suite.mjs'

const results = join(scratch, 'suite.json')
const workspace = join(scratch, 'workspace')
const [vscodeExecutablePath] = process.argv.slice(2)

await buildIfMissing()
await bundleSuite()
cpSync(join(root, 'examples'), workspace, { recursive: true })
await runTests({
  ...(vscodeExecutablePath && { vscodeExecutablePath }),
  extensionDevelopmentPath: root,
  extensionTestsPath: bundle,
  extensionTestsEnv: { GOUJI_TEST_RESULT: results },
  launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', `--user-data-dir=${join(scratch, 'data')}`],
}).catch((problem) => console.error(problem.message))

if (existsSync(results)) recordOutcome(results)
else record('suite: runs inside the extension host', 'no results were written')
rmSync(scratch, { recursive: true, force: true })
process.exitCode = finish()
