/** The commands of the extension, each with what it needs. What a command does stands in its own file. */
import { commands, type Disposable, type Memento } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { checkWorkspace } from './check-workspace.ts'
import { compare } from './compare.ts'
import { ComparePanels } from './compare-panels.ts'
import { generate } from './generate.ts'
import { newYear } from './new-year.ts'
import { type PasteTableRequest, pasteTable } from './paste-table.ts'
import { type RevealRequest, reveal } from './reveal.ts'
import type { Words } from './words.ts'

/** What the server may put behind a lens. */
export const lensCommands: readonly string[] = ['gouji.generate', 'gouji.preview', 'gouji.reveal']

export function registerCommands(client: BaseLanguageClient, memory: Memento, words: Words): Disposable[] {
  const panels = new ComparePanels()
  return [
    panels,
    commands.registerCommand('gouji.generate', (given?: unknown) => generate({ client, memory, words }, given)),
    commands.registerCommand('gouji.compare', (given?: unknown, selected?: unknown) => compare({ client, panels, words }, given, selected)),
    commands.registerCommand('gouji.checkWorkspace', () => checkWorkspace(client, words)),
    commands.registerCommand('gouji.newYear', (given?: unknown) => newYear(client, words, given)),
    commands.registerCommand('gouji.pasteTable', (given?: PasteTableRequest) => pasteTable(client, words, given)),
    commands.registerCommand('gouji.reveal', (request: RevealRequest) => reveal(request)),
    commands.registerCommand('gouji.showOutput', () => client.outputChannel.show()),
  ]
}
