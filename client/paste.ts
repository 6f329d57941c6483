/**
 * Pasting into a budget: a table on the clipboard is offered as rows, as a new table and, by the editor itself, as the text that it is. The first
 * is taken at once, and the editor's own button beside it changes to another.
 */
import {
  type CancellationToken,
  commands,
  type DataTransfer,
  type Disposable,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditProvider,
  languages,
  type Range,
  type TextDocument,
  WorkspaceEdit,
  window,
} from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { requestPaste } from './paste-request.ts'
import type { PasteChoice } from './protocol.ts'

/** Settings and key bindings name these: `editor.pasteAs.preferences`, `editor.action.pasteAs`. */
const tableKind = DocumentDropOrPasteEditKind.Empty.append('gouji', 'table')
export const pasteKind = tableKind.value

export function providePaste(client: BaseLanguageClient): Disposable {
  const metadata = { providedPasteEditKinds: [tableKind], pasteMimeTypes: ['text/html', 'text/plain'] }
  return languages.registerDocumentPasteEditProvider({ language: 'budget' }, new TablePaste(client), metadata)
}

class TablePaste implements DocumentPasteEditProvider {
  readonly #client: BaseLanguageClient
  readonly #remarks = new WeakMap<DocumentPasteEdit, string>()

  constructor(client: BaseLanguageClient) {
    this.#client = client
  }

  async provideDocumentPasteEdits(
    document: TextDocument,
    ranges: readonly Range[],
    transfer: DataTransfer,
    _context: unknown,
    token: CancellationToken,
  ): Promise<DocumentPasteEdit[] | undefined> {
    const [range] = ranges
    // One table at several cursors is nothing that anybody means.
    if (range === undefined || ranges.length > 1) return undefined
    try {
      const [html, text] = await Promise.all([transfer.get('text/html')?.asString(), transfer.get('text/plain')?.asString()])
      const { choices, prefers } = await requestPaste(this.#client, document, range, { html, text }, token)
      return choices.map((choice) => this.#toEdit(document, choice, prefers))
    } catch {
      // Whatever goes wrong here, the text itself is still pasted.
      return undefined
    }
  }

  /** Called for the edit that is taken. */
  resolveDocumentPasteEdit(edit: DocumentPasteEdit): DocumentPasteEdit {
    const remark = this.#remarks.get(edit) ?? ''
    if (remark !== '') void window.showWarningMessage(remark)
    // The walkthrough waits for it.
    void commands.executeCommand('setContext', 'gouji.hasPastedTable', true)
    return edit
  }

  #toEdit(document: TextDocument, choice: PasteChoice, prefers: 'table' | 'text'): DocumentPasteEdit {
    const edit = new DocumentPasteEdit(choice.text, choice.title, tableKind.append(choice.kind))
    const beside = new WorkspaceEdit()
    beside.set(
      document.uri,
      choice.edits.map(({ range, newText }) => ({ range: this.#client.protocol2CodeConverter.asRange(range), newText })),
    )
    edit.additionalEdit = beside
    if (prefers === 'text') edit.yieldTo = [DocumentDropOrPasteEditKind.Text]
    this.#remarks.set(edit, choice.remark)
    return edit
  }
}
