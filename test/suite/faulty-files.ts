/** A file system in memory for the tests of writing: it can run out of room in the middle of a file, and be unable to rename. Not tests themselves. */
import * as vscode from 'vscode'

export const scheme = 'gouji-faulty'

export interface Faults {
  /** A write that would fill more than this keeps what fits and fails, as a disk does. */
  room: number
  renaming: 'works' | 'fails'
  /** So many writes to names that are no temporary ones empty the file and fail. */
  brokenWrites: number
}

export class FaultyFiles implements vscode.FileSystemProvider {
  readonly faults: Faults = { room: Number.POSITIVE_INFINITY, renaming: 'works', brokenWrites: 0 }
  readonly files = new Map<string, Uint8Array>()
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined)
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const bytes = this.files.get(uri.path)
    if (bytes) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length }
    if (uri.path === '/' || this.#below(uri.path).length > 0) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
    throw vscode.FileSystemError.FileNotFound(uri)
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const names = new Set(this.#below(uri.path).map((path) => path.slice(uri.path.length + 1).split('/')[0] ?? ''))
    return [...names].map((name) => [name, this.stat(vscode.Uri.joinPath(uri, name)).type])
  }

  createDirectory(): void {}

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.files.get(uri.path)
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri)
    return bytes
  }

  /** A promise, since the editor's queue of writes waits forever for one that throws at once. */
  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    if (!uri.path.endsWith('.tmp') && this.faults.brokenWrites > 0) {
      this.faults.brokenWrites--
      this.files.set(uri.path, new Uint8Array())
      throw vscode.FileSystemError.Unavailable('broken on purpose')
    }
    const others = [...this.files].reduce((sum, [path, { length }]) => sum + (path === uri.path ? 0 : length), 0)
    const room = Math.max(0, this.faults.room - others)
    this.files.set(uri.path, content.slice(0, room))
    if (content.length > room) throw vscode.FileSystemError.Unavailable('no space left')
  }

  delete(uri: vscode.Uri): void {
    for (const path of [uri.path, ...this.#below(uri.path)]) this.files.delete(path)
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    if (this.faults.renaming === 'fails') throw vscode.FileSystemError.NoPermissions('no renaming here')
    this.files.set(to.path, this.readFile(from))
    this.files.delete(from.path)
  }

  #below(path: string): readonly string[] {
    return [...this.files.keys()].filter((each) => each.startsWith(`${path}/`))
  }
}
