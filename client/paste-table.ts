/**
 * The command 粘贴为表格, for who wants to choose before anything is pasted. On a desktop it is the editor's own 选择性粘贴, which sees the markup of
 * the clipboard; a browser hands a command the text alone. With the clipboard given (a test) and a choice, it asks nothing.
 */
import { commands, env, Range, type TextEditor, UIKind, WorkspaceEdit, window, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { isCancellation, messageOf } from './failure.ts'
import { pasteKind } from './paste.ts'
import { type Clipboard, requestPaste } from './paste-request.ts'
import type { PasteChoice } from './protocol.ts'
import type { Words } from './words.ts'

export interface PasteTableRequest extends Clipboard {
  /** Takes the first choice of this kind. */
  readonly as?: PasteChoice['kind']
}

/** The title of what was pasted; undefined where nothing was. */
export async function pasteTable(client: BaseLanguageClient, words: Words, given?: PasteTableRequest): Promise<string | undefined> {
  const editor = window.activeTextEditor
  if (editor?.document.languageId !== 'budget') {
    void window.showInformationMessage(words('Open a budget first.'))
    return undefined
  }
  try {
    if (given === undefined && env.uiKind === UIKind.Desktop) {
      await commands.executeCommand('editor.action.pasteAs', { kind: pasteKind })
      return undefined
    }
    return await pasteInto(editor, client, words, given ?? { text: await env.clipboard.readText() })
  } catch (problem) {
    if (!isCancellation(problem)) void window.showErrorMessage(words('The table could not be pasted: {0}', messageOf(problem)))
    return undefined
  }
}

async function pasteInto(editor: TextEditor, client: BaseLanguageClient, words: Words, request: PasteTableRequest): Promise<string | undefined> {
  const { document, selection } = editor
  const { choices } = await requestPaste(client, document, selection, request)
  if (choices.length === 0) {
    void window.showInformationMessage(words('There is no table on the clipboard.'))
    return undefined
  }
  const choice = request.as === undefined ? await pick(choices, words) : choices.find(({ kind }) => kind === request.as)
  if (!choice) return undefined
  const edit = new WorkspaceEdit()
  edit.replace(document.uri, new Range(selection.start, selection.end), choice.text)
  for (const { range, newText } of choice.edits) edit.replace(document.uri, client.protocol2CodeConverter.asRange(range), newText)
  if (!(await workspace.applyEdit(edit))) return undefined
  if (choice.remark !== '') void window.showWarningMessage(choice.remark)
  return choice.title
}

async function pick(choices: readonly PasteChoice[], words: Words): Promise<PasteChoice | undefined> {
  const items = choices.map((choice) => ({ label: choice.title, detail: choice.remark, choice }))
  return (await window.showQuickPick(items, { title: words('Paste as a Table') }))?.choice
}
