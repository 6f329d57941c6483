/** The editor as the tests use it: documents of the workspace, waiting for what the server publishes, edits that are taken back. */
import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'

/** Tests by their names, in the order in which they run. */
export type Tests = Readonly<Record<string, () => Promise<void>>>

export const published = 'xicheng-2024/公开稿.budget'
export const source = 'xicheng-2024/预算.budget'
export const newcomer = 'newcomer/预算.budget'

/** The one genuine error of the published budget: its table 11 prints this total, and its rows add up to that. */
export const wrongTotal = '540.054847'
export const rightTotal = '569.856200'

export function inWorkspace(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  assert.ok(folder, 'the suite needs a workspace')
  return vscode.Uri.joinPath(folder.uri, path)
}

export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(path))
  await vscode.window.showTextDocument(document)
  return document
}

/** A document that was never saved, for as long as `body` runs. Left open it would ask, when it is closed, whether to save it. */
export async function withText(content: string, body: (document: vscode.TextDocument) => Promise<void>): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'budget', content })
  await vscode.window.showTextDocument(document)
  try {
    await body(document)
  } finally {
    await vscode.window.showTextDocument(document)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  }
}

export async function until<T>(what: string, ask: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + 10_000
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== null && answer !== false) return answer
    if (Date.now() > end) throw new Error(`waited 10 s for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

export function errorsOf({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
}

export function hasRule(document: vscode.TextDocument, rule: string): boolean {
  return errorsOf(document).some((error) => codeOf(error) === rule)
}

/** A code with a link to its page is an object. */
export function codeOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code
}

export function wrongTotalError(document: vscode.TextDocument): Promise<vscode.Diagnostic> {
  return until('the error at the wrong total', () => errorsOf(document).find(({ range }) => document.getText(range).includes(wrongTotal)))
}

export function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text)
  assert.ok(offset >= 0, `${text} is not in ${document.uri.path}`)
  return document.positionAt(offset)
}

export async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = placeOf(document, before)
  const edit = new vscode.WorkspaceEdit()
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, before.length)), after)
  assert.ok(await vscode.workspace.applyEdit(edit))
}

/** Whatever a test did to a document of the workspace is taken back, without saving. */
export async function revert(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document)
  await vscode.commands.executeCommand('workbench.action.files.revert')
  assert.equal(document.isDirty, false)
}

export function amounts(text: string): string {
  return text.replaceAll(',', '')
}
