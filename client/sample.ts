/** The budget to practise on: opened without a file, so that nothing of the person's is touched and there is nothing to tidy up. */
import { Uri, window, workspace } from 'vscode'

export async function openSample(home: Uri): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(home, 'media', 'walkthrough', 'sample.budget'))
  const document = await workspace.openTextDocument({ language: 'budget', content: new TextDecoder().decode(bytes) })
  await window.showTextDocument(document)
}
