/**
 * The suite that runs inside an extension host: a real VS Code, a real language server, the examples as its workspace (a copy, folder 0).
 * It knows nothing of who started that host. `run` rejects if a test fails; results also go to the file named by GOUJI_TEST_RESULT, if any.
 * Its twin for the browser's host is index.web.ts.
 */
import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'
import { everywhere, type Outcome, type Result } from './all.ts'
import { tasks } from './tasks.ts'

export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 25_000, reporter: 'min' })
  for (const [title, tests] of Object.entries({ ...everywhere, tasks })) {
    const suite = Mocha.Suite.create(mocha.suite, title)
    for (const [name, body] of Object.entries(tests)) suite.addTest(new Mocha.Test(name, body))
  }
  const results = await runAll(mocha)
  tell({ results, ended: true })
  const failed = results.filter(({ problem }) => problem !== undefined)
  if (results.length === 0 || failed.length > 0) throw new Error(`${failed.length} of ${results.length} tests failed`)
}

function runAll(mocha: Mocha): Promise<readonly Result[]> {
  const results: Result[] = []
  const add = (test: Mocha.Test, problem?: string) => {
    results.push({ name: test.fullTitle(), ...(problem !== undefined && { problem }) })
    console.log(problem === undefined ? `ok ${test.fullTitle()}` : `not ok ${test.fullTitle()}: ${problem}`)
    tell({ results, ended: false })
  }
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve(results))
    runner.on('pass', (test) => add(test))
    runner.on('fail', (test, problem: Error) => add(test, problem.stack ?? problem.message))
    runner.on('pending', (test) => add(test, 'skipped'))
  })
}

function tell(outcome: Outcome): void {
  const file = process.env.GOUJI_TEST_RESULT
  if (file !== undefined) writeFileSync(file, JSON.stringify(outcome, null, 2))
}
