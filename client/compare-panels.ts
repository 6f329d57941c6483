/** The pages of comparisons: one panel for each pair of files, drawn anew when a budget is saved. A page runs no script and loads nothing. */
import { type Disposable, ViewColumn, type WebviewPanel, window, workspace } from 'vscode'
import type { DiffResult } from './protocol.ts'

type Page = Extract<DiffResult, { readonly html: string }>

export class ComparePanels implements Disposable {
  readonly #panels = new Map<string, WebviewPanel>()
  readonly #renewals = new Map<string, () => Thenable<DiffResult>>()
  readonly #saving: Disposable

  constructor() {
    this.#saving = workspace.onDidSaveTextDocument(({ languageId }) => {
      if (languageId === 'budget') void this.#renew()
    })
  }

  /** `renew` asks for the same page again. */
  show(pair: string, page: Page, renew: () => Thenable<DiffResult>): void {
    const panel = this.#panels.get(pair) ?? this.#open(pair, page.title)
    this.#renewals.set(pair, renew)
    draw(panel, page)
    panel.reveal(undefined, true)
  }

  dispose(): void {
    this.#saving.dispose()
    for (const panel of this.#panels.values()) panel.dispose()
  }

  #open(pair: string, title: string): WebviewPanel {
    const options = { enableScripts: false, enableFindWidget: true, localResourceRoots: [] }
    const panel = window.createWebviewPanel('gouji.compare', title, { viewColumn: ViewColumn.Beside, preserveFocus: true }, options)
    this.#panels.set(pair, panel)
    panel.onDidDispose(() => {
      this.#panels.delete(pair)
      this.#renewals.delete(pair)
    })
    return panel
  }

  /** A page that cannot be made any more stays as it was: the file may be half written. */
  async #renew(): Promise<void> {
    for (const [pair, renew] of [...this.#renewals]) {
      const result = await Promise.resolve(renew()).catch(() => undefined)
      const panel = this.#panels.get(pair)
      if (panel && result && 'html' in result) draw(panel, result)
    }
  }
}

function draw(panel: WebviewPanel, { title, html }: Page): void {
  panel.title = title
  if (panel.webview.html !== html) panel.webview.html = html
}
