/** The request `gouji/build`: one budget's publication, in the formats that are asked for, as bytes. It writes nothing; the client does. */
import { type CancellationToken, type Connection, LSPErrorCodes, type ProgressToken, ResponseError, WorkDoneProgress } from 'vscode-languageserver'
import { type FormatName, isFormatName, selectTables, type WriterOptions, writers } from '../publish/index.ts'
import { toBase64 } from './base64.ts'
import type { Session } from './session.ts'

export const BUILD_REQUEST = 'gouji/build'

export interface BuildParams extends WriterOptions {
  readonly uri: string
  readonly formats: readonly string[]
  /** By number or title; absent or empty, all of them. */
  readonly tables?: readonly string[]
  /** The client's, as for the requests of the protocol: then it is told which format is under way. */
  readonly workDoneToken?: ProgressToken
}
export interface BuildResult {
  readonly files: readonly { readonly name: string; readonly base64: string }[]
  /** With any the files are a draft, and say so; whether a draft is kept is for the person to say. */
  readonly errors: number
  /** Why there is no file, for the person: a table that is none. */
  readonly problem?: string
}

export function answerBuild(connection: Connection, current: () => Session | undefined): void {
  connection.onRequest<BuildResult, void>(BUILD_REQUEST, async (params: BuildParams, token: CancellationToken): Promise<BuildResult> => {
    const session = current()
    if (!session) return { files: [], errors: 0 }
    return build(params, session, token, (format, share) => tell(connection, params, format, share))
  })
}

/** Which format comes next, and the share of the work that is behind. */
type Tell = (format: FormatName, share: number) => void

async function build(params: BuildParams, { service }: Session, token: CancellationToken, under: Tell): Promise<BuildResult> {
  const { uri, tables = [], liveSums = 'no' } = params
  const built = await service.publication(uri)
  if (built === undefined) return { files: [], errors: 0 }
  const { errors, publication: whole } = built
  const selection = tables.length === 0 ? { publication: whole } : selectTables(whole, tables)
  if (!('publication' in selection)) return { files: [], errors, problem: selection[whole.language] }
  const files: { name: string; base64: string }[] = []
  const formats = params.formats.filter(isFormatName)
  for (const [done, format] of formats.entries()) {
    under(format, done / formats.length)
    // The writers run through; between them is where a person's "cancel" is heard.
    await new Promise((resolve) => setTimeout(resolve))
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
    for (const { name, bytes } of await writers[format](selection.publication, { liveSums })) files.push({ name, base64: toBase64(bytes) })
  }
  return { files, errors }
}

/** The format's name is the message: the client has words for it. */
function tell(connection: Connection, { workDoneToken }: BuildParams, format: FormatName, share: number): void {
  if (workDoneToken === undefined) return
  void connection.sendProgress(WorkDoneProgress.type, workDoneToken, { kind: 'report', message: format, percentage: Math.round(share * 100) })
}
