/** The extension on a desktop or a remote host: the server is a process of its own, so that a long check never holds up the editor. */
import { type ExtensionContext, Uri } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { clientId, clientName, start, wordsOf } from './start.ts'
import { provideTasks } from './tasks.ts'
import { loadWords } from './words.ts'

let client: LanguageClient | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath
  const run = { module, transport: TransportKind.ipc }
  await start(context, (options) => {
    client = new LanguageClient(clientId, clientName, { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } }, options)
    return client
  })
  context.subscriptions.push(provideTasks(context.extensionUri, await loadWords(wordsOf(context))))
}

export async function deactivate(): Promise<void> {
  if (client?.isRunning()) await client.stop()
}
