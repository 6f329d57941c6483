/** From the preview to the source: shows a place in the editor, in the column where the file is open, or beside the preview. */
import { Range, Selection, TextEditorRevealType, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode'

export interface SourcePlace {
  readonly uri: string
  readonly line: number
  readonly start: number
  readonly end: number
}

export async function showSource({ uri, line, start, end }: SourcePlace, panel: WebviewPanel): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri))
  const open = window.visibleTextEditors.find((editor) => editor.document === document)
  const beside = panel.viewColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One
  const range = document.validateRange(new Range(line, start, line, end))
  const editor = await window.showTextDocument(document, { viewColumn: open?.viewColumn ?? beside, preserveFocus: false })
  editor.selection = new Selection(range.start, range.end)
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
}
