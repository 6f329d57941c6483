/** The commands, with every answer given: what 生成公开表格 writes, and what it says of a budget with errors; what 检查工作区 counts. */
import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { inWorkspace, open, published, source, type Tests, wrongTotalError } from './editor.ts'

interface Generated {
  readonly files: readonly string[]
  readonly errors: number
}

export const generation: Tests = {
  async 'the clean source becomes a workbook, a page and one csv for each table'() {
    await open(source)
    const result = await generate({ formats: ['xlsx', 'html', 'csv'] })
    assert.equal(result?.errors, 0)
    const files = result?.files ?? []
    assert.ok(files.filter((path) => path.endsWith('.csv')).length > 1, files.join('\n'))
    assert.match(await textOf(files, '.xlsx'), /^PK/)
    assert.match(await textOf(files, '.html'), /^<!doctype html>/i)
  },

  async 'a budget with an error is written as a draft, if that is wanted'() {
    const document = await open(published)
    await wrongTotalError(document)
    const draft = await generate({ formats: ['html'], draft: true })
    assert.ok((draft?.errors ?? 0) > 0)
    assert.equal(draft?.files.length, 1)
    assert.match(decodeURIComponent(draft?.files[0] ?? ''), /草稿|draft/i)
    assert.equal(await generate({ formats: ['html'], draft: false }), undefined)
  },

  async 'the workspace is checked with its files closed'() {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    const result = await vscode.commands.executeCommand<{ files: number; errors: number }>('gouji.checkWorkspace')
    assert.ok(result.files >= 3, JSON.stringify(result))
    const budgets = vscode.languages.getDiagnostics().filter(([uri]) => uri.path.endsWith('.budget'))
    const errors = budgets.flatMap(([, found]) => found).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
    assert.equal(result.errors, errors.length, JSON.stringify(result))
    assert.ok(vscode.languages.getDiagnostics(inWorkspace(published)).length > 0)
  },
}

/** Beside the workspace, so that nothing is added to what others look at. */
function generate(request: { readonly formats: readonly string[]; readonly draft?: boolean }): Thenable<Generated | undefined> {
  const folder = inWorkspace('../generated-by-suite')
  return vscode.commands.executeCommand<Generated | undefined>('gouji.generate', { ...request, folder })
}

async function textOf(files: readonly string[], ending: string): Promise<string> {
  const address = files.find((each) => each.endsWith(ending))
  assert.ok(address, `no ${ending} among ${files.join(', ')}`)
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(address)))
}
