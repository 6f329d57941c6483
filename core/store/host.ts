/**
 * How files come in: the only door between the core and whatever holds them (a disk, an editor's own file system, a test's map).
 * It hands over text, never bytes; whether a buffer is open is not its business.
 */
export type ReadProblem = 'missing' | 'outside' | 'binary' | 'encoding' | 'too-large' | 'unreadable'

/** `detail` is what the system said, for `unreadable`; it is shown as it stands. */
export type ReadResult = { readonly text: string } | { readonly problem: ReadProblem; readonly detail?: string }

export interface Host {
  readFile(uri: string): Promise<ReadResult>
  /** The addresses of all budget files in a folder and the folders below it, in any order. */
  listFiles(folderUri: string): Promise<readonly string[]>
}
