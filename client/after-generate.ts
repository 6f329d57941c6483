/** Says what was written, and offers to open it with what the host has: the system's own program on a desktop, the editor elsewhere. */
import { commands, env, UIKind, type Uri, window } from 'vscode'
import type { Words } from './words.ts'

export async function offerToOpen(folder: Uri, written: readonly Uri[], errors: number, words: Words): Promise<void> {
  const openFile = words('Open File')
  const openFolder = words('Open Folder')
  const text = errors > 0 ? words('{0} files of a draft were written.', written.length) : words('{0} files were written.', written.length)
  const file = written.find(canBeOpened)
  const answer = await window.showInformationMessage(text, ...(file ? [openFile] : []), ...(written.length > 0 ? [openFolder] : []))
  if (answer === openFile && file !== undefined) await openOne(file)
  if (answer === openFolder) await reveal(written[0] ?? folder)
}

/** Away from the person's own machine there is the editor alone, and it shows no workbooks. */
function canBeOpened(file: Uri): boolean {
  return isLocal(file) || /\.(?:html|md|csv)$/.test(file.path)
}

/** Only there do the editor and the person sit at the machine that has the file. */
function isLocal({ scheme }: Uri): boolean {
  return scheme === 'file' && env.uiKind === UIKind.Desktop && env.remoteName === undefined
}

async function openOne(file: Uri): Promise<void> {
  if (isLocal(file)) await env.openExternal(file)
  else await commands.executeCommand('vscode.open', file)
}

async function reveal(file: Uri): Promise<void> {
  await commands.executeCommand(isLocal(file) ? 'revealFileInOS' : 'revealInExplorer', file)
}
