/** Files as they were committed last, from the editor's own git extension, where there is one: a browser has none. */
import { extensions, type Uri } from 'vscode'

/** As much of the extension's interface as is used here: https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts */
interface GitExtension {
  getAPI(version: 1): { getRepository(uri: Uri): Repository | null }
}
interface Repository {
  buffer(ref: string, path: string): Promise<Uint8Array>
}

/** Nothing for a file that no repository holds, or that was never committed. */
export async function committed(uri: Uri): Promise<Uint8Array | undefined> {
  try {
    const git = extensions.getExtension<GitExtension>('vscode.git')
    const api = git && (await git.activate()).getAPI(1)
    return await api?.getRepository(uri)?.buffer('HEAD', uri.fsPath)
  } catch {
    // Git is switched off, or knows nothing of the file.
    return undefined
  }
}
