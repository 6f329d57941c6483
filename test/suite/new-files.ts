/** The commands that write budgets, with every answer given: a copied table becomes rows and tables, last year's budget goes on to the next year. */
import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { errorsOf, inWorkspace, open, source, type Tests, until, withText } from './editor.ts'

const head = '预算 2024\n部门 299 某局\n单位 299001 某局本级 行政\n格式 北京市西城区\n\n'
const columns = '<tr><td>支出功能分类科目<td>政府支出经济分类科目<td>部门支出经济分类科目<td>基本支出</tr>'
const rows = '<tr><td rowspan=2>2010301<td rowspan=2>50101<td>30101<td>1,133.8</tr><tr><td>30102<td>2.5</tr>'
const html = `<table><!--StartFragment--><tr><td colspan=4>部门支出总体情况表</tr>${columns}${rows}<!--EndFragment--></table>`

export const newFiles: Tests = {
  async 'a copied table becomes a table, and rows of the table that is open'() {
    await withText(head, async (document) => {
      toEnd(document)
      assert.match((await paste({ html, as: 'table' })) ?? '', /表三/)
      assert.match(document.getText(), /\n表 表三 部门支出总体情况表\n/)
      toEnd(document)
      assert.match((await paste({ html, as: 'rows' })) ?? '', /表三/)
      const lines = document.getText().split('\n')
      assert.equal(lines.filter((line) => /^\| 2010301 +\| 50101 +\| 30102 +\| +2\.5 +\|$/.test(line)).length, 2, document.getText())
      assert.equal(lines.filter((line) => line.startsWith('| 支出功能分类科目')).length, 1)
    })
  },

  async 'what is no table is said, and nothing is pasted'() {
    await withText(head, async (document) => {
      assert.equal(await paste({ text: '一句话', as: 'table' }), undefined)
      assert.equal(document.getText(), head)
    })
  },

  async 'last year’s budget goes on to the next year, and checks without an error'() {
    await open(source)
    const folder = inWorkspace('xicheng-2025')
    const target = vscode.Uri.joinPath(folder, '预算.budget')
    try {
      const made = await vscode.commands.executeCommand<string[] | undefined>('gouji.newYear', { year: 2025, figures: 'carry', target })
      assert.equal(made?.length, 2, JSON.stringify(made))
      const document = await vscode.workspace.openTextDocument(target)
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString())
      assert.match(document.getText(), /\n预算 2025\n[\s\S]*\n上年 \.\.\/xicheng-2024\/预算\.budget\n/)
      // The new format is heard of a moment later than the budget that names it.
      await until('findings, and none of them an error', () => {
        const found = vscode.languages.getDiagnostics(target)
        return found.length > 0 && errorsOf(document).length === 0
      })
      // What is there already is not replaced without a word.
      const again = { uri: inWorkspace(source), year: 2025, figures: 'clear', target, replace: 'no' }
      assert.equal(await vscode.commands.executeCommand('gouji.newYear', again), undefined)
      assert.match(document.getText(), /133\.815600/)
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
      await vscode.workspace.fs.delete(folder, { recursive: true })
    }
  },
}

function toEnd(document: vscode.TextDocument): void {
  const editor = vscode.window.activeTextEditor
  assert.equal(editor?.document, document)
  const end = document.lineAt(document.lineCount - 1).range.end
  if (editor) editor.selection = new vscode.Selection(end, end)
}

function paste(request: { readonly html?: string; readonly text?: string; readonly as: 'rows' | 'table' }): Thenable<string | undefined> {
  return vscode.commands.executeCommand<string | undefined>('gouji.pasteTable', request)
}
