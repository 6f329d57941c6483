/** The extension in a browser: the server is a web worker. The worker itself is passed, since VS Code replaces the class by which the client would know one. */
import { type ExtensionContext, Uri } from 'vscode'
import { LanguageClient } from 'vscode-languageclient/browser'
import { clientId, clientName, start } from './start.ts'

let client: LanguageClient | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  const address = Uri.joinPath(context.extensionUri, 'dist', 'server.worker.js').toString(true)
  await start(context, (options) => {
    client = new LanguageClient(clientId, clientName, new Worker(address), options)
    return client
  })
}

export async function deactivate(): Promise<void> {
  if (client?.isRunning()) await client.stop()
}
