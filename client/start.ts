/**
 * What desktop and browser have in common: the language client's options, its start, and the commands. How the server runs is each entry's own
 * business, and what a budget means is the server's alone.
 */
import { commands, type ExtensionContext, Uri, workspace } from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import { lensCommands, registerCommands } from './commands.ts'
import { answerFileRequests } from './file-requests.ts'
import { providePaste } from './paste.ts'
import { providePreview } from './preview.ts'
import { provideRulePages, rulePages } from './rule-pages.ts'
import { openSample } from './sample.ts'
import { provideStatus } from './status.ts'
import { loadWords } from './words.ts'

export const clientId = 'gouji'
export const clientName = '勾稽 Gouji'

/** Every scheme, so that untitled budgets and those of mounted repositories are checked as well. */
function clientOptions(context: ExtensionContext): LanguageClientOptions {
  const watcher = workspace.createFileSystemWatcher('**/*.budget')
  context.subscriptions.push(watcher)
  return {
    documentSelector: [{ language: 'budget' }],
    synchronize: { fileEvents: watcher, configurationSection: 'gouji' },
    // `filesThroughClient` says that `gouji/readFile` and `gouji/listFiles` are answered here; in other editors they are not.
    initializationOptions: () => ({ ...currentSettings(), filesThroughClient: true, rulePages, commands: lensCommands, status: true }),
    // A hover may link to a place in a budget; it may run no command.
    markdown: { isTrusted: false, supportHtml: false },
    outputChannelName: clientName,
  }
}

/** VS Code hands settings out behind proxies, which no message to a worker can carry: hence plain data. */
function currentSettings(): object {
  return JSON.parse(JSON.stringify(workspace.getConfiguration().get<object>('gouji') ?? {}))
}

export function wordsOf({ extensionUri }: ExtensionContext): Uri {
  return Uri.joinPath(extensionUri, 'l10n', 'bundle.l10n.zh-cn.json')
}

export async function start(context: ExtensionContext, create: (options: LanguageClientOptions) => BaseLanguageClient): Promise<BaseLanguageClient> {
  const words = await loadWords(wordsOf(context))
  const client = create(clientOptions(context))
  context.subscriptions.push(
    ...answerFileRequests(client),
    provideRulePages(client),
    provideStatus(client, words),
    providePaste(client),
    ...registerCommands(client, context.workspaceState, words),
    commands.registerCommand('gouji.openSample', () => openSample(context.extensionUri)),
  )
  context.subscriptions.push(providePreview({ client, home: context.extensionUri, words }))
  await client.start()
  return client
}
