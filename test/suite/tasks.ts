/** The tasks, where there are processes: what is offered, and that one of them runs the command line of this very extension. */
import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import type { Tests } from './editor.ts'

export const tasks: Tests = {
  async 'checking and building are offered, and checking the examples finds their errors'() {
    const offered = await vscode.tasks.fetchTasks({ type: 'gouji' })
    const verbs = offered.map(({ definition }) => definition.arguments[0])
    assert.deepEqual([...verbs].sort(), ['build', 'check'])
    const check = offered.find(({ definition }) => definition.arguments[0] === 'check')
    assert.ok(check)
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.definition.type !== 'gouji') return
        listener.dispose()
        resolve(exitCode)
      })
    })
    await vscode.tasks.executeTask(check)
    assert.equal(await ended, 1)
  },
}
