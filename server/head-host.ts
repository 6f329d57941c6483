/** Files as they were committed last, through the client: the editor knows of version control, the server does not. */
import type { Connection } from 'vscode-languageserver'
import { decodeBytes } from '../core/store/decode.ts'
import type { Host, ReadResult } from '../core/store/index.ts'
import { fromBase64 } from './base64.ts'
import type { ClientFile } from './client-host.ts'

/** Folders are listed as they are now; a file that was not there then is one that cannot be read. */
export function headHost(connection: Connection): Host {
  return {
    async readFile(uri): Promise<ReadResult> {
      const answer: ClientFile = await connection.sendRequest('gouji/readFile', { uri, at: 'HEAD' })
      return 'bytes' in answer ? decodeBytes(fromBase64(answer.bytes)) : answer
    },
    listFiles: (folder) => connection.sendRequest<string[]>('gouji/listFiles', { folder }),
  }
}
