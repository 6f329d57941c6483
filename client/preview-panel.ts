/**
 * One panel with a preview: which budget it shows, and what passes between server, page and editor. A budget that is gone to is shown once the server
 * knows a table of it; until then, and if there is none (a format, a note), the page keeps what it has.
 */
import { type Disposable, type TextEditor, Uri, type WebviewPanel, window } from 'vscode'
import type { PreviewContext } from './preview.ts'
import type { FromPage, ToPage } from './preview-messages.ts'
import { previewShell } from './preview-shell.ts'
import { showSource } from './preview-source.ts'
import { closePreviewNotification, openPreviewNotification, type PreviewContent, type PreviewParams, type PreviewUpdate } from './protocol.ts'

export class PreviewPanel implements Disposable {
  readonly #context: PreviewContext
  readonly #panel: WebviewPanel
  /** The budget on the page. */
  #shown: string | undefined
  /** The budget that was asked for last. */
  #wanted: string | undefined
  /** A line that somebody wants to see, before the cursor has its say. */
  #line: number | undefined
  #isReady = false

  constructor(context: PreviewContext, panel: WebviewPanel) {
    this.#context = context
    this.#panel = panel
    const dist = Uri.joinPath(context.home, 'dist')
    panel.iconPath = Uri.joinPath(context.home, 'media', 'icon.png')
    const { webview } = panel
    webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [dist] }
    webview.onDidReceiveMessage((message: FromPage) => this.#hear(message))
    panel.onDidChangeViewState(() => this.#rest())
    const address = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, name)).toString()
    webview.html = previewShell({ title: context.words('Preview'), source: webview.cspSource, address })
  }

  /** Asked for by name: it is shown, whatever it holds. */
  show(uri: string, line?: number): void {
    this.#panel.reveal(undefined, true)
    if (this.#shown !== uri) this.#closeShown()
    this.#want(uri)
    this.#line = line
    this.#point()
  }

  /** Somebody went to another file. */
  follow(editor: TextEditor): void {
    if (editor.document.languageId !== 'budget') return
    this.#want(this.#addressOf(editor))
    this.cursor(editor)
  }

  cursor(editor: TextEditor): void {
    if (editor.document.languageId !== 'budget') return
    const { line, character } = editor.selection.active
    this.#post({ type: 'cursor', uri: this.#addressOf(editor), line, character })
  }

  update({ uri, preview }: PreviewUpdate): void {
    if (uri !== this.#wanted && uri !== this.#shown) this.#tell(closePreviewNotification, uri)
    else if (!preview) this.#nothing(uri)
    else this.#print(uri, preview)
  }

  #print(uri: string, preview: PreviewContent): void {
    if (uri !== this.#shown) this.#closeShown()
    this.#shown = uri
    this.#panel.title = this.#context.words('Preview {0}', Uri.parse(uri).path.split('/').at(-1) ?? '')
    this.#post({ type: 'update', uri, preview })
  }

  /** Another server knows of no preview. */
  restart(): void {
    if (this.#isReady) this.#tell(openPreviewNotification, this.#wanted)
  }

  close(): void {
    this.#panel.dispose()
  }

  dispose(): void {
    this.#isReady = false
    this.#tell(closePreviewNotification, this.#wanted)
    this.#closeShown()
  }

  #want(uri: string): void {
    if (uri === this.#wanted && uri === this.#shown) return
    this.#wanted = uri
    if (this.#isReady) this.#tell(openPreviewNotification, uri)
  }

  #nothing(uri: string): void {
    if (this.#shown === undefined || this.#shown === uri) {
      this.#post({ type: 'nothing', text: this.#context.words('There is no table in this file yet.') })
      return
    }
    this.#tell(closePreviewNotification, uri)
    this.#wanted = this.#shown
  }

  #hear(message: FromPage): void {
    if (message.type === 'go') {
      showSource(message, this.#panel).then(undefined, (problem) => void window.showErrorMessage(String(problem?.message ?? problem)))
      return
    }
    this.#isReady = true
    this.#tell(openPreviewNotification, this.#wanted)
    this.#point()
  }

  /** To the line that was asked for, else to where the cursor is. */
  #point(): void {
    if (!this.#isReady) return
    if (this.#line !== undefined) this.#post({ type: 'cursor', uri: this.#wanted ?? '', line: this.#line, character: 0 })
    else if (window.activeTextEditor) this.cursor(window.activeTextEditor)
    this.#line = undefined
  }

  /** A tab that nobody sees has no page, and needs no updates; when it is seen again, its page says that it is there. */
  #rest(): void {
    if (!this.#panel.visible) this.dispose()
  }

  #closeShown(): void {
    this.#tell(closePreviewNotification, this.#shown)
    this.#shown = undefined
  }

  #tell(notification: string, uri: string | undefined): void {
    const { client } = this.#context
    const params: PreviewParams = { uri: uri ?? '' }
    if (uri !== undefined && client.isRunning()) void client.sendNotification(notification, params)
  }

  #post(message: ToPage): void {
    if (this.#isReady) void this.#panel.webview.postMessage(message)
  }

  #addressOf({ document }: TextEditor): string {
    return this.#context.client.code2ProtocolConverter.asUri(document.uri)
  }
}
