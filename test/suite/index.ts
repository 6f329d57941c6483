/**
 * The suite that runs inside an extension host: a real VS Code, a real language server, the examples as its workspace (a copy, folder 0).
 * It knows nothing of who started that host. `run` rejects if a test fails; results also go to the file named by GOUJI_TEST_RESULT, if any.
 */
import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'
import { comparison } from './comparison.ts'
import { diagnostics } from './diagnostics.ts'
import type { Tests } from './editor.ts'
import { features } from './features.ts'
import { generation } from './generation.ts'
import { navigation } from './navigation.ts'
import { settings } from './settings.ts'
import { writing } from './writing.ts'

const suites: Readonly<Record<string, Tests>> = { comparison, diagnostics, features, generation, navigation, settings, writing }

interface Result {
  readonly name: string
  readonly problem?: string
}

/** Written after each test, so that what was found is there even if the host dies; `ended` says that there is no more to come. */
interface Outcome {
  readonly results: readonly Result[]
  readonly ended: boolean
}

export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 25_000, reporter: 'min' })
  for (const [title, tests] of Object.entries(suites)) {
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
