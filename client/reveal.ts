/** The command behind a lens that says what is wrong: opens the file at the cell. Its argument comes from the server, as JSON. */
import { Range, Uri, window } from 'vscode'

export interface RevealRequest {
  readonly uri: string
  readonly range: {
    readonly start: { readonly line: number; readonly character: number }
    readonly end: { readonly line: number; readonly character: number }
  }
}

export async function reveal({ uri, range: { start, end } }: RevealRequest): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character)
  await window.showTextDocument(Uri.parse(uri, true), { selection })
}
