/** What the server answers when asked: hover, quick fix, formatting, outline, folding, each through the command that the editor itself uses. */
import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { amounts, hasRule, open, placeOf, published, revert, rightTotal, type Tests, until, withText, wrongTotal, wrongTotalError } from './editor.ts'

const crooked = '预算 2024\n\n表 甲 表\n| 项目 | 金额 |\n|---|---:|\n| 一般公共服务 | 1.5 |\n| 二 | 12 |\n| 合计 | 13.5 |\n'

export const features: Tests = {
  async 'hover on a code says its name and its path'() {
    const document = await open(published)
    const text = await hoverAt(document, placeOf(document, '2010301').translate(0, 2))
    assert.match(text, /行政运行/)
    assert.match(text, /一般公共服务支出/)
  },

  async 'hover on the wrong total says what its rows add up to'() {
    const document = await open(published)
    const { range } = await wrongTotalError(document)
    const text = amounts(await hoverAt(document, range.end.translate(0, -2)))
    assert.ok(text.includes('569.8562'), text)
  },

  async "the error links to its rule's page, which opens without a network"() {
    const document = await open(published)
    const { code } = await wrongTotalError(document)
    assert.ok(typeof code === 'object', 'the code has no link')
    const page = await vscode.workspace.openTextDocument(code.target)
    assert.match(page.getText(), /column-sum/)
  },

  async 'the quick fix writes the right total'() {
    const document = await open(published)
    const { range } = await wrongTotalError(document)
    // A finding of the text before the last edit has no fix any more; the newer one is on its way.
    const fix = await until('a quick fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, 'quickfix')
      return actions.find(({ edit }) => edit !== undefined)
    })
    assert.ok(fix.edit)
    assert.match(fix.title, /\p{Script=Han}/u)
    await vscode.workspace.applyEdit(fix.edit)
    await until('no error', () => !hasRule(document, 'column-sum'))
    assert.ok(!document.getText().includes(wrongTotal) && document.getText().includes(rightTotal))
    await revert(document)
    await wrongTotalError(document)
  },

  async 'formatting changes blanks only, and once'() {
    const words = (text: string) => text.replace(/[ \t]+/g, '').replace(/-+/g, '-')
    await withText(crooked, async (document) => {
      await formatOnce(document)
      const formatted = document.getText()
      assert.notEqual(formatted, crooked)
      assert.equal(words(formatted), words(crooked))
      await formatOnce(document)
      assert.equal(document.getText(), formatted)
    })
  },

  async 'the outline has every table, and each can be folded'() {
    const document = await open(published)
    const lines = document.getText().split('\n')
    const tables = lines.flatMap((line, number) => (/^表 /.test(line) ? [number] : []))
    assert.ok(tables.length > 1)
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri)
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri)
    const starts = new Set(symbols.map(({ range }) => range.start.line))
    assert.deepEqual(
      tables.filter((line) => !starts.has(line)),
      [],
    )
    assert.deepEqual(
      tables.filter((line) => !folds.some(({ start }) => start === line)),
      [],
    )
  },
}

async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const ask = () => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position)
  const hovers = await until('a hover', async () => {
    const found = await ask()
    return found.length > 0 ? found : undefined
  })
  return hovers.flatMap(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value))).join('\n')
}

async function formatOnce(document: vscode.TextDocument): Promise<void> {
  const options = { tabSize: 2, insertSpaces: true }
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, options)
  const edit = new vscode.WorkspaceEdit()
  edit.set(document.uri, edits ?? [])
  await vscode.workspace.applyEdit(edit)
}
