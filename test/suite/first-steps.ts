/** What the walkthrough promises: its pages and commands are there, its budget opens and has its error, a table is pasted, the preview opens. */
import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { codeOf, errorsOf, inWorkspace, published, type Tests, until, withText } from './editor.ts'

interface Step {
  readonly description: string
  readonly media: { readonly markdown: string }
  readonly completionEvents: readonly string[]
}

/** The columns in another order than the table's, as a spreadsheet copies them. */
const sheet = '部门支出经济分类科目\t支出功能分类科目\t基本支出\n30101\t2010301\t1.50\n30102\t2010301\t2.25\n'
const open =
  '预算 2024\n部门 1 某局\n单位 1001 某局本级 行政\n格式 北京市西城区\n\n表 表三\n| 支出功能分类科目 | 部门支出经济分类科目 | 基本支出 |\n|---|---|---:|\n'

export const firstSteps: Tests = {
  async 'every page and every command of the walkthrough is there'() {
    const extension = vscode.extensions.getExtension('gouji.gouji')
    assert.ok(extension)
    const [walkthrough] = extension.packageJSON.contributes.walkthroughs as readonly { readonly steps: readonly Step[] }[]
    const steps = walkthrough?.steps ?? []
    assert.ok(steps.length > 4)
    const commands = new Set(await vscode.commands.getCommands())
    for (const { description, media, completionEvents } of steps) {
      const page = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, media.markdown))
      assert.ok(page.length > 0)
      const named = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command ?? '')
      const ticking = completionEvents.flatMap((event) => (event.startsWith('onCommand:') ? [event.slice('onCommand:'.length)] : []))
      assert.deepEqual(
        [...named, ...ticking].filter((command) => !commands.has(command)),
        [],
      )
    }
  },

  async 'the budget to practise on opens without a file, and has its one error'() {
    await vscode.commands.executeCommand('gouji.openSample')
    const document = await until('the budget', () => {
      const shown = vscode.window.activeTextEditor?.document
      return shown?.isUntitled && shown.languageId === 'budget' ? shown : undefined
    })
    const [error] = await until('its error', () => (errorsOf(document).length > 0 ? errorsOf(document) : undefined))
    assert.equal(errorsOf(document).length, 1)
    assert.equal(error && codeOf(error), 'column-sum')
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  },

  async 'cells of a spreadsheet become rows, in the order of the table'() {
    await withText(open, async (document) => {
      const end = document.positionAt(document.getText().length)
      const editor = await vscode.window.showTextDocument(document)
      editor.selection = new vscode.Selection(end, end)
      const paste = async () => vscode.commands.executeCommand<string | undefined>('gouji.pasteTable', { text: sheet, as: 'rows' })
      assert.ok(await until('the paste', paste))
      const rows = document.getText().split('\n').slice(8)
      const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()))
      assert.deepEqual(cells[0]?.slice(1, -1), ['2010301', '30101', '1.50'])
      assert.deepEqual(cells[1]?.slice(1, -1), ['2010301', '30102', '2.25'])
    })
  },

  async 'the preview opens beside the source, and leaves the cursor there'() {
    const uri = inWorkspace(published)
    await vscode.window.showTextDocument(uri)
    await vscode.commands.executeCommand('gouji.preview')
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs)
    const isPreview = ({ input }: vscode.Tab) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('gouji.preview')
    const tab = await until('the preview', () => tabs().find((each) => isPreview(each) && each.label.includes('公开稿.budget')))
    assert.notEqual(tab.group.viewColumn, vscode.window.activeTextEditor?.viewColumn)
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString())
    await vscode.window.tabGroups.close(tab)
  },
}
