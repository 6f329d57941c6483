/** Names, figures and what is drawn beside the text, asked for by the commands that the editor itself uses; the server's own documents open. */
import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { open, placeOf, published, source, type Tests, until, withText } from './editor.ts'

const run = <T>(command: string, ...values: readonly unknown[]): Thenable<T> => vscode.commands.executeCommand<T>(command, ...values)
const whole = (document: vscode.TextDocument) => new vscode.Range(0, 0, document.lineCount, 0)

export const navigation: Tests = {
  async 'a code leads to its entry in the catalogue, which opens as a document that nobody can change'() {
    const document = await open(published)
    const place = placeOf(document, '2010301').translate(0, 2)
    const [entry] = await until('a definition', async () => {
      const found = await run<vscode.Location[]>('vscode.executeDefinitionProvider', document.uri, place)
      return found.length > 0 ? found : undefined
    })
    assert.equal(entry?.uri.scheme, 'gouji-catalog')
    const catalog = await vscode.workspace.openTextDocument(entry.uri)
    assert.equal(catalog.getText(entry.range), '2010301 行政运行')
    assert.equal(vscode.workspace.fs.isWritableFileSystem('gouji-catalog'), undefined)
  },

  async 'a table leads to the format that ships, which is read like any budget file'() {
    const document = await open(published)
    const place = placeOf(document, '表 表三').translate(0, 3)
    const [form] = await until('a definition', async () => {
      const found = await run<vscode.Location[]>('vscode.executeDefinitionProvider', document.uri, place)
      return found.length > 0 ? found : undefined
    })
    assert.equal(form?.uri.scheme, 'gouji-format')
    const format = await vscode.workspace.openTextDocument(form.uri)
    assert.equal(format.languageId, 'budget')
    assert.match(format.getText(form.range), /^表 表三/)
  },

  async 'names of codes stand behind their lines, never in a column'() {
    const document = await open(source)
    const hints = await until('hints', async () => {
      const found = await run<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole(document))
      return found.length > 0 ? found : undefined
    })
    for (const { position } of hints) assert.equal(position.character, document.lineAt(position.line).text.length)
    assert.ok(hints.some(({ label }) => String(label).includes('行政运行')))
  },

  async 'each table says above it how it stands, and offers what can be done with it'() {
    const document = await open(published)
    const lenses = await until('lenses', async () => {
      const found = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri)
      return found.some(({ command }) => command?.title.includes('29.801353')) ? found : undefined
    })
    const titles = lenses.map(({ command }) => command?.title)
    assert.ok(titles.includes('生成') && titles.includes('预览'), titles.join())
    const wrong = lenses.find(({ command }) => command?.title.includes('29.801353'))
    assert.equal(wrong?.command?.command, 'gouji.reveal')
    await run(wrong.command.command, ...(wrong.command.arguments ?? []))
    assert.equal(vscode.window.activeTextEditor?.document.getText(vscode.window.activeTextEditor.selection), '540.054847')
  },

  async 'a project is renamed in every table by one edit'() {
    const document = await open(source)
    const name = '打印机设备采购费'
    const edit = await run<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      placeOf(document, name).translate(0, 1),
      '复印机',
    )
    const count = document.getText().split(name).length - 1
    assert.equal(edit.get(document.uri).length, count)
  },

  async 'a total is traced to its rows, and a row to what is made of it'() {
    const document = await open(published)
    const place = placeOf(document, '540.054847').translate(0, 2)
    const [total] = await run<vscode.CallHierarchyItem[]>('vscode.prepareCallHierarchy', document.uri, place)
    assert.match(total?.name ?? '', /合计 › 本年预算金额 = 540\.054847$/)
    const rows = await run<vscode.CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', total)
    assert.ok(rows.length > 2)
    const back = await run<vscode.CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', rows[0]?.to)
    assert.ok(back.some(({ from }) => from.name === total?.name))
  },

  async 'symbols are found by initials; references, selections, links and colours come'() {
    const document = await open(source)
    const symbols = await run<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'dayinji')
    assert.ok(
      symbols.some(({ name }) => name.includes('打印机')),
      symbols.map(({ name }) => name).join(),
    )
    const place = placeOf(document, '打印机设备采购费').translate(0, 1)
    const references = await run<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, place)
    assert.ok(references.length > 1)
    const [selection] = await run<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [place])
    assert.ok(selection?.parent?.parent)
    const tokens = await run<vscode.SemanticTokens>('vscode.provideDocumentRangeSemanticTokens', document.uri, whole(document))
    assert.ok(tokens.data.length > 500)
  },

  async 'a bar and a new line straighten the row while one types'() {
    await withText('预算 2024\n表 甲 表\n| 项目   | 金额 |\n|--------|-----:|\n| 第一项 | 1.00 |\n|二|2.00|\n', async (document) => {
      const options = { tabSize: 2, insertSpaces: true }
      const edits = await run<vscode.TextEdit[]>('vscode.executeFormatOnTypeProvider', document.uri, new vscode.Position(6, 0), '\n', options)
      const edit = new vscode.WorkspaceEdit()
      edit.set(document.uri, edits)
      await vscode.workspace.applyEdit(edit)
      assert.equal(document.lineAt(5).text, '| 二     | 2.00 |')
    })
  },
}
