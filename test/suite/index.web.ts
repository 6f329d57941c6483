/**
 * The same suite in the browser's own extension host, which has neither Node nor Mocha: one test after the other, each with a limit. Results go to a
 * file of the workspace, the only disk there is; `node:assert` is assert.web.ts there.
 */
import * as vscode from 'vscode'
import { everywhere, type Outcome, type Result } from './all.ts'
import { inWorkspace, type Tests } from './editor.ts'

const longest = 25_000

export async function run(): Promise<void> {
  const results: Result[] = []
  for (const [title, tests] of Object.entries(everywhere)) {
    for (const [name, body] of Object.entries(tests)) {
      results.push({ name: `${title} ${name}`, ...(await problemOf(body)) })
      await tell({ results, ended: false })
    }
  }
  await tell({ results, ended: true })
}

async function problemOf(body: Tests[string]): Promise<{ problem?: string }> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`took more than ${longest / 1000} s`)), longest))
  try {
    await Promise.race([body(), late])
    return {}
  } catch (problem) {
    return { problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) }
  }
}

function tell(outcome: Outcome): Thenable<void> {
  return vscode.workspace.fs.writeFile(inWorkspace('suite.json'), new TextEncoder().encode(JSON.stringify(outcome, null, 2)))
}
