/** The commands of the extension, each with what it needs. What a command does stands in its own file. */
import { commands, type Disposable, type Memento } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { checkWorkspace } from './check-workspace.ts'
import { generate } from './generate.ts'
import type { Words } from './words.ts'

export function registerCommands(client: BaseLanguageClient, memory: Memento, words: Words): Disposable[] {
  return [
    commands.registerCommand('gouji.generate', (given?: unknown) => generate({ client, memory, words }, given)),
    commands.registerCommand('gouji.checkWorkspace', () => checkWorkspace(client, words)),
    commands.registerCommand('gouji.showOutput', () => client.outputChannel.show()),
  ]
}
