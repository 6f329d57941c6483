/** The request `gouji/build`: one budget's publication, in the formats that are asked for, as bytes. It writes nothing; the client does. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { isFormatName, writers } from '../publish/index.ts'
import { toBase64 } from './base64.ts'
import type { Session } from './session.ts'

export const BUILD_REQUEST = 'gouji/build'

export interface BuildParams {
  readonly uri: string
  readonly formats: readonly string[]
}
export interface BuildResult {
  readonly files: readonly { readonly name: string; readonly base64: string }[]
  /** With any the files are a draft, and say so; whether a draft is kept is for the person to say. */
  readonly errors: number
}

export async function build({ uri, formats }: BuildParams, { service }: Session, token: CancellationToken): Promise<BuildResult> {
  const built = await service.publication(uri)
  if (built === undefined) return { files: [], errors: 0 }
  const files: { name: string; base64: string }[] = []
  for (const format of formats.filter(isFormatName)) {
    // The writers run through; between them is where a person's "cancel" is heard.
    await new Promise((resolve) => setTimeout(resolve))
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
    for (const { name, bytes } of await writers[format](built.publication)) files.push({ name, base64: toBase64(bytes) })
  }
  return { files, errors: built.errors }
}
