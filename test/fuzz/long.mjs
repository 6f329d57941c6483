#!/usr/bin/env node
/** `npm run fuzz`: the random edits of the tests, a hundred thousand of each kind, with a new seed. `FUZZ_RUNS` and `FUZZ_SEED` say otherwise. */
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const environment = {
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
  FUZZ_RUNS: process.env.FUZZ_RUNS ?? '100000',
}
const { status, error } = spawnSync('vitest', ['run', 'test/fuzz', '--reporter=verbose'], {
  cwd: root,
  stdio: 'inherit',
  env: environment,
  shell: process.platform === 'win32',
})
if (error) console.error(error.message)
process.exitCode = status ?? 1
