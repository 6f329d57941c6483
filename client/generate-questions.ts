/** What 生成公开表格 asks a person: formats, folder, whether a draft is wanted, whether files may be replaced. The last answers are offered first. */
import { type Memento, Uri, window, workspace } from 'vscode'
import { formatChoices } from './generate-formats.ts'
import type { Words } from './words.ts'

export type Memory = Pick<Memento, 'get' | 'update'>

const formatsKey = 'generate.formats'
const folderKey = 'generate.folder'

/** The budget in the editor, if there is one. */
export function activeBudget(): Uri | undefined {
  const document = window.activeTextEditor?.document
  return document?.languageId === 'budget' ? document.uri : undefined
}

export async function pickFormats(memory: Memory, words: Words): Promise<readonly string[] | undefined> {
  const before = memory.get<readonly string[]>(formatsKey, ['xlsx'])
  const items = formatChoices(words).map((each) => ({ ...each, picked: before.includes(each.id) }))
  const title = words('Generate the tables for publication')
  const picked = await window.showQuickPick(items, { canPickMany: true, title, placeHolder: words('Which formats?') })
  if (picked === undefined || picked.length === 0) return undefined
  const formats = picked.map(({ id }) => id)
  await memory.update(formatsKey, formats)
  return formats
}

/** Offers the folder of last time, then that of the budget. A budget that was never saved has none: then the workspace's. */
export async function pickFolder(memory: Memory, words: Words, budget: Uri): Promise<Uri | undefined> {
  const before = memory.get<string>(folderKey)
  const beside = budget.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(budget, '..')
  const defaultUri = before === undefined ? beside : Uri.parse(before)
  const folders = await window.showOpenDialog({
    ...(defaultUri && { defaultUri }),
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel: words('Generate here'),
    title: words('Folder for the tables'),
  })
  const folder = folders?.[0]
  if (folder !== undefined) await memory.update(folderKey, folder.toString())
  return folder
}

export async function confirmDraft(errors: number, words: Words): Promise<boolean> {
  const yes = words('Generate a Draft')
  const detail = words('A draft says on each page that it is one.')
  const text = words('The budget still has {0} errors. Generate a draft?', errors)
  return (await window.showWarningMessage(text, { modal: true, detail }, yes)) === yes
}

export async function confirmOverwrite(names: readonly string[], words: Words): Promise<boolean> {
  const yes = words('Replace')
  const text = words('{0} files are already there. Replace them?', names.length)
  return (await window.showWarningMessage(text, { modal: true, detail: names.join('\n') }, yes)) === yes
}
