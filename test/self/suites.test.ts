/** The counting of the whole test can be trusted: a suite that dies, or forgets to count, is never a success. */
import { expect, it } from 'vitest'
import { runCounting, runWhole } from '../../scripts/suites.mjs'

const counting = (script: string) => runCounting('x', process.execPath, ['-e', script])

it('takes the last line of the form `N passed, N failed`', async () => {
  const outcome = await counting("console.log('9 passed, 9 failed\\n3 passed, 0 failed')")
  expect(outcome).toMatchObject({ passed: 3, failed: 0 })
})

it('counts what failed once', async () => {
  expect(await counting("console.log('3 passed, 2 failed'); process.exit(1)")).toMatchObject({ passed: 3, failed: 2 })
})

it('does not believe a clean count with a bad exit, nor a good exit without a count', async () => {
  expect(await counting("console.log('3 passed, 0 failed'); process.exit(1)")).toMatchObject({ passed: 3, failed: 1 })
  expect(await counting('')).toMatchObject({ passed: 0, failed: 1 })
})

it('counts a command that is not there as failed', async () => {
  expect(await runWhole('x', 'no-such-command-anywhere', [])).toMatchObject({ passed: 0, failed: 1 })
})
