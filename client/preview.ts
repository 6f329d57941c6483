/**
 * The preview beside the source: one panel, which follows the budget that somebody writes in. It hands the server's updates to its page, the
 * cursor too, and takes clicks back to the source. What is shown, and how it is drawn, is the server's and the page's business.
 */
import { commands, Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { activeBudget } from './generate-questions.ts'
import type { PageState } from './preview-messages.ts'
import { PreviewPanel } from './preview-panel.ts'
import { type PreviewUpdate, previewUpdateNotification } from './protocol.ts'
import type { Words } from './words.ts'

const viewType = 'gouji.preview'

export interface PreviewContext {
  readonly client: BaseLanguageClient
  /** The folder of the extension. */
  readonly home: Uri
  readonly words: Words
}

/** What a lens above a table asks for. */
interface PreviewRequest {
  readonly uri: string
  readonly line: number
}

export function providePreview(context: PreviewContext): Disposable {
  const { client, words } = context
  let current: PreviewPanel | undefined
  const take = (panel: WebviewPanel) => {
    current?.close()
    const preview = new PreviewPanel(context, panel)
    current = preview
    panel.onDidDispose(() => {
      preview.dispose()
      if (current === preview) current = undefined
    })
    return preview
  }
  const open = () => {
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true }
    return take(window.createWebviewPanel(viewType, words('Preview'), place, { enableFindWidget: true }))
  }
  /** `given` is the file on which a menu was opened, a lens's request, or nothing. */
  const show = (given?: unknown) => {
    const { uri, line } = given instanceof Uri ? { uri: given } : ((given ?? {}) as Partial<PreviewRequest>)
    const budget = typeof uri === 'string' ? Uri.parse(uri) : (uri ?? activeBudget())
    if (budget === undefined) void window.showInformationMessage(words('Open a budget first.'))
    else (current ?? open()).show(client.code2ProtocolConverter.asUri(budget), line)
  }
  return Disposable.from(
    commands.registerCommand(viewType, show),
    client.onNotification(previewUpdateNotification, (update: PreviewUpdate) => current?.update(update)),
    client.onDidChangeState(() => current?.restart()),
    window.onDidChangeActiveTextEditor((editor) => editor && current?.follow(editor)),
    window.onDidChangeTextEditorSelection(({ textEditor }) => current?.cursor(textEditor)),
    window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state: Partial<PageState> | undefined) => {
        const preview = take(panel)
        if (state?.uri !== undefined) preview.show(state.uri)
      },
    }),
  )
}
