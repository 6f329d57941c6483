/** What the clipboard holds goes to the server, and its choices come back: which of them a table becomes is for the person to say. */
import { type CancellationToken, CancellationTokenSource, type Range, type TextDocument } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { type PasteParams, type PasteResult, pasteRequest } from './protocol.ts'

export interface Clipboard {
  readonly html?: string | undefined
  readonly text?: string | undefined
}

export const NO_CHOICE: PasteResult = { choices: [], prefers: 'text' }

/** As a message it would stall the editor; whoever copies so much has the text still. */
const longestMarkup = 32 * 1024 * 1024

/** Whether it is worth asking: every text that somebody pastes comes by here. */
function mayHoldTable({ html, text }: Clipboard): boolean {
  return (html !== undefined && /<t[rd][\s>]/i.test(html)) || text?.includes('\t') === true
}

export async function requestPaste(
  client: BaseLanguageClient,
  document: TextDocument,
  range: Range,
  clipboard: Clipboard,
  token: CancellationToken = new CancellationTokenSource().token,
): Promise<PasteResult> {
  const { html, text } = clipboard
  if (!mayHoldTable(clipboard)) return NO_CHOICE
  const params: PasteParams = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
    range: client.code2ProtocolConverter.asRange(range),
    ...(html === undefined || html.length > longestMarkup ? {} : { html }),
    ...(text === undefined || text.length > longestMarkup ? {} : { text }),
  }
  return (await client.sendRequest<PasteResult | null>(pasteRequest, params, token)) ?? NO_CHOICE
}
