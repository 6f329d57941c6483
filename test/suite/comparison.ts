/** The command 比较两份预算, with both files given as a task or the explorer gives them: which is the old one, and the page that opens beside the source. */
import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { inWorkspace, type Tests, until } from './editor.ts'

interface Compared {
  readonly title: string
  readonly same: boolean
}

const [before, after] = ['two-years/2025年预算.budget', 'two-years/2026年预算.budget']

export const comparison: Tests = {
  async 'two years become a page, the older one first, however they are named'() {
    const [old, now] = [inWorkspace(before), inWorkspace(after)]
    const named = await compare({ old: now.toString(), new: old.toString() })
    assert.deepEqual(named, { title: `${before} → ${after}`, same: false })
    await until('the page', () => pages().some(({ label }) => label === named?.title))
    const selected = await compare(old, [now, old])
    assert.deepEqual(selected, named)
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  },

  async 'a budget does not differ from itself'() {
    const uri = inWorkspace('newcomer/预算.budget').toString()
    assert.equal((await compare({ old: uri, new: uri }))?.same, true)
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  },

  async 'a file without tables is said to have none, and no page opens'() {
    const uri = inWorkspace(before).toString()
    assert.equal(await compare({ old: uri, new: inWorkspace('two-years/青石县2025.budget').toString() }), undefined)
    assert.equal(pages().length, 0)
  },
}

function compare(...given: readonly unknown[]): Thenable<Compared | undefined> {
  return vscode.commands.executeCommand<Compared | undefined>('gouji.compare', ...given)
}

function pages(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('gouji.compare'))
}
