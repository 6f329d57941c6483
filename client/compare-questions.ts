/** What a budget is compared with: last year's, the one committed last, another of the workspace, or any file. */
import { type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode'
import { committed } from './committed.ts'
import type { CompareContext } from './compare.ts'
import { type DiffChoices, type DiffFile, diffChoicesRequest } from './protocol.ts'

interface Choice extends QuickPickItem {
  readonly choose?: () => Promise<DiffFile | undefined>
}

export async function pickOther({ client, words }: Pick<CompareContext, 'client' | 'words'>, budget: Uri): Promise<DiffFile | undefined> {
  const uri = client.code2ProtocolConverter.asUri(budget)
  const [{ lastYear, budgets }, head] = await Promise.all([client.sendRequest<DiffChoices>(diffChoicesRequest, { uri }), committed(budget)])
  const fileChoice = (label: string, other: string): Choice => ({ label, description: pathOf(other), choose: async () => ({ uri: other }) })
  const choices: Choice[] = [
    ...(lastYear === undefined ? [] : [fileChoice(words('Last Year’s Budget'), lastYear)]),
    ...(head
      ? [{ label: words('The Version Committed Last'), description: 'HEAD', choose: async (): Promise<DiffFile> => ({ uri, at: 'HEAD' }) }]
      : []),
    { label: words('Other File…'), choose: () => pickFile(client, words) },
    ...(budgets.length === 0 ? [] : [{ label: words('Budgets of the Workspace'), kind: QuickPickItemKind.Separator }]),
    ...budgets.map((other) => fileChoice(pathOf(other), other)),
  ]
  const title = words('Compare {0} with', pathOf(uri))
  const picked = await window.showQuickPick(choices.map(withoutEcho), { title, matchOnDescription: true })
  return picked?.choose?.()
}

/** A budget of the workspace is named once. */
function withoutEcho(choice: Choice): Choice {
  const { description, ...rest } = choice
  return description === choice.label ? rest : choice
}

function pathOf(address: string): string {
  return workspace.asRelativePath(Uri.parse(address))
}

async function pickFile({ code2ProtocolConverter }: CompareContext['client'], words: CompareContext['words']): Promise<DiffFile | undefined> {
  const [file] = (await window.showOpenDialog({ filters: { [words('Budget')]: ['budget'] }, title: words('Budget to Compare with') })) ?? []
  return file && { uri: code2ProtocolConverter.asUri(file) }
}
